import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The lobby manager's seat: the hall, a drawer beside it, and the sign-in page before it.
Window {
    id: window

    required property DeskStatus status
    required property SignIn signIn
    required property SeatLock lock
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

    width: 1440
    height: 900
    visible: true
    color: Light.paper
    title: window.status.branch
    onClosing: close => close.accepted = window.seat.mayClose()

    Connections {
        target: window.lock

        function onLockedChanged() {
            if (!window.lock.locked)
                hall.forceActiveFocus();
        }
    }

    Connections {
        target: window.seat

        function onLeaving() {
            // Not inside the closing that asked for it.
            Qt.callLater(window.close);
        }
    }

    Canvas {
        anchors.fill: parent
        designWidth: 1440
        designHeight: 900

        LobbyHeader {
            id: header

            width: 1440
            enabled: !window.lock.locked
            status: window.status
            seat: window.seat
            radio: window.radio
            receptions: window.receptions
            onBroadcastAsked: window.broadcast.ask()
        }

        SignInPage {
            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            focus: visible
            visible: window.status.condition === "" && !window.seat.signedIn
            title: qsTr("大堂签到")
            status: window.status
            signIn: window.signIn
            onVisibleChanged: if (visible)
                begin()
        }

        LobbyHall {
            id: hall

            objectName: "hall"
            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            focus: visible
            visible: window.status.condition === "" && window.seat.signedIn && window.seat.ready
            enabled: !window.lock.locked
            status: window.status
            seat: window.seat
            ticket: window.ticket
            counter: window.counter
            zone: window.zone
            issue: window.issue
            booking: window.booking
            broadcast: window.broadcast
            radio: window.radio
            receptions: window.receptions
            customers: window.customers
            onVisibleChanged: if (visible)
                forceActiveFocus()
        }

        LockPage {
            anchors.fill: parent
            lock: window.lock
        }

        StateOverlay {
            anchors.fill: parent
            condition: window.status.condition
            advice: window.status.failure !== "" ? window.status.failure : qsTr("正在自动重连")
            size: 44
        }
    }
}
