pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens

// One question of the dialog: a heading and its choices.
Column {
    id: options

    required property var model
    property string heading
    property string group
    property int columns: 4

    signal picked(key: string)

    spacing: 8

    Words {
        text: options.heading
        bold: true
    }

    Grid {
        columns: options.columns
        spacing: 10

        Repeater {
            model: options.model

            LobbyToggle {
                id: option

                required property string key
                required property string words
                required property bool chosen

                objectName: options.group + "-" + option.key
                width: (options.width - 10 * (options.columns - 1)) / options.columns
                text: option.words
                checked: option.chosen
                onActivated: options.picked(option.key)
            }
        }
    }
}
