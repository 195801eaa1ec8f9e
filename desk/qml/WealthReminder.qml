pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Once after signing in, while nobody is being received: what the day brings, and what is overdue.
Item {
    id: reminder

    required property WealthBook book

    Row {
        id: title

        spacing: 12

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "bell"
            size: 30
            color: Light.accent
        }

        Words {
            objectName: "reminder-summary"
            anchors.verticalCenter: parent.verticalCenter
            text: reminder.book.summary
            size: 24
            bold: true
        }
    }

    ListView {
        id: rows

        anchors.top: title.bottom
        anchors.topMargin: 20
        anchors.bottom: read.top
        anchors.bottomMargin: 16
        width: parent.width
        spacing: 4
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: reminder.book.plan

        delegate: Item {
            id: row

            required property int index
            required property string who
            required property string kind
            required property string when
            required property bool late

            width: rows.width
            height: 44

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: row.late
                name: "warning"
                size: 22
            }

            Keycap {
                id: kind

                x: 34
                anchors.verticalCenter: parent.verticalCenter
                text: row.kind
            }

            Words {
                anchors.left: kind.right
                anchors.leftMargin: 10
                anchors.right: when.left
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                text: row.who
                elide: Text.ElideRight
            }

            Words {
                id: when

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: row.when
                bold: row.late
                color: row.late ? Light.ink : Light.ink2
            }
        }
    }

    Key {
        id: read

        objectName: "reminded"
        anchors.bottom: parent.bottom
        width: parent.width
        height: 64
        desk: true
        primary: true
        text: qsTr("知道了")
        onActivated: reminder.book.reminded()
    }
}
