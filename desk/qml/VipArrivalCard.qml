import QtQuick
import Tingtang.Screens

// Somebody who has come to the VIP area and waits: number, name where the book has it, tier, minutes; one key asks.
Pressable {
    id: card

    required property string number
    required property string pigment
    required property string tier
    required property string note
    required property int minutes
    required property string band
    required property string mark
    required property bool fresh
    required property string person
    property bool chosen: false
    readonly property WaitBand look: WaitBands.named(band)

    signal asked

    name: number + " " + person + " " + tier + " " + note + " " + minutes + qsTr("分") + (mark !== "" ? " " + mark : "")
    height: 96
    guard: 120

    FocusRing {
        around: card
        aroundRadius: Radius.deskButton
        visible: card.focused
    }

    Rectangle {
        anchors.fill: parent
        radius: Radius.deskButton
        color: card.down ? Light.accentSoft : card.look.fill
        border.width: card.chosen ? 2 : 1
        border.color: card.chosen ? Light.accent : card.look.border
    }

    Row {
        x: 14
        y: 9
        height: 32
        spacing: 10

        TicketNumber {
            anchors.verticalCenter: parent.verticalCenter
            number: card.number
            pigment: card.pigment
            size: 24
        }

        Words {
            objectName: "greeting"
            anchors.verticalCenter: parent.verticalCenter
            visible: card.person !== ""
            width: Math.min(implicitWidth, 96)
            text: card.person
            bold: true
            elide: Text.ElideRight
        }

        Keycap {
            anchors.verticalCenter: parent.verticalCenter
            visible: card.fresh
            text: qsTr("刚到")
            accent: true
            color: Light.accent
        }

        PotentialMark {
            anchors.verticalCenter: parent.verticalCenter
            why: card.mark
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: 14
        y: 8
        spacing: 4

        Words {
            id: figure

            text: card.minutes
            size: 24
            bold: true
            color: card.look.words
        }

        Words {
            anchors.baseline: figure.baseline
            text: qsTr("分")
            size: Type.desk.secondary
            color: card.look.words
        }
    }

    Words {
        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.right: ask.left
        anchors.rightMargin: 8
        y: 46
        text: card.tier
        size: Type.desk.secondary
        elide: Text.ElideRight
    }

    Words {
        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.right: ask.left
        anchors.rightMargin: 8
        y: 66
        text: card.note
        size: Type.desk.caption
        color: Light.ink2
        elide: Text.ElideRight
    }

    LobbyChip {
        id: ask

        objectName: "ask-" + card.number
        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 8
        height: Touch.deskMinPx
        strong: true
        text: qsTr("请理财经理")
        onActivated: card.asked()
    }
}
