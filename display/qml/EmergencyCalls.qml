pragma ComponentBehavior: Bound
import QtQuick
import Tingtang.Screens

// Whoever was called lately, in the place of the zones while an emergency has that of the calls: the newest ten.
Rectangle {
    id: panel

    required property var calls

    radius: Radius.wallTile
    color: Dark.panel

    Words {
        x: 36
        y: Math.round(64 - height / 2)
        text: "刚才叫过"
        size: 40
        color: Dark.text2
    }

    Words {
        x: 36
        y: Math.round(148 - height / 2)
        visible: rows.count === 0
        text: "还没有叫号"
        size: 40
        color: Dark.text2
    }

    Repeater {
        id: rows

        model: panel.calls

        Row {
            id: call

            required property int index
            required property string number
            required property string pigment
            required property string counter

            x: 232 + (index % 5) * 316
            y: Math.round((index < 5 ? 64 : 148) - height / 2)
            spacing: 10

            TicketNumber {
                number: call.number
                pigment: call.pigment
                ground: "dark"
                size: 56
            }

            Icon {
                y: 6
                name: "right"
                size: 32
                color: Dark.text3
            }

            CapText {
                text: call.counter
                size: 56
                color: Dark.text
            }
        }
    }
}
