import QtQuick
import Tingtang.Screens

// A slot: when it begins, and how many it still takes.
Pressable {
    id: slot

    required property string key
    required property string time
    required property string room
    required property bool chosen
    required property bool usable

    objectName: "slot-" + time
    name: time + " " + room
    role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen
    enabled: usable
    guard: 150

    FocusRing {
        around: slot
        aroundRadius: Radius.deskChip
        visible: slot.focused && slot.enabled
    }

    Rectangle {
        anchors.fill: parent
        visible: slot.enabled
        radius: Radius.deskChip
        color: slot.chosen ? (slot.down ? Light.accentPressed : Light.accent) : slot.down ? Light.accentSoft : Light.surface
        border.width: slot.chosen ? 0 : 1
        border.color: Light.line
    }

    Loader {
        anchors.fill: parent
        active: !slot.enabled
        sourceComponent: DashedBox {
            radius: Radius.deskChip
        }
    }

    Column {
        anchors.centerIn: parent

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: slot.time
            size: Type.desk.heading
            bold: slot.enabled
            color: !slot.enabled ? Light.ink3 : slot.chosen ? Light.inkOnAccent : Light.ink
        }

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: slot.room
            size: Type.desk.caption
            color: !slot.enabled ? Light.ink3 : slot.chosen ? Light.inkOnAccent : Light.ink2
        }
    }
}
