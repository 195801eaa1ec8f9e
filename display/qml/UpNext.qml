pragma ComponentBehavior: Bound
import QtQuick
import Tingtang.Screens

// Those called while the flash was busy: five in full size, up to ten in two columns.
Item {
    id: panel

    required property var calls
    required property int count
    required property int more
    readonly property bool crowded: count > 5

    Rectangle {
        y: 48
        width: 2
        height: panel.height - 96
        color: Dark.flashInk2
        opacity: 0.25
    }

    Words {
        x: 48
        y: Math.round(70 - height / 2)
        text: panel.more > 0 ? "接下来（前面还有 " + panel.more + " 位）" : "接下来"
        size: 40
        color: Dark.flashInk2
    }

    Repeater {
        model: panel.calls

        Item {
            id: place

            required property int index
            required property string number
            required property string pigment
            required property string counter

            x: panel.crowded ? 48 + Math.floor(place.index / 5) * 308 : 48
            y: 92 + (place.index % 5) * 92
            width: 584
            height: 92

            RecentCall {
                visible: !panel.crowded
                anchors.fill: parent
                number: place.number
                pigment: place.pigment
                counter: place.counter
                ground: "flash"
                ruled: place.index < panel.count - 1
            }

            Row {
                visible: panel.crowded
                y: Math.round(parent.height - height)
                spacing: 14

                TicketNumber {
                    number: place.number
                    pigment: place.pigment
                    ground: "flash"
                    size: 56
                }

                Icon {
                    y: -2
                    name: "right"
                    size: 40
                    color: Dark.flashInk2
                }

                CapText {
                    text: place.counter
                    size: 56
                    color: Dark.flashInk
                }
            }
        }
    }
}
