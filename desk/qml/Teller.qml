import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The teller's seat: signing in, the page, and the bar it can shrink to.
Window {
    id: window

    required property DeskStatus status
    required property SignIn signIn
    required property TellerSeat seat
    required property TicketPanel ticket
    required property StripPlace place
    required property SeatLock lock
    required property SeatRadio radio
    readonly property bool working: seat.signedIn

    width: 1280
    height: 800
    minimumWidth: 640
    minimumHeight: 400
    visible: true
    color: Light.paper
    title: seat.signedIn ? qsTr("%1 号窗口").arg(seat.counter) + "·" + status.branch : status.branch
    onClosing: close => close.accepted = window.seat.mayClose()

    // Which page has the keyboard.
    function turn() {
        if (window.seat.signedIn)
            keys.rest();
        else
            entrance.begin();
    }

    Component.onCompleted: turn()

    Connections {
        target: window.lock

        function onLockedChanged() {
            if (!window.lock.locked)
                window.turn();
        }
    }

    Connections {
        target: window.seat

        function onPageTurned() {
            window.turn();
        }

        function onLeaving() {
            // Not inside the closing that asked for it.
            Qt.callLater(window.close);
        }

        function onSheetChanged() {
            if (window.seat.sheet === "" && window.seat.signedIn)
                keys.rest();
        }
    }

    Connections {
        target: window.radio

        function onOpenChanged() {
            if (!window.radio.open && window.seat.signedIn)
                keys.rest();
        }
    }

    TellerStrip {
        id: strip

        seat: window.seat
        ticket: window.ticket
        place: window.place
        locked: window.lock.locked
        radio: window.radio
        onShownChanged: window.visible = !shown
    }

    Canvas {
        anchors.fill: parent
        designWidth: 1280
        designHeight: 800

        TellerKeys {
            id: keys

            anchors.fill: parent
            seat: window.seat
            listening: window.seat.signedIn && !window.lock.locked
            enabled: !window.lock.locked

            HeaderBar {
                id: header

                width: 1280
                status: window.status
                count: window.seat.count
                person: window.seat.person
                canCollapse: window.seat.signedIn
                onSignOutAsked: window.seat.press("sign-out")
                onCollapseAsked: window.seat.press("strip")

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: window.seat.signedIn ? qsTr("%1 号窗口").arg(window.seat.counter) : window.status.branch
                    size: 22
                    bold: true
                }

                Row {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: window.seat.signedIn && window.seat.zone !== ""
                    spacing: 8

                    ZoneBadge {
                        anchors.verticalCenter: parent.verticalCenter
                        size: 28
                        letter: window.seat.zone
                        pigment: window.seat.pigment
                    }

                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: window.seat.zoneName
                        size: 17
                        bold: true
                        color: Zones.of(window.seat.pigment, "light").words
                    }
                }

                Words {
                    objectName: "person"
                    anchors.verticalCenter: parent.verticalCenter
                    visible: window.seat.signedIn
                    leftPadding: 8
                    text: window.seat.person
                    color: Light.ink2
                }

                RadioChip {
                    anchors.verticalCenter: parent.verticalCenter
                    radio: window.radio
                }
            }

            TellerPage {
                anchors.top: header.bottom
                anchors.bottom: parent.bottom
                width: parent.width
                visible: window.seat.signedIn
                seat: window.seat
                ticket: window.ticket
                radio: window.radio
            }
        }

        SignInPage {
            id: entrance

            y: header.height
            height: parent.height - y
            width: parent.width
            visible: !window.seat.signedIn && window.status.condition === ""
            status: window.status
            signIn: window.signIn
        }

        LockPage {
            anchors.fill: parent
            lock: window.lock
            mayLeave: false
        }

        StateOverlay {
            anchors.fill: parent
            condition: window.status.condition
            size: 44
        }

        Words {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 60
            anchors.horizontalCenter: parent.horizontalCenter
            visible: window.status.failure !== ""
            text: window.status.failure
            color: Light.ink2
        }
    }
}
