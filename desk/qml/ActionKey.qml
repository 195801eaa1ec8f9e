import QtQuick
import Tingtang.Screens

// One key of the teller's row: icon, word, and its function key; unavailable, why.
KeyFace {
    id: key

    required property string title
    required property string icon
    required property string shortcut
    required property string note

    desk: true
    name: enabled ? title : title + " (" + note + ")"

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 15
        name: key.icon
        size: 24
        color: key.inkColor
    }

    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 60 - height / 2
        width: Math.min(implicitWidth, parent.width - 12)
        text: key.title
        size: Type.desk.action
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 14
        bold: key.enabled
        color: key.inkColor
    }

    Keycap {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 78
        visible: key.enabled
        text: key.shortcut
    }

    Words {
        y: 88 - height / 2
        x: 6
        width: parent.width - 12
        visible: !key.enabled
        horizontalAlignment: Text.AlignHCenter
        text: key.note
        size: Type.desk.minimum
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 11
        color: Light.ink3
        elide: Text.ElideRight
    }
}
