import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// What stands in a record, to be put right.
Column {
    id: form

    required property WealthCorrect correct

    spacing: 10

    Connections {
        target: form.correct

        function onBegun(called: string, preferences: string) {
            name.text = called;
            wishes.text = preferences;
        }
    }

    Words {
        text: qsTr("怎么称呼")
        bold: true
    }

    TextLine {
        id: name

        objectName: "correct-name"
        width: parent.width
        maximumLength: 40
        placeholder: qsTr("例如：王女士")
        onTextChanged: form.correct.call(text)
    }

    LobbyOptions {
        width: parent.width
        heading: qsTr("等级")
        group: "correct-tier"
        columns: 2
        model: form.correct.tiers
        onPicked: key => form.correct.rank(key)
    }

    LobbyOptions {
        width: parent.width
        heading: qsTr("怎么联系")
        group: "correct-channel"
        columns: 3
        model: form.correct.channels
        onPicked: key => form.correct.reach(key)
    }

    Words {
        text: qsTr("偏好")
        bold: true
    }

    WealthTextArea {
        id: wishes

        objectName: "correct-preferences"
        width: parent.width
        placeholder: qsTr("例如：喜欢上午来，先说风险")
        onTextChanged: form.correct.prefer(text)
    }
}
