pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// For staff: a number, a PIN, then the way out.
Rectangle {
    id: corner

    required property KioskStaff staff
    property bool windowed: false
    readonly property bool menu: staff.phase === "menu"

    visible: staff.phase !== ""
    color: Light.paper

    // Nothing below may be pressed meanwhile.
    MouseArea {
        anchors.fill: parent
    }

    Logo {
        x: 56
        y: 56
        size: 80
    }

    Line {
        x: 158
        middle: 96
        text: qsTr("工作人员")
        size: 40
        bold: true
    }

    Line {
        objectName: "staff-head"
        anchors.horizontalCenter: parent.horizontalCenter
        middle: 330
        text: corner.menu ? corner.staff.person : corner.staff.phase === "pin" ? qsTr("请输入 PIN") : qsTr("请输入工号")
        size: 72
        bold: true
    }

    CapText {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 428
        visible: !corner.menu
        text: corner.staff.phase === "pin" ? corner.staff.number : pad.secret
        size: 60
        color: corner.staff.phase === "pin" ? Light.ink2 : Light.ink
    }

    PinPad {
        id: pad

        objectName: "pad"
        visible: !corner.menu
        anchors.horizontalCenter: parent.horizontalCenter
        y: 540
        desk: false
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
        x: 190
        y: 480
        width: 700
        spacing: 28

        Card {
            width: parent.width
            height: facts.implicitHeight + 64

            Words {
                id: facts

                x: 36
                y: 32
                width: parent.width - 72
                text: corner.staff.facts
                size: 28
                lineHeight: 1.3
                wrapMode: Text.WrapAnywhere
                color: Light.ink2
            }
        }

        Key {
            objectName: "staff-window"
            width: parent.width
            height: Touch.kioskNavHeight + lip
            text: corner.windowed ? qsTr("回到全屏") : qsTr("改为窗口显示")
            icon: corner.windowed ? "expand" : "collapse"
            onActivated: corner.staff.askWindow()
        }

        Key {
            objectName: "staff-leave"
            width: parent.width
            height: Touch.kioskNavHeight + lip
            primary: true
            text: qsTr("退出取号机")
            size: 36
            onActivated: corner.staff.askLeave()
        }
    }

    Key {
        objectName: "staff-close"
        x: 56
        y: 1676
        width: 400
        height: Touch.kioskNavHeight + lip
        text: qsTr("回到取号")
        icon: "back"
        onActivated: corner.staff.close()
    }
}
