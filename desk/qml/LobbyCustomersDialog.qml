pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The branch manager's customer lists: whose they are, a page of one, and who is to get those that are picked.
FocusScope {
    id: dialog

    required property LobbyCustomers customers

    // Keys go no further: behind it, arrows would pick tickets.
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape)
            dialog.customers.close();
        event.accepted = true;
    }

    Connections {
        target: dialog.customers

        function onBegun() {
            reasons.clear();
            panel.contentY = 0;
        }

        function onTurned() {
            rows.positionViewAtBeginning();
        }
    }

    // Behind it the hall stays in sight, and out of reach.
    Rectangle {
        anchors.fill: parent
        color: Qt.rgba(0.12, 0.15, 0.13, 0.45)

        MouseArea {
            anchors.fill: parent
        }
    }

    Card {
        id: card

        desk: true
        anchors.centerIn: parent
        width: 1360
        height: 792

        Words {
            x: 36
            y: 28
            text: qsTr("客户名单")
            size: 24
            bold: true
        }

        LobbyClose {
            focus: true
            x: card.width - 27 - width
            y: 24
            onActivated: dialog.customers.close()
        }

        ListView {
            id: lists

            x: 36
            y: 84
            width: 280
            height: card.height - y - 32
            spacing: 8
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: dialog.customers.lists

            delegate: LobbyCustomerList {
                width: lists.width
                onActivated: dialog.customers.show(staff)
            }
        }

        Rectangle {
            x: 340
            y: lists.y
            width: 1
            height: lists.height
            color: Light.line
        }

        Words {
            id: heading

            x: 364
            y: 84
            width: 580 - range.implicitWidth - 16
            text: dialog.customers.heading
            size: Type.desk.heading
            bold: true
            elide: Text.ElideRight
        }

        Words {
            id: range

            objectName: "customers-range"
            x: 944 - width
            anchors.baseline: heading.baseline
            text: dialog.customers.range
            size: Type.desk.secondary
            color: Light.ink2
        }

        Words {
            x: 364
            y: 128
            width: 580
            visible: text !== ""
            text: dialog.customers.trouble !== "" ? dialog.customers.trouble : dialog.customers.empty ? qsTr("没有客户") : ""
            size: Type.desk.secondary
            color: dialog.customers.trouble !== "" ? WaitBands.orange.words : Light.ink3
            wrapMode: Text.Wrap
        }

        ListView {
            id: rows

            x: 364
            y: 124
            width: 580
            height: card.height - y - 32 - pager.height - 12
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: dialog.customers.customers

            delegate: LobbyCustomerRow {
                width: rows.width
                onActivated: dialog.customers.pick(reference)
            }
        }

        Row {
            id: pager

            x: 364
            y: card.height - 32 - height
            visible: rows.count > 0
            height: 52
            spacing: 10

            Key {
                objectName: "customers-back"
                width: 64
                height: 52
                desk: true
                enabled: dialog.customers.canGoBack
                icon: "back"
                name: qsTr("上一页")
                onActivated: dialog.customers.turn(-1)
            }

            Key {
                objectName: "customers-on"
                width: 64
                height: 52
                desk: true
                enabled: dialog.customers.canGoOn
                icon: "chevron-right"
                name: qsTr("下一页")
                onActivated: dialog.customers.turn(1)
            }

            Toggle {
                objectName: "pick-page"
                width: 211
                height: 52
                role: Accessible.CheckBox
                text: qsTr("选这一页")
                checked: dialog.customers.wholePage
                onActivated: dialog.customers.pickPage()
            }

            Toggle {
                objectName: "pick-all"
                width: 211
                height: 52
                role: Accessible.CheckBox
                text: qsTr("选整个名单")
                checked: dialog.customers.every
                onActivated: dialog.customers.pickAll()
            }
        }

        Rectangle {
            x: 968
            y: lists.y
            width: 1
            height: lists.height
            color: Light.line
        }

        Words {
            id: giving

            x: 992
            y: 84
            text: qsTr("改派给")
            size: Type.desk.heading
            bold: true
        }

        Words {
            objectName: "customers-picked"
            x: card.width - 36 - width
            anchors.baseline: giving.baseline
            text: dialog.customers.picked
            size: Type.desk.secondary
            color: Light.ink2
        }

        Flickable {
            id: panel

            // Focus rings stand out a little.
            x: 984
            y: 124
            width: card.width - 36 - x + 8
            height: foot.y - y - 12
            contentHeight: asks.implicitHeight + 8
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            interactive: contentHeight > height

            Column {
                id: asks

                x: 8
                y: 4
                width: panel.width - 16
                spacing: 16

                Grid {
                    id: targets

                    columns: 2
                    spacing: 8

                    Repeater {
                        model: dialog.customers.lists

                        LobbyToggle {
                            required property string staff
                            required property string who
                            required property bool chosen
                            required property bool open

                            objectName: "give-to-" + staff
                            visible: open
                            width: (asks.width - targets.spacing) / 2
                            text: who
                            checked: chosen
                            onActivated: dialog.customers.giveTo(staff)
                        }
                    }
                }

                LobbyReasons {
                    id: reasons

                    width: parent.width
                    model: dialog.customers.reasons
                    onPicked: index => dialog.customers.because(index)
                    onTyped: words => dialog.customers.write(words)
                    onAccepted: dialog.customers.confirm()
                }

                Words {
                    width: parent.width
                    text: qsTr("理由留在日志里，不要写客户的姓名")
                    size: Type.desk.caption
                    color: Light.ink2
                    wrapMode: Text.Wrap
                }
            }
        }

        Column {
            id: foot

            x: 992
            y: card.height - 32 - implicitHeight
            width: card.width - 36 - x
            spacing: 10

            LobbyRefusal {
                width: parent.width
                text: dialog.customers.refusal
            }

            Row {
                visible: dialog.customers.done !== ""
                spacing: 8

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "check"
                    size: 20
                    color: Light.good
                }

                Words {
                    objectName: "customers-done"
                    text: dialog.customers.done
                    bold: true
                    color: Light.good
                }
            }

            Key {
                objectName: "customers-give"
                width: parent.width
                height: 60
                desk: true
                primary: true
                enabled: dialog.customers.ready
                text: dialog.customers.primary
                onActivated: dialog.customers.confirm()
            }
        }
    }
}
