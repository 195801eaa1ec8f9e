import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// The head of a page that asks: what is asked in both languages, about which ticket, and how long.
Item {
    id: head

    required property RatingPad pad
    required property KioskIdle idle

    width: 800
    height: 108

    Words {
        objectName: "title"
        x: 96
        y: 18
        width: ticket.x - x - 20
        text: head.pad.title
        size: 40
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 28
        bold: true
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Words {
        x: 96
        y: 72
        width: ticket.x - x - 20
        text: head.pad.beside
        size: 20
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 16
        color: Light.ink2
    }

    TicketNumber {
        id: ticket

        anchors.right: ring.left
        anchors.rightMargin: 24
        y: 48 - height / 2
        number: head.pad.number
        pigment: head.pad.pigment
        size: 32
    }

    CountdownRing {
        id: ring

        objectName: "ring"
        visible: head.idle.warning
        x: 760 - width
        y: 48 - height / 2
        size: 60
        fraction: 1 * head.idle.fraction
        text: `${head.idle.seconds}`
    }
}
