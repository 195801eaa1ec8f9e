pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Whom this person may receive: the invitation that asks, those nobody is asked for, and who waits in the VIP zone.
Item {
    id: area

    required property WealthSeat seat

    component Heading: Words {
        size: Type.desk.heading
        bold: true
    }

    component Quiet: Words {
        size: Type.desk.secondary
        color: Light.ink3
    }

    Heading {
        id: title

        text: qsTr("我的邀请")
    }

    Flickable {
        anchors.top: title.bottom
        anchors.topMargin: 12
        anchors.bottom: parent.bottom
        width: parent.width
        contentWidth: width
        contentHeight: lists.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: contentHeight > height

        Column {
            id: lists

            width: parent.width
            spacing: 12

            Rectangle {
                objectName: "away-note"
                visible: area.seat.away
                width: parent.width
                height: 48
                radius: Radius.deskChip
                color: Light.yellowSoft

                Icon {
                    x: 14
                    anchors.verticalCenter: parent.verticalCenter
                    name: "pause"
                    size: 20
                }

                Words {
                    x: 44
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("暂离中，不会派客户给您")
                }
            }

            WealthOffer {
                visible: area.seat.offer !== ""
                width: parent.width
                seat: area.seat
            }

            Quiet {
                visible: area.seat.offer === ""
                text: qsTr("现在没有邀请")
            }

            Item {
                visible: unasked.count > 0
                width: 1
                height: 4
            }

            Heading {
                visible: unasked.count > 0
                text: qsTr("还没有人接")
            }

            Repeater {
                id: unasked

                model: area.seat.unasked

                WealthGuestRow {
                    objectName: "unasked-" + number
                    width: lists.width
                    usable: area.seat.canReceive
                    key: qsTr("接", "accept an invitation")
                    onAsked: area.seat.acceptThis(number)
                }
            }

            Item {
                width: 1
                height: 4
            }

            Heading {
                text: qsTr("贵宾区等候")
            }

            Quiet {
                visible: waiting.count === 0
                text: qsTr("没有人等候")
            }

            Repeater {
                id: waiting

                model: area.seat.waiting

                WealthGuestRow {
                    objectName: "waiting-" + number
                    width: lists.width
                    usable: area.seat.canReceive
                    key: qsTr("接待")
                    onAsked: area.seat.welcomeThis(number)
                }
            }

            Quiet {
                visible: area.seat.hindered !== "" && unasked.count + waiting.count > 0
                text: area.seat.hindered
            }
        }
    }
}
