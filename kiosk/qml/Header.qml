pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Screens.Types
import Tingtang.Kiosk

// Logo (the staff's hidden corner), branch, language and large text.
Item {
    id: header

    required property KioskScreen kiosk
    required property ClockFace clock
    required property KioskStaff staff
    readonly property bool english: kiosk.language === "en"
    readonly property bool large: kiosk.large
    readonly property bool home: kiosk.page === "home"
    property bool switches: true
    readonly property real middle: large ? 100 : 96

    width: 1080
    height: 168

    Logo {
        id: logo

        x: 56
        y: header.middle - height / 2
        size: 80

        // Held for three seconds it opens the staff's corner; a customer's tap does nothing.
        MouseArea {
            objectName: "staff-corner"
            anchors.fill: parent
            pressAndHoldInterval: 3000
            onPressAndHold: header.staff.open()
        }
    }

    Line {
        id: name

        readonly property bool twoLines: second.text !== ""

        x: 158
        width: (header.switches ? languages.x : 1024) - x - 16
        middle: header.middle + (twoLines ? -19 : 0)
        text: header.kiosk.branch
        size: header.large ? 39 : header.english && !header.large ? 30 : 34
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: header.large ? 32 : 26
        font.pixelSize: size
        bold: true
        elide: Text.ElideRight
    }

    Line {
        id: second

        x: 158
        width: name.width
        middle: header.middle + 23
        text: !header.home && !header.large ? qsTr("%1 %2").arg(header.clock.date).arg(header.clock.time) : header.kiosk.branchRest
        size: header.large ? 32 : header.english && header.home ? 30 : 28
        color: Light.ink2
        elide: Text.ElideRight
    }

    LanguageSwitch {
        id: languages

        objectName: "languages"
        visible: header.switches
        anchors.right: largeKey.left
        anchors.rightMargin: 20
        y: header.middle - height / 2
        width: header.large ? 310 : 290
        height: header.large ? 110 : Touch.kioskMinPx
        size: header.large ? 36 : 30
        language: header.kiosk.language
        onChosen: language => header.kiosk.speak(language)
    }

    KeyFace {
        id: largeKey

        objectName: "large"
        visible: header.switches
        x: 1024 - width
        y: languages.y
        width: Math.max(header.large ? 184 : 140, words.width + (header.large ? 48 : 56))
        height: languages.height + lip
        radius: Radius.kioskTile
        primary: header.large
        name: qsTr("大字")
        role: Accessible.CheckBox
        Accessible.checkable: true
        Accessible.checked: header.large
        onActivated: header.kiosk.enlarge(!header.large)

        Row {
            id: words

            anchors.centerIn: parent
            spacing: 12

            Icon {
                visible: header.large
                anchors.verticalCenter: parent.verticalCenter
                name: "check"
                size: 32
                color: largeKey.inkColor
            }

            Words {
                visible: header.english && !header.large
                anchors.verticalCenter: parent.verticalCenter
                text: "A"
                size: 42
                bold: true
                color: largeKey.inkColor
            }

            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("大字")
                size: header.large ? 40 : header.english ? 32 : 40
                bold: true
                color: largeKey.inkColor
            }
        }
    }
}
