import QtQuick
import Tingtang.Screens

// Minus or plus beside a figure.
Pressable {
    id: step

    property string icon

    width: 36
    height: Touch.deskMinPx
    guard: 60

    FocusRing {
        around: step
        aroundRadius: Radius.deskChip
        visible: step.focused
    }

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: 4
        anchors.bottomMargin: 4
        radius: Radius.deskChip
        color: step.down ? Light.accentSoft : Light.surface
        border.width: step.enabled ? 1 : 0
        border.color: Light.line
    }

    Icon {
        anchors.centerIn: parent
        name: step.icon
        size: 16
        strokeWidth: 5
        color: step.enabled ? Light.ink : Light.line
    }
}
