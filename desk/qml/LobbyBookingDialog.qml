pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Bookings: the days on top, what may be booked on the chosen one at the left, what is booked at the right.
FocusScope {
    id: dialog

    required property LobbyBooking booking

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
        id: card

        desk: true
        anchors.centerIn: parent
        width: 1240
        height: 780

        Words {
            x: 36
            y: 30
            text: qsTr("预约")
            size: 24
            bold: true
        }

        LobbyClose {
            x: card.width - 27 - width
            y: 26
            onActivated: dialog.closeAsked()
        }

        Row {
            id: strip

            x: 36
            y: 84
            spacing: 10

            Key {
                objectName: "days-earlier"
                width: 52
                height: 52
                desk: true
                enabled: dialog.booking.earlier
                icon: "back"
                name: qsTr("前几天")
                onActivated: dialog.booking.turn(-1)
            }

            Repeater {
                id: days

                model: dialog.booking.days

                LobbyBookingDay {
                    width: (card.width - 72 - 2 * 62 - 6 * 10) / 7
                    height: 52
                    onActivated: dialog.booking.goTo(key)
                }
            }
        }

        Key {
            objectName: "days-later"
            x: card.width - 36 - width
            y: strip.y
            width: 52
            height: 52
            desk: true
            enabled: dialog.booking.later
            icon: "chevron-right"
            name: qsTr("后几天")
            onActivated: dialog.booking.turn(1)
        }

        LobbyBookingMade {
            visible: dialog.booking.code !== ""
            x: 36
            y: 180
            width: 660
            booking: dialog.booking
            onCloseAsked: dialog.closeAsked()
        }

        Item {
            visible: dialog.booking.code === ""
            x: 36
            y: 160
            width: 660
            height: card.height - y - 30

            Column {
                id: wishes

                width: parent.width
                spacing: 16

                LobbyOptions {
                    width: parent.width
                    heading: qsTr("办什么业务")
                    group: "book-service"
                    model: dialog.booking.services
                    onPicked: key => dialog.booking.serve(key)
                }

                LobbyOptions {
                    width: parent.width
                    visible: dialog.booking.asksBand
                    heading: qsTr("大约金额")
                    group: "book-band"
                    model: dialog.booking.bands
                    onPicked: key => dialog.booking.amount(key)
                }

                Words {
                    text: qsTr("几点来")
                    bold: true
                }
            }

            Words {
                objectName: "book-hint"
                anchors.top: wishes.bottom
                anchors.topMargin: 8
                width: parent.width
                text: dialog.booking.hint
                size: Type.desk.secondary
                color: Light.ink2
            }

            GridView {
                id: slots

                anchors.top: wishes.bottom
                anchors.topMargin: 8
                anchors.bottom: refusal.top
                anchors.bottomMargin: 12
                width: parent.width + 10
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                cellWidth: (parent.width + 10) / 6
                cellHeight: 66
                model: dialog.booking.slots

                delegate: LobbyBookingSlot {
                    width: slots.cellWidth - 10
                    height: slots.cellHeight - 10
                    onActivated: dialog.booking.pick(key)
                }
            }

            LobbyRefusal {
                id: refusal

                anchors.bottom: book.top
                anchors.bottomMargin: visible ? 12 : 0
                width: parent.width
                text: dialog.booking.refusal
            }

            Key {
                id: book

                objectName: "book-confirm"
                anchors.bottom: parent.bottom
                width: parent.width
                height: 60
                desk: true
                primary: true
                enabled: dialog.booking.ready
                text: dialog.booking.confirmText
                onActivated: dialog.booking.confirm()
            }
        }

        Rectangle {
            x: 728
            y: 160
            width: 1
            height: card.height - y - 30
            color: Light.line
        }

        Item {
            x: 760
            y: 160
            width: card.width - x - 36
            height: card.height - y - 30

            Words {
                id: heading

                text: dialog.booking.heading
                size: Type.desk.heading
                bold: true
            }

            Words {
                anchors.top: heading.bottom
                anchors.topMargin: 12
                visible: list.count === 0
                text: qsTr("还没有预约")
                size: Type.desk.secondary
                color: Light.ink3
            }

            ListView {
                id: list

                objectName: "bookings-of-day"
                anchors.top: heading.bottom
                anchors.topMargin: 8
                anchors.bottom: parent.bottom
                width: parent.width
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: dialog.booking.bookings

                delegate: LobbyBookingRow {
                    width: list.width
                    onTaken: dialog.booking.take(code)
                    onCancelled: dialog.booking.cancel(code)
                    onRestored: dialog.booking.restore(code)
                }
            }
        }
    }
}
