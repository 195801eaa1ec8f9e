import QtQuick
import Tingtang.Screens

// A small key on a card: a border alone, a word in the accent ink.
Pressable {
    id: chip

    property string text
    property bool strong: false

    name: text
    implicitHeight: 38
    implicitWidth: words.implicitWidth + 22

    FocusRing {
        around: chip
        aroundRadius: Radius.deskChip
        visible: chip.focused
    }

    Rectangle {
        anchors.fill: parent
        radius: Radius.deskChip
        color: chip.strong ? (chip.down ? Light.accentPressed : Light.accent) : chip.down ? Light.accentSoft : Light.surface
        border.width: chip.strong ? 0 : 1
        border.color: Light.line
    }

    Words {
        id: words

        anchors.centerIn: parent
        text: chip.text
        size: Type.desk.caption
        bold: true
        color: !chip.enabled ? Light.ink3 : chip.strong ? Light.inkOnAccent : Light.accent
    }
}
