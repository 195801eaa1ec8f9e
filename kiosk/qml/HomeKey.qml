pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// Home. While patience runs out it shows a shrinking ring; `counting` pages show it from the start.
KeyFace {
    id: key

    required property KioskScreen kiosk
    required property KioskIdle idle
    property bool counting: false

    objectName: "home"
    name: words.text
    height: Touch.kioskNavHeight + lip
    onActivated: kiosk.home()

    Row {
        anchors.centerIn: parent
        spacing: key.idle.warning && !key.counting ? 12 : 20

        CountdownRing {
            visible: key.idle.warning
            anchors.verticalCenter: parent.verticalCenter
            size: key.counting ? 72 : 60
            fraction: 1 * key.idle.fraction
            text: `${key.idle.seconds}`
        }

        Icon {
            visible: !key.idle.warning
            anchors.verticalCenter: parent.verticalCenter
            name: "home"
            size: 44
            color: key.inkColor
        }

        Words {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            text: key.counting ? qsTr("返回首页") : key.idle.warning ? qsTr("还在吗？") : qsTr("首页")
            // The question stands beside the ring in a key that is made for one word.
            size: key.kiosk.large ? Type.kioskLarge.button : key.idle.warning && !key.counting && key.kiosk.language !== "zh" ? 30 : 36
            bold: true
            color: key.inkColor
        }
    }
}
