pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// Outside opening hours: when the door opens, and a person all the same.
Rectangle {
    id: page

    required property KioskScreen kiosk
    readonly property bool chinese: kiosk.language === "zh"
    readonly property string when: kiosk.opens === "" ? "" : kiosk.opensIn === 0 ? qsTr("今天 %1 开门").arg(kiosk.opens) : kiosk.opensIn === 1 ? qsTr("明天 %1 开门").arg(kiosk.opens) : qsTr("%1 %2 开门").arg(date).arg(kiosk.opens)
    readonly property string date: {
        const day = new Date(kiosk.opensOn + "T12:00:00");
        return chinese ? `${day.getMonth() + 1}月${day.getDate()}日` : day.toLocaleDateString(Qt.locale("en"), "ddd d MMMM");
    }

    color: Light.paper

    // Nothing below may be pressed meanwhile.
    MouseArea {
        anchors.fill: parent
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 480
        width: 260
        height: 260
        radius: 130
        color: Light.accentSoft

        Icon {
            anchors.centerIn: parent
            name: "clock"
            size: 140
            color: Light.accent
        }
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 810
        width: 920
        spacing: 28

        Words {
            objectName: "closed-head"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("现在不营业")
            size: page.chinese ? 96 : 84
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 60
            bold: true
        }

        Words {
            objectName: "closed-when"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            text: page.when
            size: 60
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: qsTr("开门后再来取号；有急事请点下面的按键")
            size: 36
            color: Light.ink2
        }
    }

    HelpKey {
        kiosk: page.kiosk
    }

    Footer {
        large: page.kiosk.large
        text: qsTr("本机只用来取号，不会要您输入密码")
    }
}
