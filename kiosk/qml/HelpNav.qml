import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// The keys under 我来帮您: on with what was begun, or home by itself.
Item {
    id: keys

    required property KioskScreen kiosk
    required property KioskIdle idle
    readonly property bool large: kiosk.large

    width: 1080
    height: 1920

    Key {
        objectName: "back"
        x: 56
        y: keys.large ? 1452 : 1676
        width: keys.large ? 474 : 254
        height: Touch.kioskNavHeight + lip
        text: qsTr("返回")
        icon: "back"
        iconSize: 46
        gap: 24
        size: keys.large ? Type.kioskLarge.button : 36
        onActivated: keys.kiosk.back()
    }

    HomeKey {
        kiosk: keys.kiosk
        idle: keys.idle
        counting: true
        x: keys.large ? 550 : 330
        y: keys.large ? 1452 : 1676
        width: keys.large ? 474 : 310
    }

    HelpKey {
        kiosk: keys.kiosk
        width: keys.large ? 968 : 364
    }

    Footer {
        large: keys.large
        text: keys.large ? qsTr("本机只用来取号，不会要您输入密码") : qsTr("本机只用来取号，不会要您输入密码，也不能转账")
    }
}
