pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Something new to be done for a customer: what, on which day, and a line of words that may be left out.
Column {
    id: form

    required property WealthPlanning planning

    spacing: 8

    Connections {
        target: form.planning

        function onCleared() {
            line.text = "";
        }
    }

    Words {
        text: qsTr("计划什么")
        bold: true
    }

    Words {
        objectName: "planning-consent"
        visible: text !== ""
        width: parent.width
        text: form.planning.consent
        size: Type.desk.secondary
        color: Light.ink2
        wrapMode: Text.Wrap
    }

    Grid {
        columns: 3
        spacing: 8

        Repeater {
            model: form.planning.kinds

            LobbyToggle {
                id: kind

                required property string key
                required property string words
                required property bool chosen

                objectName: "planning-" + kind.key
                width: (form.width - 16) / 3
                text: kind.words
                checked: kind.chosen
                onActivated: form.planning.pick(kind.key)
            }
        }
    }

    Words {
        topPadding: 4
        text: qsTr("哪一天")
        bold: true
    }

    Grid {
        columns: 3
        spacing: 8

        Repeater {
            model: form.planning.days

            LobbyToggle {
                id: day

                required property int days
                required property string words
                required property bool chosen

                objectName: "planning-day-" + day.days
                width: (form.width - 16) / 3
                text: day.words
                checked: day.chosen
                onActivated: form.planning.on(day.days)
            }
        }
    }

    Words {
        objectName: "planning-when"
        visible: text !== ""
        width: parent.width
        text: form.planning.when
        bold: true
        elide: Text.ElideRight
    }

    Row {
        visible: form.planning.when !== ""
        spacing: 6

        Repeater {
            model: [
                {
                    "months": -1,
                    "days": 0,
                    "title": qsTr("早一月")
                },
                {
                    "months": 0,
                    "days": -1,
                    "title": qsTr("早一天")
                },
                {
                    "months": 0,
                    "days": 1,
                    "title": qsTr("晚一天")
                },
                {
                    "months": 0,
                    "days": 7,
                    "title": qsTr("晚一周")
                },
                {
                    "months": 1,
                    "days": 0,
                    "title": qsTr("晚一月")
                },
                {
                    "months": 12,
                    "days": 0,
                    "title": qsTr("晚一年")
                }
            ]

            LobbyChip {
                id: shift

                required property int index
                required property var modelData

                objectName: "planning-shift-" + shift.index
                width: (form.width - 30) / 6
                height: Touch.deskMinPx
                guard: 120
                text: shift.modelData.title
                onActivated: form.planning.shift(shift.modelData.months, shift.modelData.days)
            }
        }
    }

    TextLine {
        id: line

        objectName: "planning-words"
        width: parent.width
        placeholder: qsTr("内容（可不填）")
        onTextChanged: form.planning.write(text)
        onAccepted: form.planning.save()
    }

    LobbyRefusal {
        width: parent.width
        text: form.planning.refusal
    }

    Words {
        objectName: "planning-missing"
        visible: text !== ""
        text: form.planning.missing
        size: Type.desk.secondary
        color: Light.ink2
    }

    Key {
        objectName: "planning-save"
        width: parent.width
        height: 52
        desk: true
        primary: true
        enabled: form.planning.ready
        text: qsTr("加入计划")
        size: Type.desk.body
        onActivated: form.planning.save()
    }
}
