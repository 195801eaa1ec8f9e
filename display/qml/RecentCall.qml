import QtQuick
import Tingtang.Screens

// One line: A011 → 2 号窗口. The baseline is at the lower edge less 12.
Item {
    id: row

    required property string number
    required property string pigment
    required property string counter
    required property string ground
    property bool ruled: false
    readonly property real foot: height

    TicketNumber {
        y: Math.round(row.foot - height)
        number: row.number
        pigment: row.pigment
        ground: row.ground
        size: Type.wall.recent
    }

    Icon {
        x: 253
        y: Math.round(row.foot - 28 - height / 2)
        name: "right"
        size: 50
        color: row.ground === "flash" ? Dark.flashInk2 : Dark.text3
    }

    CapText {
        x: 420 - width
        y: Math.round(row.foot - height)
        text: row.counter
        size: Type.wall.recent
        color: row.ground === "flash" ? Dark.flashInk : Dark.text
    }

    Words {
        x: 443
        y: Math.round(row.foot - baselineOffset)
        text: "号窗口"
        size: 46
        color: row.ground === "flash" ? Dark.flashInk2 : Dark.text2
    }

    Rectangle {
        visible: row.ruled
        y: row.foot + 13
        width: row.width
        height: 2
        color: row.ground === "flash" ? Dark.flashInk2 : Dark.line
        opacity: row.ground === "flash" ? 0.25 : 1
    }
}
