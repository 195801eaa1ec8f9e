import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// What one more counter would do: 再开 4 号窗口：现金区 22 → 12 分钟.
Rectangle {
    id: offer

    required property LobbySeat seat

    height: 52
    radius: Radius.deskButton
    color: Light.accentSoft

    Row {
        x: 20
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "plus"
            size: 20
            color: Light.accent
        }

        Item {
            width: 4
            height: 1
        }

        Words {
            id: lead

            anchors.verticalCenter: parent.verticalCenter
            text: offer.seat.offerLead
            size: 17
        }

        Words {
            anchors.baseline: lead.baseline
            text: offer.seat.offerBefore
            size: Type.desk.heading
            bold: true
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "right"
            size: 22
            color: Light.accent
        }

        Words {
            anchors.baseline: lead.baseline
            text: offer.seat.offerAfter
            size: 20
            bold: true
            color: Light.accent
        }

        Words {
            anchors.baseline: lead.baseline
            text: qsTr("分钟")
            size: 17
        }

        Item {
            width: 8
            height: 1
        }

        Words {
            anchors.baseline: lead.baseline
            text: qsTr("估算，按各业务通常用时")
            size: Type.desk.secondary
            color: Light.ink2
        }
    }

    Key {
        objectName: "offer"
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        height: 40
        desk: true
        primary: true
        size: Type.desk.secondary
        text: qsTr("请开 %1 号窗口").arg(offer.seat.offer)
        onActivated: offer.seat.openCounter(offer.seat.offer)
    }
}
