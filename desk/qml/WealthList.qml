pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// My customers (名单制管理): search within them, open a record.
Item {
    id: list

    required property WealthBook book

    Connections {
        target: list.book

        function onCleared() {
            search.text = "";
        }

        function onSearched() {
            search.forceActiveFocus();
            search.selectAll();
        }
    }

    TextLine {
        id: search

        objectName: "search"
        width: parent.width
        placeholder: qsTr("称呼、等级；或刷卡、扫码、输手机号")
        onTextChanged: list.book.find(text)
        onAccepted: list.book.lookUp()
    }

    Words {
        id: counted

        objectName: "listed"
        anchors.top: search.bottom
        anchors.topMargin: 10
        text: list.book.listed
        size: Type.desk.secondary
        color: Light.ink2
    }

    // Whoever came without a card and is not on my list: the book is asked by number, and shows one customer or none.
    Column {
        id: numbered

        anchors.top: counted.bottom
        width: parent.width
        topPadding: list.book.byNumber || list.book.refusal !== "" ? 10 : 0
        spacing: 10

        LobbyRefusal {
            width: parent.width
            text: list.book.refusal
        }

        Key {
            objectName: "by-number"
            visible: list.book.byNumber && list.book.found === "" && list.book.nobody === ""
            width: parent.width
            height: 52
            desk: true
            text: qsTr("在客户簿里按号码找")
            size: Type.desk.body
            onActivated: list.book.lookUp()
        }

        Words {
            objectName: "nobody"
            visible: text !== ""
            width: parent.width
            text: list.book.nobody
            bold: true
            wrapMode: Text.Wrap
        }

        Rectangle {
            visible: list.book.found !== ""
            width: parent.width
            height: person.implicitHeight + 24
            radius: Radius.deskChip
            color: Light.accentSoft

            Column {
                id: person

                x: 14
                y: 12
                width: parent.width - 28
                spacing: 2

                Words {
                    objectName: "found"
                    width: parent.width
                    text: list.book.found
                    bold: true
                    elide: Text.ElideRight
                }

                Words {
                    objectName: "found-note"
                    width: parent.width
                    text: list.book.foundNote
                    size: Type.desk.secondary
                    wrapMode: Text.Wrap
                }
            }
        }
    }

    ListView {
        id: rows

        anchors.top: numbered.bottom
        anchors.topMargin: 8
        anchors.bottom: newcomer.top
        anchors.bottomMargin: 12
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: list.book.mine

        delegate: Pressable {
            id: row

            required property int index
            required property string reference
            required property string who
            required property string tier
            required property string note

            objectName: "customer-" + row.index
            width: rows.width
            height: 56
            Accessible.name: row.who + " " + row.tier
            onActivated: list.book.show(row.reference)

            Rectangle {
                anchors.fill: parent
                visible: row.down
                radius: Radius.deskChip
                color: Light.accentSoft
            }

            Rectangle {
                width: parent.width
                height: 1
                visible: row.index > 0
                color: Light.line
            }

            FocusRing {
                around: row
                anchors.margins: 0
                aroundRadius: Radius.deskChip
                visible: row.focused
            }

            Words {
                x: 8
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, parent.width - tier.width - note.width - 70)
                text: row.who
                bold: true
                elide: Text.ElideRight
            }

            Words {
                id: note

                anchors.right: tier.left
                anchors.rightMargin: 14
                anchors.verticalCenter: parent.verticalCenter
                text: row.note
                size: Type.desk.secondary
            }

            Words {
                id: tier

                anchors.right: go.left
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                text: row.tier
                size: Type.desk.secondary
                color: Light.ink2
            }

            Icon {
                id: go

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                name: "chevron-right"
                size: 20
                color: Light.ink3
            }
        }
    }

    Key {
        id: newcomer

        objectName: "add-customer"
        anchors.bottom: parent.bottom
        width: parent.width
        height: 52
        desk: true
        icon: "plus"
        text: qsTr("加一位客户")
        size: Type.desk.body
        onActivated: list.book.turn("add")
    }
}
