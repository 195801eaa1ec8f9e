import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The invitation that asks this person: large, with who invites, why, and until when; two keys.
Rectangle {
    id: offer

    required property WealthSeat seat
    readonly property ZoneColors colors: Zones.of(seat.offerPigment, "light")

    objectName: "offer"
    implicitHeight: lines.implicitHeight + 40
    radius: Radius.deskCard
    color: Light.surface
    border.width: 2
    border.color: Light.accent
    Accessible.role: Accessible.AlertMessage
    Accessible.name: offer.seat.offerWho + " " + offer.seat.offer

    Column {
        id: lines

        x: 20
        y: 20
        width: parent.width - 40
        spacing: 10

        Words {
            objectName: "offer-who"
            width: parent.width
            text: offer.seat.offerWho
            size: Type.desk.heading
            bold: true
            elide: Text.ElideRight
        }

        Item {
            width: parent.width
            height: 60

            TicketNumber {
                objectName: "offer-number"
                y: 6
                number: offer.seat.offer
                pigment: offer.seat.offerPigment
                size: 64
            }
        }

        Words {
            objectName: "offer-name"
            visible: text !== ""
            width: parent.width
            text: offer.seat.offerName
            size: 22
            bold: true
            elide: Text.ElideRight
        }

        Row {
            visible: offer.seat.offerWhose !== ""
            spacing: 8

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: offer.seat.offerMine
                name: "star"
                size: 20
                color: Light.accent
            }

            Words {
                width: lines.width - 28
                text: offer.seat.offerWhose
                bold: offer.seat.offerMine
                elide: Text.ElideRight
            }
        }

        Row {
            visible: offer.seat.offerMark !== ""
            spacing: 8

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "vip"
                size: 20
                color: Light.accent
            }

            Words {
                objectName: "offer-mark"
                width: lines.width - 28
                text: offer.seat.offerMark
                bold: true
                elide: Text.ElideRight
            }
        }

        Words {
            objectName: "offer-why"
            visible: text !== ""
            width: parent.width
            text: offer.seat.offerWhy
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }

        Words {
            width: parent.width
            text: offer.seat.offerWhere + qsTr("·") + offer.seat.offerWaited
            size: Type.desk.secondary
            color: Light.ink2
            wrapMode: Text.Wrap
        }

        Row {
            spacing: 8

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "clock"
                size: 20
                color: Light.ink
            }

            Words {
                objectName: "countdown"
                width: lines.width - 28
                text: offer.seat.countdown
                bold: true
                elide: Text.ElideRight
            }
        }

        Words {
            visible: !offer.seat.canReceive
            text: offer.seat.hindered
            color: Light.ink2
        }

        Row {
            spacing: 12
            topPadding: 4

            Key {
                objectName: "accept"
                width: (lines.width - 12) * 0.56
                height: 68
                desk: true
                primary: true
                enabled: offer.seat.canReceive
                icon: "check"
                text: qsTr("接", "accept an invitation")
                size: 22
                onActivated: offer.seat.accept()
            }

            Key {
                objectName: "pass-on"
                width: (lines.width - 12) * 0.44
                height: 68
                desk: true
                text: qsTr("转给下一位")
                size: Type.desk.body
                onActivated: offer.seat.passOn()
            }
        }

        Words {
            visible: text !== ""
            text: offer.seat.offerMore
            size: Type.desk.secondary
            color: Light.ink2
        }
    }
}
