import QtQuick
import Tingtang.Screens

// 请 A012 到 3 号窗口 on one line across the paper.
Item {
    id: line

    required property string number
    required property string pigment
    required property string counter

    Item {
        readonly property real room: line.width - x - 48

        x: 84
        y: Math.round(418 - height)
        width: last.x + last.width
        height: ticket.height
        // Four digits, or a window of two: everything gets smaller together.
        scale: Math.min(1, room / width)
        transformOrigin: Item.BottomLeft

        Words {
            id: please

            y: Math.round(parent.height - baselineOffset)
            text: "请"
            size: 100
            color: Dark.flashInk2
        }

        TicketNumber {
            id: ticket

            x: 126
            number: line.number
            pigment: line.pigment
            ground: "flash"
            size: Type.wall.flashNumber
        }

        Words {
            id: to

            x: ticket.x + ticket.width + 42
            y: Math.round(parent.height - baselineOffset)
            text: "到"
            size: 100
            color: Dark.flashInk2
        }

        CapText {
            id: counterNumber

            x: to.x + 132
            text: line.counter
            size: Type.wall.flashNumber
            color: Dark.flashInk
        }

        Words {
            id: last

            x: counterNumber.x + counterNumber.width + 20
            y: Math.round(parent.height - baselineOffset)
            text: "号窗口"
            size: 104
            bold: true
            color: Dark.flashInk
        }
    }
}
