import QtQuick
import Tingtang.Screens

// Why it did not work and what to do now, near what was pressed.
Rectangle {
    id: refusal

    property string text
    property int size: Type.kiosk.body

    x: 56
    width: 968
    height: Math.max(78, words.implicitHeight + 24)
    visible: text !== ""
    radius: Radius.kioskTile
    color: Light.yellowSoft
    border.width: 2
    border.color: Light.yellow
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        id: mark

        x: 28
        anchors.verticalCenter: parent.verticalCenter
        name: "warning"
        size: 44
    }

    Words {
        id: words

        objectName: "refusal"
        anchors.left: mark.right
        anchors.leftMargin: 24
        anchors.right: parent.right
        anchors.rightMargin: 28
        anchors.verticalCenter: parent.verticalCenter
        text: refusal.text
        size: refusal.size
        bold: true
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }
}
