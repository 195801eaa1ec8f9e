import QtQuick
import Tingtang.Screens
import Tingtang.Display

// The strip above one window, 1280 × 400.
Window {
    id: window

    required property StripView strip

    width: 1280
    height: 400
    color: Dark.bg
    title: "厅堂 · " + strip.counter + " 号窗口"

    Canvas {
        anchors.fill: parent
        color: Dark.bg
        designWidth: 1280
        designHeight: 400

        Rectangle {
            width: 400
            height: 400
            color: Dark.panel2

            CapText {
                id: counter

                readonly property real room: 400 - 2 * 40

                x: 45
                y: Math.round(339 - height)
                text: window.strip.counter
                size: Type.window.number
                color: Dark.text
                scale: Math.min(1, room / implicitWidth)
                transformOrigin: Item.BottomLeft
            }

            // Beside one digit; two take the whole width, and it moves to the line above.
            Words {
                readonly property bool beside: counter.implicitWidth < 200

                x: beside ? counter.x + counter.width + 10 : 53
                y: Math.round(beside ? 339 - baselineOffset : 73 - height / 2)
                text: beside ? "号窗口" : "窗口"
                size: 54
                bold: true
                color: Dark.text
            }
        }

        Item {
            x: 400
            width: 880
            height: 400
            visible: window.strip.number !== ""

            Words {
                x: 56
                y: Math.round(73 - height / 2)
                text: window.strip.message
                size: Type.window.message
                bold: true
                color: Dark.text
            }

            ZoneName {
                x: 824 - width
                y: 40
                letter: window.strip.zone
                name: window.strip.zoneName
                pigment: window.strip.pigment
                ground: "dark"
                size: 64
                nameSize: Type.window.zoneName
                room: 460
            }

            TicketNumber {
                readonly property real room: 880 - x - 40

                x: 53
                y: Math.round(339 - height)
                number: window.strip.number
                pigment: window.strip.pigment
                ground: "dark"
                size: Type.window.number
                scale: Math.min(1, room / implicitWidth)
                transformOrigin: Item.BottomLeft
            }
        }

        Item {
            x: 400
            width: 880
            height: 400
            visible: window.strip.number === ""

            ZoneName {
                x: 824 - width
                y: 40
                letter: window.strip.zone
                name: window.strip.zoneName
                pigment: window.strip.pigment
                ground: "dark"
                size: 64
                nameSize: Type.window.zoneName
                room: 768
            }

            Words {
                x: 56
                y: Math.round(214 - height / 2)
                text: window.strip.message
                size: 112
                bold: true
                color: window.strip.state === "idle" ? Dark.text : Dark.text2
            }

            Words {
                x: 60
                y: Math.round(340 - baselineOffset)
                text: window.strip.english
                size: 44
                color: Dark.text3
            }
        }
    }
}
