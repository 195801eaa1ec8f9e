import QtQuick
import Tingtang.Screens

// A wealth manager: free, asked, with a customer, away or not here; and how many were received today.
Pressable {
    id: card

    required property string staff
    required property string person
    required property string mode
    required property string icon
    required property string doing
    required property string number
    required property string time
    required property int today
    readonly property bool absent: mode === "absent"
    readonly property color inkColor: mode === "free" ? Light.good : mode === "away" ? WaitBands.orange.words : absent ? Light.ink3 : Light.ink

    name: person + " " + doing + " " + number
    height: 76
    enabled: number !== ""

    FocusRing {
        around: card
        aroundRadius: Radius.deskButton
        visible: card.focused
    }

    Rectangle {
        anchors.fill: parent
        visible: !card.absent
        radius: Radius.deskButton
        color: card.down ? Light.accentSoft : card.mode === "away" ? Light.orangeSoft : Light.surface
        border.width: 1
        border.color: card.mode === "away" ? WaitBands.orange.fill : Light.line
    }

    DashedBox {
        anchors.fill: parent
        visible: card.absent
        radius: Radius.deskButton
    }

    Words {
        x: 14
        y: 9
        width: parent.width - 120
        text: card.person
        size: Type.desk.heading
        bold: true
        color: card.absent ? Light.ink2 : Light.ink
        elide: Text.ElideRight
    }

    Words {
        anchors.right: parent.right
        anchors.rightMargin: 14
        y: 13
        text: qsTr("今天 %1 位").arg(card.today)
        size: Type.desk.caption
        color: Light.ink2
    }

    Row {
        x: 14
        y: 43
        spacing: 7

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: card.icon
            size: 13
            strokeWidth: 5
            color: card.inkColor
        }

        Words {
            width: Math.min(implicitWidth, card.width - 48 - whom.width - since.width - 14)
            elide: Text.ElideRight
            text: card.doing
            size: Type.desk.secondary
            bold: true
            color: card.inkColor
        }

        Words {
            id: whom

            visible: card.number !== ""
            text: card.number
            size: Type.desk.secondary
            bold: true
        }

        Words {
            id: since

            visible: card.time !== ""
            text: card.time
            size: Type.desk.secondary
            color: Light.ink2
        }
    }
}
