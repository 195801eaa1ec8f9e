import QtQuick
import Tingtang.Screens

// The cross that closes a drawer or the dialog.
Pressable {
    id: cross

    objectName: "close"
    name: qsTr("关闭")
    width: Touch.deskMinPx
    height: Touch.deskMinPx

    FocusRing {
        around: cross
        aroundRadius: Radius.deskChip
        visible: cross.focused
    }

    Rectangle {
        anchors.fill: parent
        visible: cross.down
        radius: Radius.deskChip
        color: Light.accentSoft
    }

    Icon {
        anchors.centerIn: parent
        name: "close"
        size: 26
        color: Light.ink2
    }
}
