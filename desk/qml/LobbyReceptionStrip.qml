pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Desk

// The receptions under way, in rows of three; the first three, or all of them.
Item {
    id: strip

    required property LobbySeat seat
    required property LobbyReceptions receptions

    visible: cards.count > 0
    implicitHeight: grid.implicitHeight

    Grid {
        id: grid

        columns: 3
        columnSpacing: 12
        rowSpacing: 8

        Repeater {
            id: cards

            model: strip.receptions.rows

            LobbyReceptionCard {
                objectName: "reception-" + number
                width: (strip.width - 24 - (more.visible ? more.width + 10 : 0)) / 3
                chosen: strip.seat.number === number
                onActivated: strip.seat.pick(number)
                onStepped: strip.receptions.step(number, next)
            }
        }
    }

    LobbyChip {
        id: more

        objectName: "more-receptions"
        visible: strip.receptions.more > 0
        anchors.right: parent.right
        height: 64
        text: cards.count > 3 ? qsTr("收起") : qsTr("还有 %1 位").arg(strip.receptions.more)
        onActivated: strip.receptions.moreOfThem()
    }
}
