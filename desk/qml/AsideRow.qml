import QtQuick
import Tingtang.Screens

// A ticket on hold, or missed, with the key that takes it up again.
Item {
    id: row

    required property int index
    required property string number
    required property string pigment
    required property string service
    required property string note
    required property int minutes
    required property bool mine
    property string word
    property bool usable: true

    signal taken(number: string)

    height: 82

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        height: 1
        visible: row.index > 0
        color: Light.line
    }

    TicketNumber {
        id: ticket

        x: 14
        y: 20
        number: row.number
        pigment: row.pigment
        size: Type.desk.rowNumber
    }

    Words {
        x: Math.max(98, 14 + ticket.width + 16)
        y: 29 - height / 2
        width: take.x - x - 8
        text: row.service
        elide: Text.ElideRight
    }

    Words {
        x: 14
        y: 58 - height / 2
        width: take.x - x - 8
        text: qsTr("%1 分前").arg(row.minutes) + "  " + row.note
        size: Type.desk.caption
        color: Light.ink2
        elide: Text.ElideRight
    }

    Key {
        id: take

        objectName: "take-" + row.number
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        desk: true
        height: Touch.deskMinPx + lip
        size: Type.desk.secondary
        text: row.word
        enabled: row.usable
        onActivated: row.taken(row.number)
    }
}
