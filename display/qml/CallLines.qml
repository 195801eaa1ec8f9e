import QtQuick
import Tingtang.Screens

// 请 A012 / 到 3 号窗口 on two lines, on the grid of the call panel.
Item {
    id: lines

    required property string number
    required property string pigment
    required property string counter
    required property string ground
    property real edge: 64
    readonly property color strong: ground === "flash" ? Dark.flashInk : Dark.text
    readonly property color quiet: ground === "flash" ? Dark.flashInk2 : Dark.text2

    Words {
        x: lines.edge
        y: Math.round(371 - baselineOffset)
        text: "请"
        size: Type.wall.callWords
        color: lines.quiet
    }

    TicketNumber {
        readonly property real room: lines.width - x - 40

        x: lines.edge + 139
        y: Math.round(371 - height)
        number: lines.number
        pigment: lines.pigment
        ground: lines.ground
        size: Type.wall.callNumber
        // Past A999 there are four digits.
        scale: Math.min(1, room / implicitWidth)
        transformOrigin: Item.BottomLeft
    }

    Words {
        x: lines.edge
        y: Math.round(552 - baselineOffset)
        text: "到"
        size: Type.wall.callWords
        color: lines.quiet
    }

    CapText {
        id: counterNumber

        x: lines.edge + 148
        y: Math.round(552 - height)
        text: lines.counter
        size: Type.wall.callWindow
        color: lines.strong
    }

    Words {
        x: counterNumber.x + counterNumber.width + 24
        y: Math.round(552 - baselineOffset)
        text: "号窗口"
        size: Type.wall.windowWord
        bold: true
        color: lines.strong
    }
}
