import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// What this machine never asks for; while patience runs out on a changed home page, the ring and 还在吗？.
Item {
    id: footer

    required property KioskScreen kiosk
    required property KioskIdle idle

    width: 1080

    Footer {
        visible: !footer.idle.warning
        text: footer.kiosk.large ? qsTr("本机只用来取号，不会要您输入密码") : qsTr("本机只用来取号，不会要您输入密码，也不能转账")
        large: footer.kiosk.large
    }

    Row {
        visible: footer.idle.warning
        anchors.horizontalCenter: parent.horizontalCenter
        y: 1874 - height / 2
        spacing: 20

        CountdownRing {
            anchors.verticalCenter: parent.verticalCenter
            size: 60
            fraction: 1 * footer.idle.fraction
            text: `${footer.idle.seconds}`
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("还在吗？点一下屏幕就继续")
            size: footer.kiosk.large ? 36 : 30
            bold: true
        }
    }
}
