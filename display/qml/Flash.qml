import QtQuick
import Tingtang.Screens
import Tingtang.Display

// The paper that rises when somebody is called. Alone, a call fills it; while others wait for their turn it moves to
// the left and they are listed on the right, so that everybody can read where to go at once.
Item {
    id: paper

    required property FlashView flash
    readonly property bool shared: flash.upcomingCount > 0

    visible: opacity > 0
    opacity: 0

    states: State {
        name: "up"
        when: paper.flash.up

        PropertyChanges {
            paper.opacity: 1
            sheet.y: 0
            words.opacity: 1
        }
    }

    transitions: [
        Transition {
            to: "up"

            ParallelAnimation {
                PropertyAction {
                    target: words
                    property: "opacity"
                    value: 1
                }
                NumberAnimation {
                    target: paper
                    property: "opacity"
                    // Never from nothing: the very first frame can be read.
                    from: 0.7
                    duration: Motion.time(Duration.flashIn)
                    easing.type: Easing.OutCubic
                }
                NumberAnimation {
                    target: sheet
                    property: "y"
                    duration: Motion.time(Duration.flashIn)
                    easing.type: Easing.OutCubic
                }
            }
        },
        Transition {
            from: "up"

            // First the words go, then the paper: two numbers never lie over each other.
            SequentialAnimation {
                NumberAnimation {
                    target: words
                    property: "opacity"
                    to: 0
                    duration: Motion.time(Duration.flashOut / 3)
                }
                NumberAnimation {
                    target: paper
                    property: "opacity"
                    duration: Motion.time(Duration.flashOut * 2 / 3)
                    easing.type: Easing.InCubic
                }
                PropertyAction {
                    target: sheet
                    property: "y"
                }
            }
        }
    ]

    Rectangle {
        id: sheet

        y: 20
        width: paper.width
        height: paper.height
        radius: Radius.wallPanel
        color: Dark.flash

        Item {
            width: 20
            height: parent.height
            clip: true

            Rectangle {
                width: 2 * sheet.radius
                height: parent.height
                radius: sheet.radius
                color: Zones.of(paper.flash.pigment, "flash").solid
            }
        }

        Item {
            id: words

            anchors.fill: parent

            ZoneName {
                x: 84
                y: 44
                letter: paper.flash.zone
                name: paper.flash.zoneName
                pigment: paper.flash.pigment
                ground: "flash"
                size: 72
                nameSize: 50
                room: paper.shared ? 400 : 1500
            }

            FlashLine {
                visible: !paper.shared
                anchors.fill: parent
                number: paper.flash.number
                pigment: paper.flash.pigment
                counter: paper.flash.counter
            }

            CallLines {
                visible: paper.shared
                width: 1120
                edge: 84
                number: paper.flash.number
                pigment: paper.flash.pigment
                counter: paper.flash.counter
                ground: "flash"
            }

            Words {
                // Number and window in the strong ink; `sentence` is markup the view-model has escaped.
                function inked(sentence: var): string {
                    return sentence.replace(/<b>/g, "<b><font color=\"" + Dark.flashInk + "\">").replace(/<\/b>/g, "</font></b>");
                }

                x: paper.shared ? 1096 - width : 84
                y: Math.round(paper.shared ? 80 - height / 2 : 555 - baselineOffset)
                text: inked(paper.flash.english)
                textFormat: Text.StyledText
                size: paper.shared ? 36 : 50
                color: Dark.flashInk2
            }
        }

        Icon {
            x: 1680
            y: 52
            size: 60
            visible: paper.flash.sound && !paper.shared
            name: "speaker"
            color: Dark.flashInk2
        }

        UpNext {
            x: 1128
            width: 680
            height: parent.height
            visible: paper.shared
            calls: paper.flash.upcoming
            count: paper.flash.upcomingCount
            more: paper.flash.more
        }
    }

    // A new turn on paper that is up already: the words change, the paper stays.
    Connections {
        target: paper.flash

        function onSeqChanged() {
            if (paper.state === "up")
                fade.restart();
        }
    }

    NumberAnimation {
        id: fade

        target: words
        property: "opacity"
        from: 0.3
        to: 1
        duration: Motion.time(Duration.valueCrossfade)
    }
}
