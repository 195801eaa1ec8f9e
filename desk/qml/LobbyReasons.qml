pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens

// Reasons from the branch file, and a line of one's own.
Column {
    id: reasons

    required property var model
    property bool optional: false
    property real column: (width - 8) / 2

    signal picked(index: int)
    signal typed(words: string)
    signal accepted

    function clear() {
        line.text = "";
    }

    spacing: 8

    Row {
        spacing: 6

        Words {
            text: qsTr("理由")
            bold: true
        }

        Words {
            visible: !reasons.optional
            text: qsTr("必选")
            bold: true
            color: Light.red
        }
    }

    Grid {
        columns: 2
        spacing: 8

        Repeater {
            model: reasons.model

            LobbyToggle {
                id: chip

                required property int index
                required property string words
                required property bool chosen

                objectName: "reason-" + chip.index
                width: reasons.column
                text: chip.words
                checked: chip.chosen
                onActivated: reasons.picked(chip.index)
            }
        }
    }

    TextLine {
        id: line

        objectName: "reason-words"
        width: reasons.width
        placeholder: qsTr("补充一句（可不填）")
        maximumLength: 160
        onTextChanged: reasons.typed(text)
        onAccepted: reasons.accepted()
    }
}
