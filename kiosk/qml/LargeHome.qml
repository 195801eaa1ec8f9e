pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Screens.Types
import Tingtang.Kiosk

// The large home page: five rows in everyday words, and a person across the bottom.
Item {
    id: page

    required property KioskScreen kiosk
    required property KioskIdle idle
    required property ClockFace clock
    readonly property bool chinese: kiosk.language === "zh"

    // A refusal takes the place of the question and the time: there is no other.
    Line {
        visible: page.kiosk.refusal === ""
        x: 56
        middle: 268
        text: qsTr("您想办什么？")
        size: page.chinese ? Type.kioskLarge.question : 72
        bold: true
    }

    CapText {
        visible: page.kiosk.refusal === ""
        x: 1024 - width
        y: 267 - height / 2
        text: page.clock.time
        size: 88
    }

    Column {
        x: 56
        y: 352
        spacing: 20

        Repeater {
            model: page.kiosk.cards

            ServiceRow {
                language: page.kiosk.language
                onActivated: page.kiosk.choose(code)
            }
        }

        OthersRow {
            visible: page.kiosk.others !== ""
            names: page.kiosk.others
            chinese: page.chinese
            onActivated: page.kiosk.showOthers()
        }
    }

    Refusal {
        y: 332 - height
        size: 36
        text: page.kiosk.refusal
    }

    HelpKey {
        kiosk: page.kiosk
    }

    HomeFooter {
        kiosk: page.kiosk
        idle: page.idle
    }
}
