import QtQuick
import Tingtang.Screens

// A ticket in its zone's column. The wait band is told by fill, border, the bar's width and the minutes.
Pressable {
    id: card

    required property string number
    required property string note
    required property int minutes
    required property string band
    required property bool quiet
    required property string tag
    required property string mark
    property bool chosen: false
    readonly property WaitBand look: WaitBands.named(band)

    name: number + " " + note + " " + minutes + qsTr("分") + " " + tag + (mark !== "" ? " " + qsTr("潜力客户") + " " + mark : "")
    height: quiet ? 46 : 54
    guard: 120

    FocusRing {
        around: card
        aroundRadius: Radius.deskChip
        visible: card.focused
    }

    Rectangle {
        anchors.fill: parent
        visible: !card.quiet || card.chosen
        radius: Radius.deskChip
        color: card.down ? Light.accentSoft : card.look.fill
        border.width: card.chosen ? 2 : 1
        border.color: card.chosen ? Light.accent : card.look.border
    }

    // The bar follows the card's round corners: a narrow window onto a second sheet of the same shape.
    Item {
        x: 1
        y: 1
        width: card.look.bar
        height: parent.height - 2
        clip: true
        visible: card.look.bar > 0

        Rectangle {
            x: -1
            y: -1
            width: card.width
            height: card.height
            radius: Radius.deskChip
            color: card.look.border
        }
    }

    DashedBox {
        anchors.fill: parent
        visible: card.quiet && !card.chosen
        radius: Radius.deskChip
        color: card.down ? Light.accent : Light.line
    }

    PotentialMark {
        anchors.left: figureOfTicket.right
        anchors.leftMargin: 8
        anchors.verticalCenter: figureOfTicket.verticalCenter
        // A slim row has no room for it; its drawer says it.
        why: card.quiet ? "" : card.mark
    }

    Words {
        id: figureOfTicket

        x: 15
        y: card.quiet ? 3 : 4
        text: card.number
        size: card.quiet ? 17 : 20
        bold: true
        color: card.quiet ? Light.ink2 : Light.ink
    }

    // A slim row has it beside the number, so that the service has the row below for itself.
    Keycap {
        anchors.left: figureOfTicket.right
        anchors.leftMargin: 8
        anchors.verticalCenter: figureOfTicket.verticalCenter
        visible: card.tag !== ""
        text: card.tag
        color: Light.surface
    }

    Words {
        x: 15
        y: card.quiet ? 23 : 30
        width: card.width - 15 - figures.width - 24
        text: card.note
        size: Type.desk.caption
        color: Light.ink2
        elide: Text.ElideRight
    }

    Row {
        id: figures

        anchors.right: parent.right
        anchors.rightMargin: 13
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        Words {
            id: figure

            anchors.verticalCenter: parent.verticalCenter
            text: card.minutes
            size: card.quiet ? 17 : 24
            bold: true
            color: card.quiet ? Light.ink2 : card.look.words
        }

        Words {
            anchors.baseline: figure.baseline
            text: qsTr("分")
            size: card.quiet ? Type.desk.caption : Type.desk.secondary
            color: figure.color
        }
    }
}
