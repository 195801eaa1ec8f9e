pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// A question over the teller's list, with its answers; digits choose, Escape closes.
Card {
    id: card

    required property TellerSeat seat
    readonly property bool open: seat.sheet !== ""

    desk: true
    visible: open
    onOpenChanged: words.text = ""

    MouseArea {
        anchors.fill: parent
    }

    Words {
        objectName: "sheetTitle"
        x: 25
        y: 24
        width: parent.width - 92
        text: card.seat.sheetTitle
        size: 22
        bold: true
        elide: Text.ElideRight
    }

    Pressable {
        id: close

        objectName: "closeSheet"
        anchors.right: parent.right
        anchors.rightMargin: 12
        y: 16
        width: Touch.deskMinPx
        height: Touch.deskMinPx
        name: qsTr("关闭")
        onActivated: card.seat.closeSheet()

        FocusRing {
            around: close
            anchors.margins: 0
            aroundRadius: Radius.deskChip
            visible: close.focused
        }

        Icon {
            anchors.centerIn: parent
            name: "close"
            size: 20
            color: Light.ink2
        }
    }

    Words {
        id: note

        x: 25
        y: 62
        width: parent.width - 50
        text: card.seat.sheetNote
        size: Type.desk.secondary
        color: Light.ink2
        wrapMode: Text.Wrap
    }

    Toggle {
        id: consent

        objectName: "consent"
        x: 20
        y: note.y + note.height + 20
        width: parent.width - 40
        visible: card.seat.sheetConsent
        role: Accessible.CheckBox
        text: card.seat.sheetConsented ? qsTr("客户已同意") : qsTr("先问客户：同意后点这里")
        checked: card.seat.sheetConsented
        onActivated: card.seat.toggleConsent()
    }

    Flow {
        id: answers

        x: 20
        y: consent.visible ? consent.y + consent.height + 16 : note.y + note.height + 20
        width: parent.width - 40
        spacing: Spacing.desk.gutter

        Repeater {
            model: card.seat.options

            OptionKey {
                required property string optionId
                required property string key
                required property bool usable
                required property bool main
                required property bool half

                objectName: "option-" + optionId
                width: half ? (answers.width - answers.spacing) / 2 : answers.width
                height: half ? 66 : 78
                enabled: usable
                primary: main
                shortcut: key
                onActivated: card.seat.choose(optionId)
            }
        }
    }

    Column {
        x: 20
        y: answers.y + answers.height + 16
        width: parent.width - 40
        spacing: 12

        Toggle {
            objectName: "returns"
            visible: card.seat.sheetReturns
            width: parent.width
            text: qsTr("办完回本窗口")
            checked: card.seat.sheetReturnsOn
            onActivated: card.seat.toggleBack()
        }

        TextLine {
            id: words

            objectName: "typed"
            visible: card.seat.sheetTypes
            width: parent.width
            placeholder: qsTr("或写一句，回车暂停")
            onAccepted: if (text.trim() !== "")
                card.seat.typed(text)
        }
    }

    Row {
        x: 25
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 22
        spacing: 8

        Keycap {
            text: "Esc"
        }

        Words {
            text: qsTr("返回")
            size: Type.desk.caption
            color: Light.ink2
        }
    }
}
