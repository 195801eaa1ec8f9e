import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// Thank you; and after a bad rating, what becomes of it.
Item {
    id: page

    required property RatingPad pad

    width: 800
    height: 480

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: page.pad.more !== "" ? 28 : page.pad.foot !== "" ? 60 : 84
        width: page.pad.more !== "" ? 104 : 120
        height: width
        radius: width / 2
        color: Light.accentSoft

        Icon {
            anchors.centerIn: parent
            name: "check"
            size: 64
            strokeWidth: 3.6
            color: Light.accent
        }
    }

    Column {
        x: 60
        y: page.pad.more !== "" ? 140 : page.pad.foot !== "" ? 196 : 230
        width: 680
        spacing: 4

        Words {
            objectName: "thanks"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.pad.title
            size: 52
            bold: true
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.pad.beside
            size: 24
            color: Light.ink2
        }

        Item {
            width: 1
            height: 14
            visible: page.pad.foot !== ""
        }

        Words {
            objectName: "told"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            text: page.pad.foot
            size: 28
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            text: page.pad.footBeside
            size: 20
            color: Light.ink2
        }

        Item {
            width: 1
            height: 14
            visible: page.pad.more !== ""
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            text: page.pad.more
            size: 22
            color: Light.ink2
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: text !== ""
            text: page.pad.moreBeside
            size: 18
            color: Light.ink2
        }
    }
}
