pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// 请选择业务: the services of the home page, for who was asked who they are. The same for everybody.
Item {
    id: page

    required property KioskScreen kiosk
    required property KioskIdle idle
    readonly property bool large: kiosk.large
    readonly property bool chinese: kiosk.language === "zh"

    Line {
        x: 56
        middle: page.large ? 268 : 291
        text: qsTr("请选择业务")
        size: page.chinese ? (page.large ? 80 : Type.kiosk.question) : page.large ? 52 : 72
        bold: true
    }

    Grid {
        visible: !page.large
        x: 56
        y: 420
        columns: 2
        columnSpacing: 28
        rowSpacing: 20

        Repeater {
            model: page.large ? null : page.kiosk.cards

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

    Column {
        visible: page.large
        x: 56
        y: 352
        spacing: 20

        Repeater {
            model: page.large ? page.kiosk.cards : null

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
        y: page.large ? 186 : 412 - height
        size: page.large ? 36 : 30
        text: page.kiosk.refusal
    }

    NavKeys {
        visible: !page.large
        kiosk: page.kiosk
        idle: page.idle
    }

    // Five rows leave no room below them: the two keys stand beside the question.
    Row {
        visible: page.large
        x: 1024 - width
        y: 210
        spacing: 20

        Key {
            objectName: "back"
            width: 226
            height: 110 + lip
            text: qsTr("返回")
            icon: "back"
            iconSize: 46
            gap: 16
            size: Type.kioskLarge.button
            onActivated: page.kiosk.back()
        }

        Key {
            objectName: "home"
            width: 226
            height: 110 + lip
            text: qsTr("首页")
            icon: "home"
            iconSize: 44
            gap: 16
            size: Type.kioskLarge.button
            onActivated: page.kiosk.home()
        }
    }

    HelpKey {
        visible: page.large
        kiosk: page.kiosk
    }

    HomeFooter {
        visible: page.large
        kiosk: page.kiosk
        idle: page.idle
    }
}
