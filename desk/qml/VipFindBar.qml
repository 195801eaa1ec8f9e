import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Who has come without a card: a line that a hand or a reader types into, and whom the book knows by it.
Column {
    id: bar

    required property VipFind find

    signal released

    // What was typed while nothing had the keyboard, and all that comes after it.
    function type(first: string) {
        line.text = first;
        line.forceActiveFocus();
    }

    spacing: 8
    // Enter asks the book, and nothing else on the page.
    Keys.onReturnPressed: event => event.accepted = line.activeFocus
    Keys.onEnterPressed: event => event.accepted = line.activeFocus

    Connections {
        target: bar.find

        function onSearched(known: bool) {
            if (known) {
                line.text = "";
                bar.released();
            } else {
                line.selectAll();
            }
        }
    }

    TextLine {
        id: line

        objectName: "find"
        width: parent.width
        placeholder: qsTr("没带卡？扫码或输手机号")
        onTextChanged: bar.find.write(text)
        onAccepted: bar.find.search()
    }

    LobbyRefusal {
        objectName: "find-refusal"
        width: parent.width
        text: bar.find.refusal
    }

    Rectangle {
        visible: bar.find.found
        width: parent.width
        height: body.implicitHeight + 24
        radius: Radius.deskChip
        color: Light.accentSoft

        Column {
            id: body

            x: 14
            y: 12
            width: parent.width - 28
            spacing: 4

            Words {
                objectName: "find-who"
                width: parent.width
                text: bar.find.who
                bold: true
                elide: Text.ElideRight
            }

            Words {
                objectName: "find-note"
                width: parent.width
                text: bar.find.note
                size: Type.desk.secondary
                wrapMode: Text.Wrap
            }

            Words {
                objectName: "find-advice"
                visible: text !== ""
                width: parent.width
                text: bar.find.advice
                size: Type.desk.secondary
                bold: true
                wrapMode: Text.Wrap
            }

            Row {
                topPadding: 4
                spacing: 8

                LobbyChip {
                    objectName: "find-introduce"
                    visible: bar.find.number !== ""
                    enabled: !bar.find.busy
                    height: Touch.deskMinPx
                    strong: true
                    text: qsTr("%1 就是这位客户").arg(bar.find.number)
                    onActivated: bar.find.introduce()
                }

                LobbyChip {
                    objectName: "find-forget"
                    height: Touch.deskMinPx
                    text: qsTr("不是这位")
                    onActivated: bar.find.forget()
                }
            }
        }
    }
}
