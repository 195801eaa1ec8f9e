import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// Back, home and a person, at the bottom of every inner page.
Item {
    id: keys

    required property KioskScreen kiosk
    required property KioskIdle idle
    readonly property bool large: kiosk.large
    property bool back: true

    width: 1080
    height: 1920

    Key {
        objectName: "back"
        visible: keys.back
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
        counting: !keys.back
        x: keys.back ? (keys.large ? 550 : 336) : 56
        y: keys.large ? 1452 : 1676
        width: !keys.back ? (keys.large ? 968 : 540) : keys.large ? 474 : 254
    }

    HelpKey {
        kiosk: keys.kiosk
    }

    Footer {
        text: keys.large ? qsTr("本机只用来取号，不会要您输入密码") : qsTr("本机只用来取号，不会要您输入密码，也不能转账")
        large: keys.large
    }
}
