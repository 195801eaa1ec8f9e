pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// Two ways, the same size and as many taps; nothing is chosen beforehand and no timer ever chooses.
Item {
    id: page

    required property KioskScreen kiosk
    required property KioskIdle idle
    readonly property bool large: kiosk.large
    readonly property bool chinese: kiosk.language === "zh"
    readonly property real lift: large ? 112 : 0

    Steps {
        kiosk: page.kiosk
    }

    Line {
        x: 56
        middle: 365 - page.lift
        text: qsTr("两种办法，您来选")
        size: page.chinese ? 76 : 64
        bold: true
    }

    Line {
        x: 56
        middle: 443 - page.lift
        text: qsTr("两边都能办，选了还可以改")
        size: 34
        color: Light.ink2
    }

    Refusal {
        y: 400 - page.lift
        size: page.large ? 36 : 30
        text: page.kiosk.refusal
    }

    Row {
        x: 56
        y: 502 - page.lift
        spacing: 28

        Repeater {
            model: page.kiosk.ways

            OfferCard {
                chinese: page.chinese
                onActivated: page.kiosk.take(code)
            }
        }
    }

    Line {
        visible: !page.large
        anchors.horizontalCenter: parent.horizontalCenter
        middle: 1567
        text: qsTr("拿不定主意？点右下角，工作人员马上过来")
        size: 32
        color: Light.ink2
    }

    NavKeys {
        kiosk: page.kiosk
        idle: page.idle
    }
}
