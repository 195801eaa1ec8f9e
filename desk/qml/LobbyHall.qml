pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The hall from top to bottom in order of urgency: alerts, counters, what one more would do, the zones; the drawer beside.
FocusScope {
    id: hall

    required property DeskStatus status
    required property LobbySeat seat
    required property LobbyTicket ticket
    required property LobbyCounter counter
    required property LobbyZone zone
    required property LobbyIssue issue
    required property LobbyBooking booking
    required property LobbyBroadcast broadcast
    required property SeatRadio radio
    required property LobbyReceptions receptions
    required property LobbyCustomers customers
    readonly property int boardWidth: 1036
    readonly property int drawerX: 1084

    // Arrows walk over the tickets, Enter goes on into the drawer, Escape comes back, Ctrl+Z takes the last step back.
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key === Qt.Key_Escape) {
            hall.seat.close();
            hands.forceActiveFocus();
        } else if (hall.seat.issuing || hall.seat.booking) {
            event.accepted = false;
        } else if (event.key === Qt.Key_Left) {
            hall.seat.step(-1, 0);
        } else if (event.key === Qt.Key_Right) {
            hall.seat.step(1, 0);
        } else if (event.key === Qt.Key_Up) {
            hall.seat.step(0, -1);
        } else if (event.key === Qt.Key_Down) {
            hall.seat.step(0, 1);
        } else if (event.key === Qt.Key_Z && event.modifiers & Qt.ControlModifier && side.canUndo) {
            side.undo();
        } else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && hall.seat.panel === "ticket") {
            side.begin();
        } else {
            event.accepted = false;
        }
    }

    Connections {
        target: hall.seat

        function onIssuingChanged() {
            if (hall.seat.issuing)
                dialog.forceActiveFocus();
            else
                hands.forceActiveFocus();
        }

        function onBookingChanged() {
            if (hall.seat.booking)
                bookings.forceActiveFocus();
            else
                hands.forceActiveFocus();
        }
    }

    Connections {
        target: hall.broadcast

        function onOpenChanged() {
            if (hall.broadcast.open)
                broadcastDialog.forceActiveFocus();
            else
                hands.forceActiveFocus();
        }
    }

    Connections {
        target: hall.customers

        function onOpenChanged() {
            if (hall.customers.open)
                customersDialog.forceActiveFocus();
            else
                hands.forceActiveFocus();
        }
    }

    Connections {
        target: hall.radio

        function onOpenChanged() {
            if (!hall.radio.open)
                hands.forceActiveFocus();
        }
    }

    // Holds the keyboard while nothing else has it.
    Item {
        id: hands

        focus: true
    }

    Column {
        id: strips

        x: Spacing.desk.margin
        y: 16
        width: hall.boardWidth
        spacing: 16

        Repeater {
            model: hall.broadcast.standing

            LobbyBroadcastBar {
                required property int key

                width: strips.width
                onEnded: hall.broadcast.end(key)
            }
        }

        RadioBar {
            width: parent.width
            radio: hall.radio
        }

        Item {
            width: parent.width
            height: strip.implicitHeight
            visible: alerts.count > 0

            Grid {
                id: strip

                columns: 3
                columnSpacing: 12
                rowSpacing: 8

                Repeater {
                    id: alerts

                    model: hall.seat.alerts

                    LobbyAlertCard {
                        required property string act
                        required property string number
                        required property int target
                        required property string zone
                        required property string staff
                        required property int message

                        function lead() {
                            if (act === "help")
                                hall.seat.answer(target);
                            else if (act === "ticket")
                                hall.seat.pick(number);
                            else if (act === "counter")
                                hall.seat.pickCounter(target);
                            else if (act === "list")
                                hall.customers.show(staff);
                            else
                                hall.seat.pickZone(zone);
                        }

                        asks: message > 0
                        leads: act === "ticket" || act === "counter" || act === "zone"
                        busy: hall.radio.busy
                        objectName: "alert-" + act + ([number, staff].some(part => part !== "") ? "-" + number + staff : target > 0 ? "-" + target : "")
                        width: (hall.boardWidth - 24 - (more.visible ? more.width + 10 : 0)) / 3
                        onLed: lead()
                        onActed: {
                            if (asks && act !== "help")
                                hall.radio.acknowledge(message);
                            else
                                lead();
                        }
                    }
                }
            }

            LobbyChip {
                id: more

                objectName: "more-alerts"
                visible: hall.seat.moreAlerts > 0
                anchors.right: parent.right
                height: 64
                text: alerts.count > 3 ? qsTr("收起") : qsTr("还有 %1 条").arg(hall.seat.moreAlerts)
                onActivated: hall.seat.moreOfAlerts()
            }
        }

        Row {
            id: windows

            width: parent.width
            spacing: 10

            Repeater {
                id: counters

                model: hall.seat.counters

                LobbyCounterCard {
                    objectName: "counter-" + number
                    width: (windows.width - windows.spacing * (counters.count - 1)) / counters.count
                    chosen: hall.seat.counter === number
                    onActivated: hall.seat.pickCounter(number)
                    onOpenAsked: hall.seat.openCounter(number)
                }
            }
        }

        LobbyReceptionStrip {
            width: parent.width
            seat: hall.seat
            receptions: hall.receptions
        }

        LobbyOffer {
            width: parent.width
            visible: hall.seat.offer > 0
            seat: hall.seat
        }
    }

    Row {
        id: columns

        x: Spacing.desk.margin
        anchors.top: strips.bottom
        anchors.topMargin: 16
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        width: hall.boardWidth
        spacing: Spacing.desk.gutter

        Repeater {
            id: zones

            model: hall.seat.zones

            LobbyZoneColumn {
                width: (columns.width - columns.spacing * (zones.count - 1)) / zones.count
                height: columns.height
                seat: hall.seat
            }
        }
    }

    LobbySide {
        id: side

        x: hall.drawerX
        width: parent.width - x
        height: parent.height
        seat: hall.seat
        ticket: hall.ticket
        radio: hall.radio
        keys: Key {
            objectName: "customers"
            visible: hall.customers.offered
            width: parent?.width ?? 0
            height: 56
            desk: true
            icon: "people"
            text: qsTr("客户名单")
            onActivated: hall.customers.show("")
        }

        LobbyCounterDrawer {
            anchors.fill: parent
            visible: hall.seat.panel === "counter" && !hall.radio.open
            counter: hall.counter
            ticket: hall.ticket
            onCloseAsked: hall.seat.close()
        }

        LobbyZoneDrawer {
            anchors.fill: parent
            visible: hall.seat.panel === "zone" && !hall.radio.open
            zone: hall.zone
            onCloseAsked: hall.seat.close()
        }
    }

    LobbyIssueDialog {
        id: dialog

        objectName: "issueDialog"
        anchors.fill: parent
        visible: hall.seat.issuing
        enabled: visible
        issue: hall.issue
        onCloseAsked: hall.seat.close()
    }

    LobbyBookingDialog {
        id: bookings

        anchors.fill: parent
        visible: hall.seat.booking
        enabled: visible
        booking: hall.booking
        onCloseAsked: hall.seat.close()
    }

    LobbyBroadcastDialog {
        id: broadcastDialog

        objectName: "broadcastDialog"
        anchors.fill: parent
        visible: hall.broadcast.open
        enabled: visible
        broadcast: hall.broadcast
    }

    LobbyCustomersDialog {
        id: customersDialog

        objectName: "customersDialog"
        anchors.fill: parent
        visible: hall.customers.open
        enabled: visible
        customers: hall.customers
    }

    AwayCurtain {
        anchors.fill: parent
        visible: !hall.status.connected
    }
}
