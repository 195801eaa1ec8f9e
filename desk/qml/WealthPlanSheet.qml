import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Ticking something off (what came of it), or putting it off (until when, and why).
Column {
    id: sheet

    required property WealthBook book
    readonly property bool postpones: book.asks === "postpone"

    spacing: 10

    Connections {
        target: sheet.book

        function onCleared() {
            line.text = "";
        }
    }

    Rectangle {
        width: parent.width
        height: 1
        color: Light.line
    }

    Words {
        width: parent.width
        text: (sheet.postpones ? qsTr("改到哪天：%1") : qsTr("完成：%1")).arg(sheet.book.askedName)
        bold: true
        elide: Text.ElideRight
    }

    WealthDays {
        visible: sheet.postpones
        width: parent.width
        group: "to"
        model: sheet.book.days
        when: sheet.book.to !== "" ? qsTr("改到 %1").arg(sheet.book.to) : ""
        onPicked: days => sheet.book.inDays(days)
        onShifted: days => sheet.book.shift(days)
    }

    TextLine {
        id: line

        objectName: "plan-words"
        width: parent.width
        placeholder: sheet.postpones ? qsTr("改期的理由") : qsTr("结果（可不填）")
        onTextChanged: sheet.book.write(text)
        onAccepted: sheet.book.confirm()
    }

    LobbyRefusal {
        width: parent.width
        text: sheet.book.refusal
    }

    Words {
        objectName: "missing-plan"
        visible: text !== ""
        text: sheet.book.missing
        size: Type.desk.secondary
        color: Light.ink2
    }

    Key {
        objectName: "plan-confirm"
        width: parent.width
        height: 56
        desk: true
        primary: true
        enabled: sheet.book.canConfirm
        text: sheet.postpones ? qsTr("改期") : qsTr("完成")
        onActivated: sheet.book.confirm()
    }
}
