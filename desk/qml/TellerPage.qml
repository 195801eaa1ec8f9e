pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The teller's page below the header, on 1280 × 740.
Item {
    id: page

    required property TellerSeat seat
    required property TicketPanel ticket
    required property SeatRadio radio

    TicketCard {
        objectName: "ticketCard"
        x: 24
        y: 24
        width: 808
        height: 372
        ticket: page.ticket
    }

    PrimaryKey {
        objectName: "callNext"
        x: 24
        y: 420
        width: 808
        height: 120
        title: page.seat.primaryTitle
        note: page.seat.primaryNote
        number: page.seat.primaryNumber
        enabled: page.seat.primaryEnabled
        onActivated: page.seat.press("next")
    }

    Row {
        x: 24
        y: 560
        spacing: keys.gap

        Repeater {
            id: keys

            readonly property int gap: count > 7 ? 8 : Spacing.desk.gutter

            model: page.seat.actions

            ActionKey {
                required property string action
                required property string key
                required property bool usable
                required property bool main

                objectName: "action-" + action
                width: (808 - (keys.count - 1) * keys.gap) / keys.count
                height: 115
                shortcut: key
                enabled: usable
                selected: main
                onActivated: page.seat.press(action)
            }
        }
    }

    Row {
        x: 24
        y: 706 - height / 2
        spacing: 10
        visible: !toast.visible && !notice.visible

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "undo"
            size: 18
            color: Light.ink2
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("每一步 10 秒内都可以撤销，按 Ctrl+Z")
            size: Type.desk.caption
            color: Light.ink2
        }
    }

    Toast {
        id: toast

        objectName: "toast"
        x: 24
        y: 683
        height: 48
        width: Math.min(implicitWidth, 808)
        visible: secondsLeft > 0 && !notice.visible
        onUndone: page.seat.press("undo")
    }

    NoticeBar {
        id: notice

        objectName: "notice"
        x: 24
        y: 683
        height: 48
        width: 808
        text: page.seat.away ? qsTr("系统暂时连不上，正在自动重连；手上的业务可以照常办") : page.seat.notice !== "" ? page.seat.notice : page.seat.slow ? qsTr("系统有点慢，请稍等") : ""
        icon: page.seat.slow && page.seat.notice === "" && !page.seat.away ? "clock" : "warning"
    }

    Connections {
        target: page.seat

        function onDone(sentence: string, canUndo: bool) {
            toast.canUndo = canUndo;
            toast.show(sentence, canUndo ? Timeout.undo : 4);
        }

        function onUndoTextChanged() {
            if (page.seat.undoText === "")
                toast.hide();
        }

        function onPageTurned() {
            toast.hide();
        }
    }

    RadioSide {
        x: 856
        y: 24
        width: 400
        height: 692 - (invited.visible ? invited.height + 12 : 0)
        radio: page.radio
        visible: !sheet.visible

        NextList {
            objectName: "nextList"
            anchors.fill: parent
            seat: page.seat
        }
    }

    // Customers invited from this window who have not been handed over.
    Column {
        id: invited

        x: 856
        y: 716 - height
        width: 400
        spacing: 8
        visible: invitations.count > 0 && !sheet.visible

        Repeater {
            id: invitations

            model: page.seat.receptions

            LobbyReceptionCard {
                objectName: "reception-" + number
                width: invited.width
                enabled: !page.seat.away
                onActivated: page.seat.reception(number)
                onStepped: page.seat.give(number)
            }
        }
    }

    SheetPanel {
        id: sheet

        objectName: "sheet"
        x: 856
        y: 24
        width: 400
        height: 692
        seat: page.seat
    }
}
