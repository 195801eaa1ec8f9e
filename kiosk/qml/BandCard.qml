pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens

// An amount band, with a stack that grows.
KeyFace {
    id: card

    required property string code
    required property string label
    required property string note
    required property int filled
    required property int slats
    property bool chinese: true

    objectName: "band-" + code
    name: label + " " + note
    width: 968

    Column {
        x: 46
        anchors.verticalCenter: parent.verticalCenter
        spacing: 5

        Repeater {
            model: card.slats

            Rectangle {
                id: slat

                required property int index
                readonly property bool full: index >= card.slats - card.filled

                width: 110
                height: 17
                radius: 6
                color: full ? Light.accent : "transparent"
                border.width: full ? 0 : 2
                border.color: Light.lip

                Rectangle {
                    visible: slat.full
                    anchors.centerIn: parent
                    width: 7
                    height: 7
                    radius: 3.5
                    color: Light.surface
                }
            }
        }
    }

    Line {
        x: 202
        width: 660
        middle: card.note === "" ? (parent.height) / 2 : parent.height / 2 - 22
        text: card.label
        size: card.chinese ? Type.kiosk.amountBand : 54
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 36
        bold: true
    }

    Line {
        x: 202
        width: 660
        middle: parent.height / 2 + 43
        text: card.note
        size: 32
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Type.kiosk.minimum
        elide: Text.ElideRight
        color: Light.ink2
    }

    Icon {
        x: 878
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron-right"
        size: 48
        strokeWidth: 3.4
        color: Light.accent
    }
}
