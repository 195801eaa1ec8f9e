import QtQuick
import Tingtang.Screens

// A quiet key of the header: a border alone, a word or an icon, sometimes its keycap.
Pressable {
    id: chip

    property string text
    property string icon
    property string hint

    name: text
    implicitHeight: Touch.deskMinPx
    implicitWidth: row.implicitWidth + 24

    FocusRing {
        around: chip
        aroundRadius: Radius.deskChip
        visible: chip.focused
    }

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: 4
        anchors.bottomMargin: 4
        radius: Radius.deskChip
        color: chip.down ? Light.accentSoft : "transparent"
        border.width: 1
        border.color: Light.line
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.icon !== ""
            name: chip.icon
            size: 18
            color: Light.ink2
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.text !== "" && chip.icon === ""
            text: chip.text
            size: Type.desk.secondary
            color: Light.ink2
        }

        Keycap {
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.hint !== ""
            text: chip.hint
        }
    }
}
