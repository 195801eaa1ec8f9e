import QtQuick
import Tingtang.Screens

// Where a ticket may go, with what that changes.
Pressable {
    id: card

    required property string key
    required property string letter
    required property int number
    required property string pigment
    required property string title
    required property string side
    required property string effect
    required property bool chosen
    required property bool open
    readonly property ZoneColors colors: Zones.of(pigment, "light")

    objectName: "target-" + key
    name: title + " " + side + " " + effect
    role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen
    guard: 150
    enabled: open
    height: letter !== "" ? 78 : 58

    FocusRing {
        around: card
        aroundRadius: Radius.deskButton
        visible: card.focused
    }

    Rectangle {
        anchors.fill: parent
        visible: card.open
        radius: Radius.deskButton
        color: card.chosen || card.down ? (card.letter !== "" ? card.colors.soft : Light.accentSoft) : Light.surface
        border.width: card.chosen ? 2 : 1
        border.color: card.chosen ? Light.accent : Light.line
    }

    DashedBox {
        anchors.fill: parent
        visible: !card.open
        radius: Radius.deskButton
    }

    ZoneBadge {
        id: badge

        visible: card.letter !== ""
        x: 14
        y: 12
        size: 28
        letter: card.letter
        pigment: card.pigment
    }

    Words {
        id: heading

        x: card.letter !== "" ? 52 : 14
        y: card.letter !== "" ? 13 : 7
        text: card.title
        size: card.letter !== "" ? 17 : Type.desk.body
        bold: true
        color: !card.open ? Light.ink3 : card.letter !== "" ? card.colors.words : Light.ink
    }

    Words {
        anchors.right: parent.right
        anchors.rightMargin: 14
        anchors.baseline: heading.baseline
        width: Math.min(implicitWidth, parent.width - heading.x - heading.width - 22)
        horizontalAlignment: Text.AlignRight
        text: card.side
        size: Type.desk.caption
        color: card.open ? Light.ink : Light.ink3
        elide: Text.ElideRight
    }

    Words {
        x: 14
        anchors.bottom: parent.bottom
        anchors.bottomMargin: card.letter !== "" ? 12 : 7
        width: parent.width - 28
        text: card.effect
        size: Type.desk.caption
        color: card.open ? Light.ink2 : Light.ink3
        elide: Text.ElideRight
    }
}
