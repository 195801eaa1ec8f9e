import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The seat of the VIP area's reception: who has come and who is free, a drawer beside it, the sign-in page before it.
Window {
    id: window

    required property DeskStatus status
    required property SignIn signIn
    required property SeatLock lock
    required property LobbySeat seat
    required property LobbyTicket ticket
    required property LobbyIssue issue
    required property LobbyBooking booking
    required property LobbyReceptions receptions
    required property VipArea area
    required property VipFind find
    required property SeatRadio radio

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
                reception.forceActiveFocus();
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
            receptions: window.receptions
            radio: window.radio
            where: qsTr("贵宾区")
            waiting: window.area.waiting
            longest: window.area.longest
            doneLead: qsTr("今天已接待")
            done: window.area.received
            broadcasts: false
        }

        SignInPage {
            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            focus: visible
            visible: window.status.condition === "" && !window.seat.signedIn
            title: qsTr("贵宾区签到")
            status: window.status
            signIn: window.signIn
            onVisibleChanged: if (visible)
                begin()
        }

        VipReception {
            id: reception

            objectName: "vipReception"
            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            focus: visible
            visible: window.status.condition === "" && window.seat.signedIn && window.seat.ready
            enabled: !window.lock.locked
            status: window.status
            seat: window.seat
            ticket: window.ticket
            issue: window.issue
            booking: window.booking
            receptions: window.receptions
            area: window.area
            find: window.find
            radio: window.radio
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
