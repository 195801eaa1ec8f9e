pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// How much, roughly? Asked only where it decides something; skipping costs nothing.
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
        width: 968
        middle: 375 - page.lift
        text: qsTr("%1金额大约是？").arg(page.kiosk.title)
        size: page.chinese ? Type.kiosk.question : 68
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 42
        bold: true
    }

    Row {
        x: 56
        y: 459 - page.lift - height / 2 - 2
        spacing: 16

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "eye-off"
            size: 36
            color: Light.ink2
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("只用来安排窗口和备好现金，不会显示在大屏上")
            size: 32
            color: Light.ink2
        }
    }

    Refusal {
        y: 420 - page.lift
        size: page.large ? 36 : 30
        text: page.kiosk.refusal
    }

    Column {
        id: bands

        x: 56
        y: 537 - page.lift
        spacing: page.large ? 18 : 26

        Repeater {
            model: page.kiosk.bands

            BandCard {
                height: (page.large ? 196 : 202) + lip
                chinese: page.chinese
                onActivated: page.kiosk.chooseBand(code)
            }
        }
    }

    KeyFace {
        objectName: "skip"
        anchors.horizontalCenter: parent.horizontalCenter
        y: bands.y + bands.height + (page.large ? 16 : 36)
        width: Math.max(420, skip.implicitWidth + 100)
        height: (page.large ? 104 : 114) + lip
        name: qsTr("说不准，先跳过")
        onActivated: page.kiosk.chooseBand("")

        Row {
            id: skip

            anchors.centerIn: parent
            spacing: 22

            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("说不准，先跳过")
                size: page.large ? 40 : 36
                bold: true
                color: Light.accent
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "chevron-right"
                size: 36
                strokeWidth: 3.6
                color: Light.accent
            }
        }
    }

    NavKeys {
        kiosk: page.kiosk
        idle: page.idle
    }
}
