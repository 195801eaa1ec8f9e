import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The wealth manager's seat: the page, and the sign-in page before it.
Window {
    id: window

    required property DeskStatus status
    required property SignIn signIn
    required property WealthSeat seat
    required property WealthNote note
    required property WealthGuest guest
    required property WealthBook book
    required property WealthDealing dealing
    required property WealthNote recordNote
    required property WealthDealing recordDealing
    required property WealthPlanning planning
    required property WealthCorrect correct
    required property WealthRecord record
    required property WealthAdd add
    required property SeatLock lock
    required property SeatRadio radio

    width: 1440
    height: 900
    visible: true
    color: Light.paper
    title: window.status.branch

    Canvas {
        anchors.fill: parent
        designWidth: 1440
        designHeight: 900

        WealthHeader {
            id: header

            width: 1440
            enabled: !window.lock.locked
            status: window.status
            seat: window.seat
            radio: window.radio
        }

        SignInPage {
            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            focus: visible
            visible: window.status.condition === "" && !window.seat.signedIn
            title: qsTr("理财经理签到")
            status: window.status
            signIn: window.signIn
            onVisibleChanged: if (visible)
                begin()
        }

        WealthPage {
            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            focus: visible
            visible: window.status.condition === "" && window.seat.ready
            enabled: !window.lock.locked
            status: window.status
            seat: window.seat
            note: window.note
            guest: window.guest
            book: window.book
            dealing: window.dealing
            recordNote: window.recordNote
            recordDealing: window.recordDealing
            planning: window.planning
            correct: window.correct
            record: window.record
            add: window.add
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
