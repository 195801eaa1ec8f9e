pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// A ticket for somebody: what for, how much, for whom; then the number, the zone and the reason.
FocusScope {
    id: dialog

    required property LobbyIssue issue

    signal closeAsked

    // Behind it the hall stays in sight, and out of reach.
    Rectangle {
        anchors.fill: parent
        color: Qt.rgba(0.12, 0.15, 0.13, 0.45)

        MouseArea {
            anchors.fill: parent
        }
    }

    Card {
        desk: true
        anchors.centerIn: parent
        width: 760
        height: (dialog.issue.number !== "" ? ticket.implicitHeight : form.implicitHeight) + 64

        Column {
            id: form

            visible: dialog.issue.number === ""
            x: 36
            y: 30
            width: parent.width - 72
            spacing: 18

            Item {
                width: parent.width
                height: 36

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("替客户取号")
                    size: 24
                    bold: true
                }

                LobbyClose {
                    anchors.right: parent.right
                    anchors.rightMargin: -9
                    anchors.verticalCenter: parent.verticalCenter
                    onActivated: dialog.closeAsked()
                }
            }

            LobbyOptions {
                width: parent.width
                heading: qsTr("办什么业务")
                group: "service"
                model: dialog.issue.services
                onPicked: key => dialog.issue.serve(key)
            }

            LobbyOptions {
                width: parent.width
                visible: dialog.issue.asksBand
                heading: qsTr("大约金额（可不选）")
                group: "band"
                model: dialog.issue.bands
                onPicked: key => dialog.issue.amount(key)
            }

            LobbyOptions {
                width: parent.width
                heading: qsTr("客户等级")
                group: "tier"
                model: dialog.issue.tiers
                onPicked: key => dialog.issue.know(key)
            }

            Row {
                width: parent.width
                spacing: 24

                Column {
                    width: 308
                    spacing: 8

                    Words {
                        text: qsTr("客户情况")
                        bold: true
                    }

                    Row {
                        spacing: 10

                        Toggle {
                            objectName: "elder"
                            width: 149
                            size: Type.desk.secondary
                            text: qsTr("需要照顾")
                            checked: dialog.issue.elder
                            onActivated: dialog.issue.withCare()
                        }

                        Toggle {
                            objectName: "corporate"
                            width: 149
                            size: Type.desk.secondary
                            text: qsTr("单位业务")
                            checked: dialog.issue.corporate
                            onActivated: dialog.issue.forCompany()
                        }
                    }
                }

                LobbyOptions {
                    width: 356
                    columns: 3
                    heading: qsTr("怎么办理")
                    group: "prefer"
                    model: dialog.issue.prefers
                    onPicked: key => dialog.issue.prefer(key)
                }
            }

            Rectangle {
                width: parent.width
                height: 52
                radius: Radius.deskButton
                color: dialog.issue.previewZone !== "" ? Zones.of(dialog.issue.previewPigment, "light").soft : Light.sunk

                ZoneBadge {
                    id: badge

                    x: 14
                    anchors.verticalCenter: parent.verticalCenter
                    visible: dialog.issue.previewZone !== ""
                    size: 28
                    letter: dialog.issue.previewZone
                    pigment: dialog.issue.previewPigment
                }

                Words {
                    objectName: "preview"
                    anchors.left: badge.visible ? badge.right : parent.left
                    anchors.leftMargin: badge.visible ? 12 : 18
                    anchors.right: parent.right
                    anchors.rightMargin: 14
                    anchors.verticalCenter: parent.verticalCenter
                    text: dialog.issue.preview !== "" ? dialog.issue.preview : qsTr("选了业务，就知道去哪个区")
                    color: dialog.issue.preview !== "" ? Light.ink : Light.ink2
                    elide: Text.ElideRight
                }
            }

            LobbyRefusal {
                width: parent.width
                text: dialog.issue.refusal
            }

            Key {
                objectName: "issue-confirm"
                width: parent.width
                height: 60
                desk: true
                primary: true
                enabled: dialog.issue.ready
                text: qsTr("取号")
                onActivated: dialog.issue.confirm()
            }
        }

        Column {
            id: ticket

            visible: dialog.issue.number !== ""
            x: 36
            y: 36
            width: parent.width - 72
            spacing: 20

            TicketNumber {
                objectName: "issued-number"
                anchors.horizontalCenter: parent.horizontalCenter
                number: dialog.issue.number
                pigment: dialog.issue.pigment
                size: Type.desk.ticketNumber
            }

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                height: 34
                spacing: 10

                ZoneBadge {
                    anchors.verticalCenter: parent.verticalCenter
                    size: 30
                    letter: dialog.issue.zone
                    pigment: dialog.issue.pigment
                }

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: dialog.issue.zoneName
                    size: 22
                    bold: true
                    color: Zones.of(dialog.issue.pigment, "light").words
                }

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: dialog.issue.ahead + qsTr("，") + dialog.issue.wait
                    size: Type.desk.heading
                }
            }

            Words {
                objectName: "issued-why"
                anchors.horizontalCenter: parent.horizontalCenter
                text: dialog.issue.why
                color: Light.ink2
            }

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: 12

                Key {
                    objectName: "issue-again"
                    width: 240
                    desk: true
                    text: qsTr("再取一张")
                    onActivated: dialog.issue.again()
                }

                Key {
                    objectName: "issue-done"
                    width: 240
                    desk: true
                    primary: true
                    text: qsTr("好")
                    onActivated: dialog.closeAsked()
                }
            }
        }
    }
}
