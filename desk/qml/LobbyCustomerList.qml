import QtQuick
import Tingtang.Screens

// Whose customers: how many, and how much that was planned for them is overdue.
Pressable {
    id: card

    required property string staff
    required property string who
    required property string job
    required property int customers
    required property string overdue
    required property bool alarm
    required property bool shown

    objectName: "list-" + staff
    name: [who, job, String(customers), overdue].join(" ")
    role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: shown
    height: 68

    FocusRing {
        around: card
        anchors.margins: 0
        aroundRadius: Radius.deskChip
        visible: card.focused
    }

    Rectangle {
        anchors.fill: parent
        radius: Radius.deskChip
        color: card.shown || card.down ? Light.accentSoft : card.alarm ? Light.yellowSoft : Light.surface
        border.width: card.shown ? 2 : 1
        border.color: card.shown ? Light.accent : Light.line
    }

    Icon {
        id: warning

        x: 14
        y: 13
        visible: card.alarm
        name: "warning"
        size: 18
        color: Light.ink
    }

    Words {
        anchors.left: card.alarm ? warning.right : parent.left
        anchors.leftMargin: card.alarm ? 8 : 14
        anchors.right: count.left
        anchors.rightMargin: 8
        y: 9
        text: card.who
        bold: true
        elide: Text.ElideRight
    }

    Words {
        id: count

        objectName: "list-count"
        anchors.right: parent.right
        anchors.rightMargin: 14
        y: 9
        text: card.customers
        bold: true
    }

    Words {
        x: 14
        y: 38
        width: late.x - x - 8
        text: card.job
        size: Type.desk.caption
        color: Light.ink2
        elide: Text.ElideRight
    }

    Words {
        id: late

        objectName: "list-overdue"
        anchors.right: parent.right
        anchors.rightMargin: 14
        y: 38
        text: card.overdue
        size: Type.desk.caption
        bold: true
        color: WaitBands.orange.words
    }
}
