pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Screens.Types
import Tingtang.Example

Window {
    id: window

    required property CounterModel counter
    required property ClockFace clock

    width: 540
    height: 960
    visible: true
    color: Light.paper

    Canvas {
        anchors.fill: parent
        designWidth: 1080
        designHeight: 1920

        Words {
            objectName: "time"
            text: window.clock.time
        }

        Key {
            objectName: "look"
            x: 56
            y: 200
            text: window.counter.waitingText
            icon: "bell"
            onActivated: window.counter.look()
        }

        Column {
            y: 500

            Repeater {
                model: window.counter.tickets

                TicketNumber {
                    required property int minutes

                    objectName: "ticket"
                    pigment: "ochre"
                    size: 60 + minutes
                }
            }
        }
    }
}
