pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// For staff: a number, a PIN, then the way out. Like the kiosk's corner, lying down.
Rectangle {
    id: corner

    required property KioskStaff staff
    property bool windowed: false
    readonly property bool menu: staff.phase === "menu"

    color: Light.paper

    // Nothing below may be pressed meanwhile.
    MouseArea {
        anchors.fill: parent
    }

    Logo {
        x: 28
        y: 24
        size: 48
    }

    Words {
        x: 96
        y: 30
        text: qsTr("工作人员")
        size: 26
        bold: true
    }

    Words {
        objectName: "staff-head"
        x: 28
        y: 128
        width: 380
        text: corner.menu ? corner.staff.person : corner.staff.phase === "pin" ? qsTr("请输入 PIN") : qsTr("请输入工号")
        size: 40
        bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 24
    }

    CapText {
        x: 28
        y: 204
        visible: !corner.menu
        text: corner.staff.phase === "pin" ? corner.staff.number : pad.secret
        size: 40
        color: corner.staff.phase === "pin" ? Light.ink2 : Light.ink
    }

    Words {
        x: 28
        y: 190
        width: 340
        visible: corner.menu
        text: corner.staff.facts
        size: 18
        lineHeight: 1.3
        wrapMode: Text.WrapAnywhere
        color: Light.ink2
    }

    PinPad {
        id: pad

        objectName: "pad"
        visible: !corner.menu
        x: 770 - width
        y: 24
        busy: corner.staff.busy
        minimumLength: corner.staff.phase === "pin" ? 4 : 1
        maximumLength: 12
        message: corner.staff.message
        onEntered: pin => corner.staff.entered(pin)

        Connections {
            target: corner.staff

            function onPhaseChanged() {
                pad.clear();
                if (!corner.menu)
                    pad.forceActiveFocus();
            }
        }
    }

    Column {
        visible: corner.menu
        x: 420
        y: 128
        width: 352
        spacing: 20

        Key {
            objectName: "staff-window"
            width: parent.width
            height: Touch.kioskMinPx + lip
            radius: 20
            size: 26
            text: corner.windowed ? qsTr("回到全屏") : qsTr("改为窗口显示")
            icon: corner.windowed ? "expand" : "collapse"
            onActivated: corner.staff.askWindow()
        }

        Key {
            objectName: "staff-leave"
            width: parent.width
            height: Touch.kioskMinPx + lip
            radius: 20
            size: 26
            primary: true
            text: qsTr("退出评价屏")
            onActivated: corner.staff.askLeave()
        }
    }

    Key {
        objectName: "staff-close"
        x: 28
        y: 360
        width: 226
        height: Touch.kioskMinPx
        radius: 20
        icon: "back"
        iconSize: 30
        gap: 14
        size: 26
        text: qsTr("回到评价")
        onActivated: corner.staff.close()
    }
}
