pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// 其他业务: the rest of the services, drawn as on the home page they come from.
Item {
    id: page

    required property KioskScreen kiosk
    required property KioskIdle idle
    readonly property bool chinese: kiosk.language === "zh"

    Line {
        x: 56
        middle: 268
        text: qsTr("其他业务")
        size: page.chinese ? Type.kiosk.question : page.kiosk.large ? 54 : 72
        bold: true
    }

    // The large home page has no room for them.
    Row {
        visible: page.kiosk.large
        x: 1024 - width
        y: 210
        spacing: 20

        Key {
            objectName: "vip"
            height: 110 + lip
            text: qsTr("贵宾客户")
            size: Type.kioskLarge.button
            onActivated: page.kiosk.beKnown()
        }

        Key {
            objectName: "booking"
            height: 110 + lip
            text: qsTr("我有预约")
            size: Type.kioskLarge.button
            onActivated: page.kiosk.haveBooking()
        }
    }

    Column {
        visible: page.kiosk.large
        x: 56
        y: 352
        spacing: 20

        Repeater {
            model: page.kiosk.large ? page.kiosk.otherCards : null

            ServiceRow {
                language: page.kiosk.language
                onActivated: page.kiosk.choose(code)
            }
        }
    }

    Grid {
        visible: !page.kiosk.large
        x: 56
        y: 420
        columns: 2
        columnSpacing: 28
        rowSpacing: 20

        Repeater {
            model: page.kiosk.large ? null : page.kiosk.otherCards

            ServiceCard {
                language: page.kiosk.language
                onActivated: page.kiosk.choose(code)
            }
        }
    }

    Refusal {
        // Above the large page's rows there are keys; below them there is room.
        y: page.kiosk.large ? 1436 - height : 186
        size: page.kiosk.large ? 36 : 30
        text: page.kiosk.refusal
    }

    NavKeys {
        kiosk: page.kiosk
        idle: page.idle
    }
}
