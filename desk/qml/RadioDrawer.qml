pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The radio in full: what was said and who answered, sentences of one tap, and words of one's own for whom one chooses.
FocusScope {
    id: drawer

    required property SeatRadio radio
    readonly property bool choosing: drawer.radio.choosing !== ""

    objectName: "radioDrawer"
    visible: drawer.radio.open

    // Letters and arrows are no keys of the page behind; its function keys go on working.
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape)
            drawer.radio.close();
        event.accepted = event.key < Qt.Key_F1 || event.key > Qt.Key_F12;
    }
    onVisibleChanged: if (visible)
        typed.forceActiveFocus()

    Connections {
        target: drawer.radio

        function onSent() {
            typed.text = "";
        }

        function onOnChanged() {
            typed.text = "";
        }
    }

    MouseArea {
        anchors.fill: parent
    }

    Item {
        id: head

        width: parent.width
        height: 40

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: drawer.choosing ? drawer.radio.question : qsTr("对讲")
            size: 22
            bold: true
        }

        LobbyClose {
            objectName: "radioClose"
            anchors.right: parent.right
            anchors.rightMargin: -9
            anchors.verticalCenter: parent.verticalCenter
            onActivated: drawer.radio.close()
        }
    }

    Row {
        id: silent

        anchors.top: head.bottom
        anchors.topMargin: visible ? 8 : 0
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: drawer.radio.trouble !== ""
        spacing: 8

        Icon {
            name: "speaker-off"
            size: 20
            color: Light.ink2
        }

        Words {
            objectName: "radioTrouble"
            width: parent.width - 28
            text: drawer.radio.trouble
            size: Type.desk.caption
            color: Light.ink2
            wrapMode: Text.Wrap
        }
    }

    ListView {
        id: messages

        objectName: "radioMessages"
        anchors.top: silent.bottom
        anchors.topMargin: 8
        anchors.bottom: ready.top
        anchors.bottomMargin: 12
        width: parent.width
        visible: !drawer.choosing
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: drawer.radio.messages

        delegate: RadioRow {
            width: messages.width
            busy: drawer.radio.busy
            onAnswered: drawer.radio.acknowledge(key)
        }
    }

    Words {
        anchors.centerIn: messages
        visible: messages.visible && messages.count === 0
        text: qsTr("今天还没有消息")
        color: Light.ink3
    }

    Flow {
        id: ready

        anchors.bottom: refusal.top
        anchors.bottomMargin: refusal.visible ? 10 : 0
        width: parent.width
        visible: !drawer.choosing
        spacing: 8

        Repeater {
            model: drawer.radio.presets

            KeyFace {
                id: tap

                required property string preset
                required property string words
                required property string whom

                objectName: "radio-preset-" + preset
                desk: true
                width: (ready.width - ready.spacing) / 2
                height: 66
                name: words + " → " + whom
                enabled: !drawer.radio.busy
                onActivated: drawer.radio.tap(preset)

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    x: 10
                    width: parent.width - 20
                    spacing: -2

                    Words {
                        width: parent.width
                        text: kept(tap.words)
                        size: Type.desk.caption
                        bold: true
                        color: tap.inkColor
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        lineHeight: 0.84
                        elide: Text.ElideRight
                    }

                    Words {
                        width: parent.width
                        text: "→ " + tap.whom
                        size: Type.desk.minimum
                        color: Light.ink2
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }

    GridView {
        id: choices

        // Addresses are words, the others numbers.
        readonly property int columns: drawer.radio.choosing === "to" ? 2 : 4

        objectName: "radioChoices"
        anchors.top: silent.bottom
        anchors.topMargin: 12
        anchors.bottom: refusal.top
        anchors.bottomMargin: 12
        width: parent.width
        visible: drawer.choosing
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cellWidth: width / columns
        cellHeight: drawer.radio.choosing === "to" ? 62 : 54
        model: drawer.radio.choices

        delegate: Item {
            id: cell

            required property string choice
            required property string words
            required property string note
            required property bool chosen

            width: choices.cellWidth
            height: choices.cellHeight

            Pressable {
                id: option

                objectName: "radio-choice-" + cell.choice
                name: cell.words + " " + cell.note
                role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: cell.chosen
                anchors.fill: parent
                anchors.margins: 4
                onActivated: drawer.radio.choose(cell.choice)

                FocusRing {
                    around: option
                    aroundRadius: Radius.deskChip
                    visible: option.focused
                }

                Rectangle {
                    anchors.fill: parent
                    radius: Radius.deskChip
                    color: cell.chosen ? Light.accent : option.down ? Light.accentSoft : Light.surface
                    border.width: cell.chosen ? 0 : 1
                    border.color: Light.line
                }

                Column {
                    anchors.centerIn: parent
                    width: parent.width - 12
                    spacing: -2

                    Words {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: cell.words.slice(0, 1).toUpperCase() + cell.words.slice(1)
                        bold: cell.chosen
                        color: cell.chosen ? Light.inkOnAccent : Light.ink
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 13
                        elide: Text.ElideRight
                    }

                    Words {
                        width: parent.width
                        visible: text !== ""
                        horizontalAlignment: Text.AlignHCenter
                        text: cell.note
                        size: Type.desk.minimum
                        color: cell.chosen ? Light.inkOnAccent : Light.ink2
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }

    LobbyRefusal {
        id: refusal

        anchors.bottom: own.top
        anchors.bottomMargin: 12
        width: parent.width
        text: drawer.radio.refusal
    }

    Column {
        id: own

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: 8

        Toggle {
            objectName: "radioTo"
            width: parent.width
            icon: "people"
            text: qsTr("发给：%1").arg(drawer.radio.toName)
            onActivated: drawer.radio.chooseAddress()
        }

        Row {
            width: parent.width
            spacing: 8

            TextLine {
                id: typed

                objectName: "radioTyped"
                width: parent.width - send.width - 8
                focus: true
                maximumLength: drawer.radio.limit
                placeholder: qsTr("要说的话，不写客户姓名")
                onAccepted: drawer.radio.say(text)
            }

            Key {
                id: send

                objectName: "radioSend"
                height: Touch.deskMinPx
                desk: true
                primary: true
                size: Type.desk.body
                enabled: typed.text.trim() !== "" && !drawer.radio.busy
                text: qsTr("发送")
                onActivated: drawer.radio.say(typed.text)
            }
        }
    }
}
