import QtQuick
import Tingtang.Screens

// Somebody this person may receive: number, who, how long, and a key.
Rectangle {
    id: row

    required property string number
    required property string pigment
    required property string title
    required property string note
    required property int minutes
    required property bool mine
    property bool usable: true
    property string key

    signal asked

    height: 76
    radius: Radius.deskChip
    color: Light.surface
    border.width: 1
    border.color: Light.line

    TicketNumber {
        id: ticket

        x: 16
        y: 16
        number: row.number
        pigment: row.pigment
        size: Type.desk.rowNumber
    }

    Words {
        x: 16
        y: 44
        text: qsTr("%1 分钟").arg(row.minutes)
        size: Type.desk.caption
        color: Light.ink2
    }

    Column {
        x: Math.max(100, ticket.x + ticket.width + 14)
        anchors.verticalCenter: parent.verticalCenter
        width: take.x - x - 10

        Row {
            width: parent.width
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: row.mine
                name: "star"
                size: 18
                color: Light.accent
            }

            Words {
                width: parent.width - (row.mine ? 24 : 0)
                text: row.title
                bold: true
                elide: Text.ElideRight
            }
        }

        Words {
            width: parent.width
            visible: text !== ""
            text: row.note
            size: Type.desk.caption
            color: Light.ink2
            wrapMode: Text.Wrap
            maximumLineCount: 2
            lineHeight: 0.95
            elide: Text.ElideRight
        }
    }

    Key {
        id: take

        objectName: "take-" + row.number
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        height: 52
        width: Math.max(64, implicitWidth)
        desk: true
        enabled: row.usable
        text: row.key
        size: Type.desk.body
        onActivated: row.asked()
    }
}
