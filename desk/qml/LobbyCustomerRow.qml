import QtQuick
import Tingtang.Screens

// A customer of the list: to be picked; the tier, when they were last seen, and what is overdue.
Pressable {
    id: row

    required property int index
    required property string reference
    required property string who
    required property string tier
    required property string note
    required property string overdue
    required property bool chosen

    objectName: "customer-" + index
    name: [who, tier, note, overdue].join(" ")
    role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: chosen
    guard: 150
    height: 56

    Rectangle {
        anchors.fill: parent
        visible: row.down || row.chosen
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

    Rectangle {
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        width: 24
        height: 24
        radius: 6
        color: row.chosen ? Light.accent : Light.surface
        border.width: row.chosen ? 0 : 1
        border.color: Light.edge

        Icon {
            anchors.centerIn: parent
            visible: row.chosen
            name: "check"
            size: 18
            color: Light.inkOnAccent
        }
    }

    Words {
        x: 52
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, late.x - x - 10)
        text: row.who
        bold: true
        elide: Text.ElideRight
    }

    Words {
        id: late

        objectName: "customer-overdue"
        x: rank.x - width - 14
        anchors.verticalCenter: parent.verticalCenter
        text: row.overdue
        size: Type.desk.caption
        bold: true
        color: WaitBands.orange.words
    }

    Words {
        id: rank

        x: 446 - width
        anchors.verticalCenter: parent.verticalCenter
        text: row.tier
        size: Type.desk.secondary
        color: Light.ink2
    }

    Words {
        x: 460
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - 8
        horizontalAlignment: Text.AlignRight
        text: row.note
        size: Type.desk.caption
        color: Light.ink2
        elide: Text.ElideRight
    }
}
