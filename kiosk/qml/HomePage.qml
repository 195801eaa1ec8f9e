pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Screens.Types
import Tingtang.Kiosk

// What would you like to do? Eight cards, each with its wait before anything is decided.
Item {
    id: page

    required property KioskScreen kiosk
    required property KioskIdle idle
    required property ClockFace clock
    readonly property bool chinese: kiosk.language === "zh"
    // A refusal takes the place of the line below the question; the greeting and the date make room for it.
    readonly property bool refused: kiosk.refusal !== ""

    Line {
        visible: !page.refused
        x: 56
        middle: 214
        text: page.clock.greeting
        size: 36
        color: Light.ink2
    }

    Line {
        x: 56
        middle: page.refused ? 240 : page.chinese ? 289 : 275
        text: qsTr("您今天想办什么？")
        size: page.chinese ? Type.kiosk.greeting : 54
        bold: true
    }

    Line {
        visible: !page.refused
        x: 56
        middle: page.chinese ? 365 : 338
        text: qsTr("点一项，先看要等多久，再决定取不取号")
        size: page.chinese ? 30 : 32
        color: Light.ink2
    }

    CapText {
        x: 1024 - width
        y: 240 - height / 2
        text: page.clock.time
        size: Type.kiosk.clock
    }

    Line {
        visible: !page.refused
        x: 1024 - width
        middle: 315
        text: page.clock.date
        size: 28
        color: Light.ink2
    }

    Refusal {
        y: 400 - height
        text: page.kiosk.refusal
    }

    Grid {
        id: grid

        x: 56
        y: 420
        columns: 2
        columnSpacing: 28
        rowSpacing: 20

        Repeater {
            model: page.kiosk.cards

            ServiceCard {
                language: page.kiosk.language
                onActivated: page.kiosk.choose(code)
            }
        }

        OthersRow {
            large: false
            visible: page.kiosk.others !== ""
            names: page.kiosk.others
            chinese: page.chinese
            onActivated: page.kiosk.showOthers()
        }
    }

    Key {
        objectName: "booking"
        x: 56
        y: 1676
        width: page.chinese ? 283 : 287
        height: Touch.kioskNavHeight + lip
        text: qsTr("我有预约")
        icon: "booking"
        size: 36
        iconSize: 46
        gap: 18
        onActivated: page.kiosk.haveBooking()
    }

    Key {
        objectName: "vip"
        x: page.chinese ? 364 : 368
        y: 1676
        width: page.chinese ? 284 : 287
        height: Touch.kioskNavHeight + lip
        text: qsTr("贵宾客户")
        icon: "vip"
        size: 36
        iconSize: 46
        gap: 18
        onActivated: page.kiosk.beKnown()
    }

    HelpKey {
        kiosk: page.kiosk
        width: page.chinese ? 352 : 345
    }

    HomeFooter {
        kiosk: page.kiosk
        idle: page.idle
    }
}
