pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// With nothing picked: a ticket for somebody, and today's overrides.
Item {
    id: drawer

    required property LobbySeat seat
    property alias more: further.data

    Key {
        id: issue

        objectName: "issue"
        width: parent.width - bookings.width - 10
        height: 56
        desk: true
        icon: "plus"
        text: qsTr("替客户取号")
        onActivated: drawer.seat.issue()
    }

    Key {
        id: bookings

        objectName: "bookings"
        anchors.right: parent.right
        width: Math.max(124, implicitWidth - 8)
        height: 56
        desk: true
        icon: "booking"
        text: qsTr("预约")
        onActivated: drawer.seat.book()
    }

    // What only some who sit here may do.
    Column {
        id: further

        anchors.top: issue.bottom
        anchors.topMargin: 10
        width: parent.width
    }

    Words {
        id: heading

        anchors.top: further.implicitHeight > 0 ? further.bottom : issue.bottom
        anchors.topMargin: 26
        text: qsTr("今天的操作")
        size: Type.desk.heading
        bold: true
    }

    Words {
        anchors.top: heading.bottom
        anchors.topMargin: 10
        width: parent.width
        visible: list.count === 0
        text: qsTr("还没有。点号、窗口或区就能调整")
        size: Type.desk.secondary
        color: Light.ink3
        wrapMode: Text.Wrap
    }

    ListView {
        id: list

        objectName: "log"
        anchors.top: heading.bottom
        anchors.topMargin: 10
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: drawer.seat.log

        delegate: Item {
            id: row

            required property string time
            required property string who
            required property string what
            required property string why

            objectName: "log-row"
            width: list.width
            height: words.implicitHeight + 20

            Words {
                y: 10
                text: row.time
                size: Type.desk.caption
                color: Light.ink2
            }

            Column {
                id: words

                x: 52
                y: 9
                width: parent.width - 52
                spacing: 1

                Words {
                    width: parent.width
                    text: kept(row.what)
                    size: Type.desk.secondary
                    bold: true
                    wrapMode: Text.Wrap
                }

                Words {
                    width: parent.width
                    text: row.why !== "" ? row.who + qsTr("，") + row.why : row.who
                    size: Type.desk.caption
                    color: Light.ink2
                    wrapMode: Text.Wrap
                }
            }

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 1
                color: Light.sunk
            }
        }
    }
}
