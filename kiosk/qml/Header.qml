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

    // One line above the date or the rest of the name; alone, it may take two.
    Words {
        id: name

        readonly property bool alone: second.text === ""

        x: 158
        y: header.middle - (alone ? height / 2 + 2 : 19 + height / 2 + 2)
        width: (header.switches ? languages.x : 1024) - x - 16
        height: alone ? 86 : 56
        verticalAlignment: Text.AlignVCenter
        text: header.kiosk.branch
        size: header.large ? 39 : header.english ? 30 : 34
        fontSizeMode: Text.Fit
        minimumPixelSize: 26
        wrapMode: alone ? Text.Wrap : Text.NoWrap
        maximumLineCount: alone ? 2 : 1
        bold: true
        elide: Text.ElideRight
    }

    Line {
        id: second

        x: 158
        width: name.width
        middle: header.middle + 25
        text: !header.home && !header.large ? qsTr("%1 %2").arg(header.clock.date).arg(header.clock.time) : header.kiosk.branchRest
        size: header.large ? 32 : header.english && header.home ? 30 : 28
        color: Light.ink2
        elide: Text.ElideRight
    }

    LanguageSwitch {
        id: languages

        objectName: "languages"
        visible: header.switches && header.kiosk.bilingual
        anchors.right: largeKey.left
        anchors.rightMargin: 20
        y: header.middle - height / 2
        width: header.large ? 320 : header.english ? 312 : 290
        height: header.large ? 110 : Touch.kioskMinPx
        size: header.large ? (header.english ? 32 : 36) : 30
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
                size: 34
                strokeWidth: 4
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
