pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// A customer's record: who, how to reach, what is planned, and the notes, newest first.
LobbyDrawer {
    id: drawer

    required property WealthRecord record
    required property WealthNote note

    Connections {
        target: drawer.record

        function onBegun() {
            drawer.rewind();
        }

        function onWritingChanged() {
            if (drawer.record.writing)
                form.begin();
        }
    }

    foot: [
        LobbyRefusal {
            width: drawer.width
            text: drawer.record.refusal
        },
        Key {
            objectName: "introduce"
            visible: drawer.record.introduces !== "" && !drawer.record.writing
            width: drawer.width
            height: 56
            desk: true
            text: qsTr("%1 就是这位客户").arg(drawer.record.introduces)
            size: Type.desk.body
            onActivated: drawer.record.introduce()
        },
        WealthNoteForm {
            id: form

            visible: drawer.record.writing
            width: drawer.width
            group: "record"
            primary: true
            note: drawer.note
        },
        Key {
            objectName: "write-note"
            visible: drawer.record.name !== ""
            width: drawer.width
            height: 52
            desk: true
            primary: !drawer.record.writing
            text: drawer.record.writing ? qsTr("先不写") : qsTr("写记录")
            size: Type.desk.body
            onActivated: drawer.record.writeNote()
        }
    ]

    component Heading: Words {
        topPadding: 8
        bold: true
    }

    component Quiet: Words {
        size: Type.desk.secondary
        color: Light.ink3
    }

    component Fact: Row {
        id: fact

        property string lead
        property string words

        visible: words !== ""
        spacing: 10

        Words {
            width: 96
            text: fact.lead
            size: Type.desk.secondary
            color: Light.ink2
            elide: Text.ElideRight
        }

        Words {
            width: drawer.width - 106
            text: fact.words
            size: Type.desk.secondary
            wrapMode: Text.Wrap
        }
    }

    Item {
        width: parent.width
        height: Math.max(44, title.height)

        // A long name takes smaller lines.
        Words {
            id: title

            objectName: "record-name"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 54
            text: drawer.record.name
            size: text.length > 12 ? 20 : 28
            bold: true
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }

        LobbyClose {
            anchors.right: parent.right
            anchors.rightMargin: -9
            onActivated: drawer.closeAsked()
        }
    }

    Quiet {
        visible: drawer.record.loading
        text: qsTr("正在打开")
    }

    Fact {
        lead: qsTr("等级")
        words: drawer.record.tier
    }

    Fact {
        lead: qsTr("负责人")
        words: drawer.record.manager
    }

    Fact {
        lead: qsTr("联系方式")
        words: drawer.record.channel
    }

    Fact {
        lead: qsTr("偏好")
        words: drawer.record.preferences
    }

    Fact {
        lead: qsTr("上次到店")
        words: drawer.record.seen
    }

    Row {
        visible: drawer.record.name !== ""
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: drawer.record.agreed ? "check" : "warning"
            size: 18
            color: drawer.record.agreed ? Light.good : Light.ink
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: drawer.record.consent
            size: Type.desk.secondary
            bold: !drawer.record.agreed
        }
    }

    Rectangle {
        visible: drawer.record.name !== ""
        width: parent.width
        height: 1
        color: Light.line
    }

    Heading {
        visible: planned.count > 0
        text: qsTr("计划")
    }

    Repeater {
        id: planned

        model: drawer.record.planned

        Row {
            id: entry

            required property string what
            required property string when
            required property bool late
            required property bool open

            spacing: 10

            Row {
                width: 122
                spacing: 6

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: entry.late
                    name: "warning"
                    size: 18
                }

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: entry.when
                    size: Type.desk.secondary
                    bold: entry.late
                    color: entry.open ? Light.ink : Light.ink3
                }
            }

            Words {
                width: drawer.width - 132
                text: entry.what
                size: Type.desk.secondary
                color: entry.open ? Light.ink : Light.ink3
                wrapMode: Text.Wrap
            }
        }
    }

    Heading {
        visible: drawer.record.name !== ""
        text: qsTr("记录")
    }

    Quiet {
        visible: drawer.record.name !== "" && notes.count === 0
        text: qsTr("还没有记录")
    }

    Repeater {
        id: notes

        model: drawer.record.notes

        Column {
            id: written

            required property string when
            required property string who
            required property string words
            required property var parts

            width: drawer.width
            bottomPadding: 8
            spacing: 3

            Words {
                text: written.when + qsTr("·") + written.who
                size: Type.desk.caption
                color: Light.ink2
            }

            Words {
                objectName: "note-words"
                width: parent.width
                visible: text !== ""
                text: written.words
                size: Type.desk.secondary
                wrapMode: Text.Wrap
            }

            Repeater {
                model: written.parts

                Words {
                    required property string modelData

                    width: drawer.width
                    text: modelData
                    size: Type.desk.secondary
                    color: Light.ink2
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
