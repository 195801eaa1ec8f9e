import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// How many messages wait for this person; with a triangle when nobody answered one in time.
Row {
    id: mark

    required property SeatRadio radio
    property int size: 22

    objectName: "radioCount"
    visible: mark.radio.waiting > 0 || mark.radio.unanswered
    spacing: 3

    AlertMark {
        anchors.verticalCenter: parent.verticalCenter
        visible: mark.radio.unanswered
        level: "orange"
        size: mark.size
    }

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        visible: mark.radio.waiting > 0
        width: Math.max(height, figure.implicitWidth + 10)
        height: mark.size
        radius: height / 2
        color: Light.accent

        Words {
            id: figure

            objectName: "radioCountFigure"
            anchors.centerIn: parent
            text: String(mark.radio.waiting)
            size: Type.desk.caption
            bold: true
            color: Light.inkOnAccent
        }
    }
}
