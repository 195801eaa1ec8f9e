import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The panel at the right: today's plan and my list behind two tabs; a record or somebody new in their place.
Item {
    id: panel

    required property WealthBook book
    required property WealthDealing dealing
    required property WealthRecord record
    required property WealthNote recordNote
    required property WealthDealing recordDealing
    required property WealthPlanning planning
    required property WealthCorrect correct
    required property WealthAdd add
    readonly property bool tabbed: book.panel === "plan" || book.panel === "list"

    Row {
        id: tabs

        visible: panel.tabbed
        width: parent.width
        spacing: 10

        Toggle {
            objectName: "tab-plan"
            width: (panel.width - 10) / 2
            text: qsTr("今天的安排")
            checked: panel.book.panel === "plan"
            onActivated: panel.book.turn("plan")
        }

        Toggle {
            objectName: "tab-list"
            width: (panel.width - 10) / 2
            text: qsTr("我的名单")
            checked: panel.book.panel === "list"
            onActivated: panel.book.turn("list")
        }
    }

    LobbyRefusal {
        id: trouble

        objectName: "book-trouble"
        y: panel.tabbed ? tabs.height + 16 : 0
        width: parent.width
        text: panel.book.trouble
    }

    Item {
        anchors.top: trouble.bottom
        anchors.topMargin: trouble.visible ? 16 : 0
        anchors.bottom: parent.bottom
        width: parent.width

        WealthPlan {
            anchors.fill: parent
            visible: panel.book.panel === "plan"
            book: panel.book
            dealing: panel.dealing
        }

        WealthList {
            anchors.fill: parent
            visible: panel.book.panel === "list"
            book: panel.book
        }

        WealthRecordDrawer {
            anchors.fill: parent
            visible: panel.book.panel === "record"
            record: panel.record
            note: panel.recordNote
            dealing: panel.recordDealing
            planning: panel.planning
            correct: panel.correct
            onCloseAsked: panel.book.close()
        }

        WealthAddForm {
            anchors.fill: parent
            visible: panel.book.panel === "add"
            add: panel.add
            onCloseAsked: panel.book.close()
        }
    }
}
