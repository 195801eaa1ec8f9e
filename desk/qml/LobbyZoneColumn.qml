pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// A zone: its head opens the zone's drawer, its tickets their own. Long queues scroll, and say how many are below.
Rectangle {
    id: column

    required property LobbySeat seat
    required property string letter
    required property string name
    required property string pigment
    required property int waiting
    required property string wait
    required property bool closed
    readonly property int below: {
        let seen = 0;
        const bottom = list.contentY + list.height;
        for (let index = list.count - 1; index >= 0; --index) {
            const row = list.itemAtIndex(index);
            if (row !== null && row.y + row.height <= bottom + 1)
                break;
            ++seen;
        }
        return overflows ? seen : 0;
    }
    readonly property int room: height - 84 - 12
    readonly property bool overflows: list.contentHeight > room + 1

    radius: Radius.deskCard
    color: Light.sunk

    Pressable {
        id: head

        objectName: "zone-" + column.letter
        x: 6
        y: 6
        width: parent.width - 12
        height: 74
        name: column.name + " " + column.waiting + qsTr("人", "people waiting") + " " + column.wait
        onActivated: column.seat.pickZone(column.letter)

        FocusRing {
            around: head
            aroundRadius: Radius.deskChip
            visible: head.focused
        }

        Rectangle {
            anchors.fill: parent
            visible: head.down || column.seat.zone === column.letter
            radius: Radius.deskChip
            color: Light.accentSoft
            border.width: column.seat.zone === column.letter ? 2 : 0
            border.color: Light.accent
        }

        ZoneBadge {
            x: 8
            y: 10
            size: 30
            letter: column.letter
            pigment: column.pigment
        }

        Words {
            x: 47
            y: 12
            width: parent.width - 47 - count.width - 10
            text: column.name
            size: Type.desk.heading
            bold: true
            color: Zones.of(column.pigment, "light").words
            elide: Text.ElideRight
        }

        Row {
            id: count

            anchors.right: parent.right
            anchors.rightMargin: 8
            y: 8
            spacing: 4

            Words {
                id: figure

                text: column.waiting
                size: 22
                bold: true
            }

            Words {
                anchors.baseline: figure.baseline
                text: qsTr("人", "people waiting")
                size: Type.desk.caption
                color: Light.ink2
            }
        }

        Row {
            x: 8
            y: 47
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: column.closed
                name: "pause"
                size: 14
                strokeWidth: 5
                color: WaitBands.orange.words
            }

            Words {
                width: Math.min(implicitWidth, head.width - 44)
                text: column.wait
                size: Type.desk.secondary
                bold: column.closed
                color: column.closed ? WaitBands.orange.words : Light.ink2
                elide: Text.ElideRight
            }
        }

        Icon {
            anchors.right: parent.right
            anchors.rightMargin: 8
            y: 49
            name: "dots"
            size: 18
            color: Light.ink3
        }
    }

    ListView {
        id: list

        objectName: "tickets-" + column.letter
        x: 12
        y: 84
        width: parent.width - 24
        // Whole cards only, with a line for how many are below.
        height: column.overflows ? Math.floor((column.room - 24 + spacing) / (54 + spacing)) * (54 + spacing) - spacing : column.room
        snapMode: ListView.SnapToItem
        clip: true
        spacing: 8
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: false
        model: column.seat.ticketsIn(column.letter)

        delegate: LobbyTicketCard {
            id: row

            required property int index

            objectName: "ticket-" + row.number
            width: list.width
            chosen: column.seat.number === row.number
            onActivated: column.seat.pick(row.number)
            onChosenChanged: if (chosen)
                list.positionViewAtIndex(row.index, ListView.Contain)
        }
    }

    Words {
        objectName: "more-" + column.letter
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 10
        visible: column.below > 0
        text: qsTr("还有 %1 张，可滑动").arg(column.below)
        size: Type.desk.caption
        color: Light.ink2
    }

    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 108
        visible: list.count === 0
        text: qsTr("没有人在等")
        size: Type.desk.caption
        color: Light.ink3
    }
}
