pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// What becomes of something planned: ticked off (what came of it), postponed (until when, and why), or cancelled (why).
Column {
    id: sheet

    required property WealthDealing dealing
    property string group: "plan"
    // Which of the three is chosen here; elsewhere the row has keys for it.
    property bool verbs: false
    readonly property bool postpones: dealing.asks === "postpone"

    spacing: 10

    Connections {
        target: sheet.dealing

        function onCleared() {
            line.text = "";
        }
    }

    Rectangle {
        visible: !sheet.verbs
        width: parent.width
        height: 1
        color: Light.line
    }

    Words {
        width: parent.width
        text: sheet.verbs ? sheet.dealing.what : (sheet.postpones ? qsTr("改到哪天：%1") : qsTr("完成：%1")).arg(sheet.dealing.who)
        bold: true
        elide: Text.ElideRight
    }

    Row {
        visible: sheet.verbs
        spacing: 10

        Repeater {
            model: [
                {
                    "verb": "done",
                    "title": qsTr("完成")
                },
                {
                    "verb": "postpone",
                    "title": qsTr("改期")
                },
                {
                    "verb": "cancel",
                    "title": qsTr("取消")
                }
            ]

            LobbyToggle {
                required property var modelData

                objectName: sheet.group + "-" + modelData.verb
                width: (sheet.width - 20) / 3
                text: modelData.title
                checked: sheet.dealing.asks === modelData.verb
                onActivated: sheet.dealing.ask(sheet.dealing.id, modelData.verb)
            }
        }
    }

    WealthDays {
        visible: sheet.postpones
        width: parent.width
        group: sheet.verbs ? sheet.group + "-to" : "to"
        model: sheet.dealing.days
        when: sheet.dealing.to !== "" ? qsTr("改到 %1").arg(sheet.dealing.to) : ""
        onPicked: days => sheet.dealing.inDays(days)
        onShifted: days => sheet.dealing.shift(days)
    }

    Grid {
        visible: reasons.count > 0
        columns: 2
        spacing: 8

        Repeater {
            id: reasons

            model: sheet.dealing.reasons

            LobbyToggle {
                id: reason

                required property int index
                required property string words
                required property bool chosen

                objectName: sheet.group + "-why-" + reason.index
                width: (sheet.width - 8) / 2
                text: reason.words
                checked: reason.chosen
                onActivated: sheet.dealing.because(reason.index)
            }
        }
    }

    TextLine {
        id: line

        objectName: sheet.group + "-words"
        width: parent.width
        visible: sheet.dealing.asks !== ""
        placeholder: sheet.dealing.asks === "done" ? qsTr("结果（可不填）") : qsTr("理由，补充一句")
        onTextChanged: sheet.dealing.write(text)
        onAccepted: sheet.dealing.confirm()
    }

    LobbyRefusal {
        width: parent.width
        text: sheet.dealing.refusal
    }

    Words {
        objectName: "missing-" + sheet.group
        visible: text !== ""
        text: sheet.dealing.missing
        size: Type.desk.secondary
        color: Light.ink2
    }

    Row {
        width: parent.width
        spacing: 12

        // In the drawer the way back stands below.
        Key {
            id: back

            objectName: sheet.group + "-back"
            visible: !sheet.verbs
            width: sheet.width * 0.3
            height: 56
            desk: true
            text: qsTr("返回")
            onActivated: sheet.dealing.close()
        }

        Key {
            objectName: sheet.group + "-confirm"
            visible: sheet.dealing.asks !== ""
            width: back.visible ? sheet.width - back.width - 12 : sheet.width
            height: 56
            desk: true
            primary: true
            enabled: sheet.dealing.canConfirm
            text: sheet.dealing.asks === "cancel" ? qsTr("取消这项计划") : sheet.dealing.verb
            onActivated: sheet.dealing.confirm()
        }
    }
}
