import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The right side of the floor's seats: the log or the drawer of what is picked, and what became of the last step.
Rectangle {
    id: side

    required property LobbySeat seat
    required property LobbyTicket ticket
    required property SeatRadio radio
    readonly property bool canUndo: toast.visible && toast.canUndo
    default property alias drawers: room.data
    property alias keys: log.more

    // The keyboard goes into the ticket's drawer.
    function begin() {
        ticketDrawer.begin();
    }

    function undo() {
        toast.hide();
        side.seat.undo();
    }

    color: Light.surface

    Connections {
        target: side.seat

        function onRefused(sentence) {
            toast.hide();
            sorry.text = sentence;
            patience.restart();
        }

        function onTold(sentence, canUndo) {
            sorry.text = "";
            toast.canUndo = canUndo;
            toast.show(sentence);
        }
    }

    Rectangle {
        width: 1
        height: parent.height
        color: Light.line
    }

    Item {
        id: room

        anchors.fill: parent
        anchors.margins: 24
        anchors.bottomMargin: toast.visible ? 24 + toast.height + 12 : sorry.visible ? 24 + sorry.height + 12 : 24

        RadioDrawer {
            anchors.fill: parent
            radio: side.radio
        }

        LobbyLogDrawer {
            id: log

            anchors.fill: parent
            visible: side.seat.panel === "log" && !side.radio.open
            seat: side.seat
        }

        LobbyTicketDrawer {
            id: ticketDrawer

            objectName: "ticketDrawer"
            anchors.fill: parent
            visible: side.seat.panel === "ticket" && !side.radio.open
            ticket: side.ticket
            onCloseAsked: side.seat.close()
        }
    }

    // Why a step was refused that no drawer asked for (an undo, a key on the board).
    LobbyRefusal {
        id: sorry

        x: 24
        width: parent.width - 48
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24

        Timer {
            id: patience

            interval: Duration.toast
            onTriggered: sorry.text = ""
        }
    }

    Toast {
        id: toast

        objectName: "toast"
        x: 24
        width: parent.width - 48
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
        onUndone: side.seat.undo()
    }
}
