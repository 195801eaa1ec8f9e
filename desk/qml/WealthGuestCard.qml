pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The customer who is being received: who, how far, and the one key for the next step.
Card {
    id: card

    required property WealthGuest guest
    required property WealthNote note
    required property WealthBook book
    readonly property real inner: width - 48
    // While the form takes the whole card, a refusal stands above it; else beside the keys.
    readonly property bool crowded: guest.consulting && guest.asks === ""

    desk: true

    Words {
        anchors.centerIn: parent
        visible: card.guest.number === "" && !reminder.visible
        text: qsTr("现在没有接待客户")
        color: Light.ink3
    }

    WealthReminder {
        id: reminder

        anchors.fill: parent
        anchors.margins: 24
        visible: card.guest.number === "" && card.book.reminding
        book: card.book
    }

    Item {
        visible: card.guest.number !== ""
        anchors.fill: parent
        anchors.margins: 24

        Words {
            text: qsTr("我的客户")
            size: Type.desk.heading
            bold: true
        }

        Words {
            objectName: "guest-since"
            anchors.right: parent.right
            y: 3
            text: card.guest.since
            size: Type.desk.secondary
            color: Light.ink2
        }

        TicketNumber {
            id: number

            objectName: "guest-number"
            y: 46
            number: card.guest.number
            pigment: card.guest.pigment
            size: 60
        }

        Column {
            anchors.left: number.right
            anchors.leftMargin: 24
            anchors.right: parent.right
            anchors.verticalCenter: number.verticalCenter
            spacing: 2

            Words {
                objectName: "guest-name"
                width: parent.width
                text: card.guest.name !== "" ? card.guest.name : qsTr("不在客户簿里")
                size: card.guest.name !== "" ? 20 : Type.desk.secondary
                bold: card.guest.name !== ""
                color: card.guest.name !== "" ? Light.ink : Light.ink3
                elide: Text.ElideRight
            }

            Words {
                width: parent.width
                visible: text !== ""
                text: card.guest.whose
                size: Type.desk.secondary
                color: Light.ink2
                elide: Text.ElideRight
            }
        }

        LobbyRefusal {
            id: above

            y: 100
            width: parent.width
            text: !card.crowded ? "" : card.guest.refusal !== "" ? card.guest.refusal : card.note.refusal
        }

        Column {
            y: 102
            visible: !above.visible
            width: parent.width

            Words {
                objectName: "guest-came"
                width: parent.width
                text: card.guest.came
                size: Type.desk.secondary
                color: Light.ink2
                elide: Text.ElideRight
            }

            Words {
                objectName: "guest-why"
                width: parent.width
                text: card.guest.why
                size: Type.desk.secondary
                color: Light.ink2
                elide: Text.ElideRight
            }
        }

        WealthSteps {
            y: 156
            width: parent.width
            model: card.guest.steps
        }

        Column {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            spacing: 12

            LobbyRefusal {
                width: parent.width
                text: card.crowded ? "" : card.guest.refusal
            }

            Key {
                objectName: "primary"
                visible: card.guest.action !== ""
                width: parent.width
                height: 76
                desk: true
                primary: true
                enabled: !card.guest.busy
                text: card.guest.primary
                size: 22
                onActivated: card.guest.go()
            }

            Words {
                objectName: "primary-note"
                visible: text !== ""
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: card.guest.note
                size: card.guest.action === "" ? Type.desk.heading : Type.desk.secondary
                bold: card.guest.action === ""
                color: card.guest.action === "" ? Light.ink : Light.ink2
                wrapMode: Text.Wrap
            }

            Row {
                visible: card.guest.asks === ""
                spacing: 12

                Key {
                    objectName: "open-record"
                    visible: card.guest.reference !== ""
                    width: card.guest.canEscort || card.guest.canDecline ? (card.inner - 12) / 2 : card.inner
                    desk: true
                    icon: "id-card"
                    text: qsTr("客户档案")
                    onActivated: card.book.show(card.guest.reference)
                }

                Key {
                    objectName: "open-add"
                    visible: card.guest.canAdd
                    width: (card.inner - 12) / 2
                    desk: true
                    icon: "plus"
                    text: qsTr("加入客户簿")
                    onActivated: card.book.turn("add")
                }

                Key {
                    objectName: "ask-escort"
                    visible: card.guest.canEscort
                    width: (card.inner - 12) / 2
                    desk: true
                    icon: "counter"
                    text: qsTr("陪同去窗口")
                    onActivated: card.guest.ask("escort")
                }

                Key {
                    objectName: "ask-decline"
                    visible: card.guest.canDecline
                    width: card.guest.reference !== "" ? (card.inner - 12) / 2 : card.inner
                    desk: true
                    text: qsTr("客户不去了")
                    size: Type.desk.body
                    onActivated: card.guest.ask("decline")
                }
            }
        }

        WealthNoteForm {
            id: form

            objectName: "guest-form"
            y: card.guest.asks === "end" ? outcomes.y + outcomes.height + 16 : 236
            width: parent.width
            visible: card.guest.consulting && (card.guest.asks === "" || card.guest.asks === "end")
            brief: card.guest.asks === "end"
            placeholder: card.guest.noted ? qsTr("再记一条") : qsTr("记录：谈了什么")
            note: card.note
            silent: true
        }

        // Said where the note would be written.
        Toggle {
            objectName: "nothing"
            anchors.top: form.bottom
            anchors.topMargin: 10
            visible: card.guest.asks === "end" && !card.guest.noted && !card.guest.written
            width: parent.width
            text: qsTr("没有要记的")
            checked: card.guest.nothing
            onActivated: card.guest.nothingToNote()
        }

        Row {
            anchors.top: form.bottom
            anchors.topMargin: 10
            visible: card.guest.asks === "end" && card.guest.noted
            spacing: 8

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "check"
                size: 20
                color: Light.good
            }

            Words {
                objectName: "noted"
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("这次接待已有记录")
            }
        }

        LobbyOptions {
            id: outcomes

            y: 236
            width: parent.width
            visible: card.guest.asks === "end"
            heading: qsTr("结果")
            group: "outcome"
            columns: 2
            model: card.guest.outcomes
            onPicked: key => card.guest.choose(key)
        }

        WealthEscort {
            anchors.top: parent.top
            anchors.topMargin: 236
            anchors.bottom: foot.top
            anchors.bottomMargin: 12
            width: parent.width
            visible: card.guest.asks === "escort"
            guest: card.guest
        }

        WealthDecline {
            anchors.bottom: foot.top
            width: parent.width
            visible: card.guest.asks === "decline"
            guest: card.guest
        }

        WealthEnding {
            anchors.bottom: foot.top
            anchors.bottomMargin: card.guest.refusal !== "" ? 12 : 0
            width: parent.width
            visible: card.guest.asks === "end"
            guest: card.guest
        }
    }
}
