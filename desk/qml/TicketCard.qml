pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The ticket at the counter: number, service, running time, the receipts of its call, and what only staff see.
Card {
    id: card

    required property TicketPanel ticket

    desk: true

    component Receipt: Row {
        id: receipt

        property string icon
        property string text
        property bool well

        spacing: 8
        height: 20

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: receipt.icon
            size: 19
            color: receipt.well ? Light.good : Light.ink3
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: receipt.text
            size: Type.desk.secondary
            color: receipt.well ? Light.good : Light.ink3
        }
    }

    Column {
        visible: !card.ticket.present
        anchors.centerIn: parent
        spacing: 10

        Words {
            objectName: "emptyTitle"
            anchors.horizontalCenter: parent.horizontalCenter
            text: card.ticket.title
            size: Type.desk.fact
            bold: true
        }

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: card.ticket.note
            size: Type.desk.body
            color: Light.ink2
        }

        StatNumber {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: card.ticket.timer !== ""
            prefix: card.ticket.timerLabel
            number: card.ticket.timer
            size: 34
            unitSize: Type.desk.body
        }
    }

    Item {
        anchors.fill: parent
        visible: card.ticket.present

        Rectangle {
            x: 29
            y: 25
            width: stateWords.implicitWidth + 24
            height: 29
            radius: Radius.tag
            color: card.ticket.serving ? Light.accentSoft : Light.yellowSoft

            Words {
                id: stateWords

                objectName: "state"
                anchors.centerIn: parent
                text: card.ticket.state
                size: Type.desk.body
                bold: true
                color: card.ticket.serving ? Light.accent : Light.ink
            }
        }

        PotentialMark {
            anchors.left: taken.right
            anchors.leftMargin: 10
            anchors.verticalCenter: taken.verticalCenter
            why: card.ticket.mark
        }

        Words {
            id: taken

            x: 29 + stateWords.implicitWidth + 38
            y: 40 - height / 2
            text: card.ticket.taken
            size: Type.desk.secondary
            color: Light.ink2
        }

        TicketNumber {
            id: number

            objectName: "number"
            x: 27
            y: 92
            number: card.ticket.number
            pigment: card.ticket.pigment
            size: Type.desk.ticketNumber
        }

        Row {
            id: receipts

            x: 29
            y: 206
            // Who is brought by a wealth manager was not called.
            visible: card.ticket.shown !== ""
            spacing: 18

            Receipt {
                objectName: "shown"
                icon: "screen"
                text: card.ticket.shown
                well: card.ticket.shownWell
            }

            Receipt {
                objectName: "spoken"
                icon: card.ticket.spokenWell ? "speaker" : "speaker-off"
                text: card.ticket.spoken
                well: card.ticket.spokenWell
            }

            Words {
                // Words that say why nothing was heard may need its place. `visible` would lay the row out anew.
                opacity: receipts.x + x + width < service.x ? 1 : 0
                height: 20
                verticalAlignment: Text.AlignVCenter
                text: card.ticket.calledAt
                size: Type.desk.secondary
                color: Light.ink2
            }
        }

        component Fact: Item {
            id: fact

            property string label
            property string text

            width: Math.min(240, 580 - x)
            height: 66
            visible: text !== ""

            Words {
                text: fact.label
                size: Type.desk.secondary
                color: Light.ink2
            }

            // A long name takes two smaller lines.
            Words {
                objectName: "value"
                y: 20
                width: parent.width
                height: 50
                verticalAlignment: Text.AlignVCenter
                text: kept(fact.text)
                size: oneLine.implicitWidth > width ? 17 : Type.desk.fact
                lineHeight: size === 17 ? 0.9 : 1
                bold: true
                wrapMode: Text.Wrap
                maximumLineCount: size === 17 ? 2 : 1
                elide: Text.ElideRight
            }

            Words {
                id: oneLine

                visible: false
                text: fact.text
                size: Type.desk.fact
                bold: true
            }
        }

        Fact {
            id: service

            objectName: "service"
            x: Math.max(341, number.x + number.width + 32)
            y: 76
            label: qsTr("业务")
            text: card.ticket.service
        }

        Fact {
            objectName: "band"
            x: service.x
            y: 150
            label: qsTr("大约金额")
            text: card.ticket.band
        }

        Words {
            anchors.right: time.right
            y: 37 - height / 2
            text: card.ticket.timerLabel
            size: Type.desk.secondary
            color: Light.ink2
        }

        CapText {
            id: time

            objectName: "timer"
            anchors.right: parent.right
            anchors.rightMargin: 30
            y: 62
            text: card.ticket.timer
            size: Type.desk.timer
        }

        Rectangle {
            id: track

            visible: card.ticket.serving
            anchors.right: time.right
            y: 123
            width: 190
            height: 6
            radius: 3
            color: Light.sunk

            Rectangle {
                width: Math.max(parent.height, parent.width * card.ticket.fraction)
                height: parent.height
                radius: 3
                color: card.ticket.overtime ? Light.orange : Light.accent
            }
        }

        Words {
            anchors.right: time.right
            y: (card.ticket.serving ? 145 : 128) - height / 2
            text: card.ticket.typical
            size: Type.desk.caption
            color: Light.ink2
        }

        Rectangle {
            x: 21
            y: 247
            width: 766
            height: 104
            radius: Radius.deskButton
            color: Light.paper

            Icon {
                x: 18
                y: 16
                name: "lock"
                size: 17
                color: Light.ink2
            }

            Words {
                x: 44
                y: 24 - height / 2
                text: qsTr("仅员工可见")
                size: Type.desk.caption
                bold: true
                color: Light.ink2
            }

            Grid {
                id: facts

                readonly property bool tight: repeater.count > 3

                x: 18
                y: tight ? 40 : 42
                columns: 3
                columnSpacing: 14
                rowSpacing: tight ? 4 : 0

                Repeater {
                    id: repeater

                    model: card.ticket.facts

                    Column {
                        id: known

                        required property string title
                        required property string note

                        width: 236
                        spacing: 0

                        Words {
                            width: parent.width
                            text: known.title
                            size: Type.desk.body
                            bold: true
                            elide: Text.ElideRight
                        }

                        Words {
                            visible: !facts.tight
                            width: parent.width
                            text: known.note
                            size: Type.desk.caption
                            color: Light.ink2
                            elide: Text.ElideRight
                        }
                    }
                }
            }
        }
    }
}
