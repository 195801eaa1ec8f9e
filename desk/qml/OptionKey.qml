import QtQuick
import Tingtang.Screens

// An answer of a sheet: a title, a line beside it, its digit; for places the zone's badge.
KeyFace {
    id: key

    required property string title
    required property string note
    required property string shortcut
    required property string letter
    required property string pigment
    readonly property real indent: letter !== "" ? 50 : 16

    desk: true
    name: title + " " + note

    ZoneBadge {
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        visible: key.letter !== ""
        size: 26
        letter: key.letter
        pigment: key.pigment
        opacity: key.enabled ? 1 : 0.5
    }

    Column {
        x: key.indent
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - 12

        Words {
            width: cap.visible ? cap.x - key.indent - 6 : parent.width
            text: key.title
            size: Type.desk.body
            bold: key.enabled
            color: key.inkColor
            elide: Text.ElideRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 14
        }

        Words {
            width: parent.width
            visible: text !== ""
            text: key.note
            size: Type.desk.caption
            color: key.primary && key.enabled ? key.inkColor : key.enabled ? Light.ink2 : Light.ink3
            wrapMode: key.height > 70 ? Text.Wrap : Text.NoWrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }

    Keycap {
        id: cap

        anchors.right: parent.right
        anchors.rightMargin: 12
        y: key.note !== "" ? 12 : (parent.height - height) / 2
        visible: key.shortcut !== "" && key.enabled
        text: key.shortcut
        accent: key.primary && key.enabled
    }
}
