pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens

// A day ahead: one touch chooses, two more keys go a day back or on; the day itself stands below in words.
Column {
    id: form

    required property var model
    property string group
    // The chosen day; empty: none.
    property string when

    signal picked(days: int)
    signal shifted(days: int)

    spacing: 8

    Row {
        id: row

        width: parent.width
        spacing: 6

        Repeater {
            id: all

            model: form.model

            LobbyToggle {
                id: day

                required property int days
                required property string words
                required property bool chosen

                objectName: form.group + "-" + day.days
                width: (row.width - row.spacing * (all.count - 1)) / all.count
                text: day.words
                checked: day.chosen
                tick: false
                onActivated: form.picked(day.days)
            }
        }
    }

    Item {
        visible: form.when !== ""
        width: parent.width
        height: Touch.deskMinPx

        Words {
            objectName: form.group + "-when"
            anchors.verticalCenter: parent.verticalCenter
            width: earlier.x - 12
            text: form.when
            bold: true
            elide: Text.ElideRight
        }

        LobbyChip {
            id: earlier

            objectName: form.group + "-earlier"
            anchors.right: later.left
            anchors.rightMargin: 8
            height: parent.height
            text: qsTr("早一天")
            onActivated: form.shifted(-1)
        }

        LobbyChip {
            id: later

            objectName: form.group + "-later"
            anchors.right: parent.right
            height: parent.height
            text: qsTr("晚一天")
            onActivated: form.shifted(1)
        }
    }
}
