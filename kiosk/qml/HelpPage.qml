pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// 我来帮您: who is coming, or where to go if nobody could be told.
Item {
    id: page

    required property KioskScreen kiosk
    required property KioskIdle idle
    readonly property bool large: kiosk.large
    readonly property bool chinese: kiosk.language === "zh"
    readonly property bool failed: kiosk.help === "failed"

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 420
        width: 260
        height: 260
        radius: 130
        color: Light.accentSoft

        Icon {
            anchors.centerIn: parent
            name: page.failed ? "warning" : page.kiosk.help === "answered" ? "check" : "help"
            size: 140
            color: Light.accent
        }
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 760
        width: 920
        spacing: 28

        Words {
            objectName: "help-head"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.failed ? qsTr("暂时叫不到人") : qsTr("我来帮您")
            size: page.chinese ? 96 : 84
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 60
            bold: true
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: page.failed ? qsTr("请到大堂经理台，或再点一次求助") : page.kiosk.help === "asking" ? qsTr("正在通知大堂经理") : page.kiosk.help === "answered" ? qsTr("大堂经理已经看到，正往这边来") : qsTr("大堂经理马上过来")
            size: 52
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            visible: !page.failed
            text: qsTr("请在取号机旁稍等，不用一直看屏幕")
            size: 36
            color: Light.ink2
        }
    }

    HelpNav {
        kiosk: page.kiosk
        idle: page.idle
    }
}
