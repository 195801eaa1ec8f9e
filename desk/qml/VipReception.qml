pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The VIP area: who has come and waits, who could look after them, and the customers on their way; the drawer beside.
FocusScope {
    id: page

    required property DeskStatus status
    required property LobbySeat seat
    required property LobbyTicket ticket
    required property LobbyIssue issue
    required property LobbyBooking booking
    required property LobbyReceptions receptions
    required property VipArea area
    required property VipFind find
    required property SeatRadio radio
    readonly property int drawerX: 1084
    readonly property int ceiling: bar.visible ? bar.y + bar.height + 12 : 16
    readonly property int floor: height - 24

    function readable(event: KeyEvent): bool {
        return /^[0-9A-Za-z%;+]$/.test(event.text) && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier));
    }

    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key === Qt.Key_Escape) {
            page.seat.close();
            page.find.forget();
            hands.forceActiveFocus();
        } else if (event.key === Qt.Key_Z && event.modifiers & Qt.ControlModifier && side.canUndo) {
            side.undo();
        } else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && page.seat.panel === "ticket") {
            side.begin();
        } else if (page.readable(event) && !page.seat.issuing && !page.seat.booking) {
            // Nobody else wanted it: a reader has read what somebody brought in place of the card.
            finder.type(event.text);
        } else {
            event.accepted = false;
        }
    }

    Connections {
        target: page.seat

        function onIssuingChanged() {
            if (page.seat.issuing)
                dialog.forceActiveFocus();
            else
                hands.forceActiveFocus();
        }

        function onBookingChanged() {
            if (page.seat.booking)
                bookings.forceActiveFocus();
            else
                hands.forceActiveFocus();
        }
    }

    Connections {
        target: page.radio

        function onOpenChanged() {
            if (!page.radio.open)
                hands.forceActiveFocus();
        }
    }

    // Holds the keyboard while nothing else has it.
    Item {
        id: hands

        focus: true
    }

    component Board: Rectangle {
        id: board

        property string title
        property int count: 0
        property string none
        property real noneY: 60

        radius: Radius.deskCard
        color: Light.sunk

        Words {
            x: 16
            y: 14
            text: board.title
            size: Type.desk.heading
            bold: true
        }

        Words {
            x: 16
            y: board.noneY
            visible: board.count === 0 && board.none !== ""
            text: board.none
            size: Type.desk.secondary
            color: Light.ink3
        }
    }

    RadioBar {
        id: bar

        x: Spacing.desk.margin
        y: 16
        width: 1036
        radio: page.radio
    }

    Board {
        x: Spacing.desk.margin
        y: page.ceiling
        width: 376
        height: page.floor - y
        title: qsTr("到店客户")
        count: arrivals.count
        none: qsTr("没有人在等")
        noneY: finder.y + finder.height + 18

        VipFindBar {
            id: finder

            x: 12
            y: 52
            width: parent.width - 24
            find: page.find
            onReleased: hands.forceActiveFocus()
        }

        ListView {
            id: arrivals

            objectName: "arrivals"
            x: 12
            y: finder.y + finder.height + 10
            width: parent.width - 24
            height: parent.height - y - 12
            clip: true
            spacing: 8
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: false
            model: page.area.arrivals
            delegate: VipArrivalCard {
                objectName: "arrival-" + number
                width: arrivals.width
                chosen: page.seat.number === number
                onActivated: page.seat.pick(number)
                onAsked: page.area.ask(number)
            }
        }
    }

    Board {
        x: Spacing.desk.margin + 388
        y: page.ceiling
        width: 268
        height: managers.implicitHeight + 64
        title: qsTr("理财经理")

        Column {
            id: managers

            x: 12
            y: 52
            width: parent.width - 24
            spacing: 8

            Repeater {
                model: page.area.managers

                VipManagerCard {
                    objectName: "manager-" + staff
                    width: managers.width
                    onActivated: page.seat.pick(number)
                }
            }
        }
    }

    Board {
        x: Spacing.desk.margin + 388
        y: page.ceiling + managers.implicitHeight + 64 + 12
        width: 268
        height: counters.implicitHeight + 64
        visible: windows.count > 0
        title: qsTr("贵宾窗口")

        Column {
            id: counters

            x: 12
            y: 52
            width: parent.width - 24
            spacing: 8

            Repeater {
                id: windows

                model: page.area.counters

                LobbyCounterCard {
                    objectName: "counter-" + number
                    width: counters.width
                    canOpen: false
                    onActivated: page.seat.pick(ticket)
                }
            }
        }
    }

    Board {
        x: Spacing.desk.margin + 668
        y: page.ceiling
        width: 368
        height: page.floor - y
        title: qsTr("接待中")
        count: going.count
        none: qsTr("没有接待")

        ListView {
            id: going

            objectName: "receptions"
            x: 12
            y: 52
            width: parent.width - 24
            height: parent.height - y - 12
            clip: true
            spacing: 8
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: false
            model: page.receptions.rows
            delegate: LobbyReceptionCard {
                objectName: "reception-" + number
                width: going.width
                chosen: page.seat.number === number
                onActivated: page.seat.pick(number)
                onStepped: page.receptions.step(number, next)
            }
        }
    }

    LobbySide {
        id: side

        x: page.drawerX
        width: parent.width - x
        height: parent.height
        seat: page.seat
        ticket: page.ticket
        radio: page.radio
    }

    LobbyIssueDialog {
        id: dialog

        objectName: "issueDialog"
        anchors.fill: parent
        visible: page.seat.issuing
        enabled: visible
        issue: page.issue
        onCloseAsked: page.seat.close()
    }

    LobbyBookingDialog {
        id: bookings

        anchors.fill: parent
        visible: page.seat.booking
        enabled: visible
        booking: page.booking
        onCloseAsked: page.seat.close()
    }

    AwayCurtain {
        anchors.fill: parent
        visible: !page.status.connected
    }
}
