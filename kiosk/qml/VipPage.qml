pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// 贵宾客户: a card, a code, or a number on a large keypad. What is typed is never shown.
FocusScope {
    id: page

    required property KioskScreen kiosk
    required property KioskVip vip
    required property KioskIdle idle
    readonly property bool large: kiosk.large
    readonly property bool chinese: kiosk.language === "zh"

    focus: true
    Component.onCompleted: forceActiveFocus()
    Keys.onPressed: event => {
        if (/^[0-9A-Za-z]$/.test(event.text))
            page.vip.type(event.text);
        else if (event.key === Qt.Key_Backspace)
            page.vip.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            page.vip.submit();
        else
            return;
        event.accepted = true;
    }

    Line {
        x: 56
        width: 968
        middle: page.large ? 236 : 291
        text: qsTr("刷卡、扫码，或输入会员号")
        size: page.chinese ? 76 : 60
        bold: true
    }

    Line {
        x: 56
        width: 968
        middle: page.large ? 316 : 383
        text: qsTr("也可以输入手机号。输入的内容不会显示出来")
        size: page.large ? 40 : 32
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: page.large ? 32 : 26
        color: Light.ink2
    }

    Rectangle {
        x: 56
        y: page.large ? 360 : 452
        width: 968
        height: page.large ? 116 : 132
        radius: Radius.kioskTile
        color: page.vip.places > 0 ? Light.surface : "transparent"
        border.width: page.vip.usable ? 4 : 2
        border.color: page.vip.usable ? Light.accent : Light.edge
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("已输入 %1 位").arg(page.vip.places)

        CapText {
            objectName: "dots"
            anchors.centerIn: parent
            text: page.vip.dots
            size: 64
        }
    }

    Refusal {
        y: page.large ? 492 : 604
        size: page.large ? 36 : 34
        text: page.vip.paused ? qsTr("请直接选业务，或请工作人员帮您") : ""
    }

    DigitKeys {
        prefix: "vip-"
        desk: false
        x: 56
        y: page.large ? 600 : 712
        spacing: 20
        keyWidth: (968 - 40) / 3
        keyHeight: page.large ? 148 : 164
        size: page.large ? 76 : 68
        usable: page.vip.usable
        ready: page.vip.ready
        onTyped: digit => page.vip.type(digit)
        onErased: page.vip.erase()
        onSubmitted: page.vip.submit()
    }

    Key {
        objectName: "vip-skip"
        x: 56
        y: page.large ? 1316 : 1496
        width: 968
        height: (page.large ? 110 : 132) + lip
        text: qsTr("直接选业务")
        size: page.large ? Type.kioskLarge.button : 40
        onActivated: page.vip.skip()
    }

    NavKeys {
        kiosk: page.kiosk
        idle: page.idle
    }
}
