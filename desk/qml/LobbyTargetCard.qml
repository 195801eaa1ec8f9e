import QtQuick
import Tingtang.Screens

// Where a ticket may go: a zone with its badge, or a counter; below its name, who is there.
Pressable {
    id: card

    required property string key
    required property string letter
    required property string pigment
    required property string title
    required property string side
    required property string effect
    required property bool chosen
    required property bool open
    readonly property ZoneColors colors: Zones.of(pigment, "light")
    readonly property int textX: letter !== "" ? 42 : 10

    objectName: "target-" + key
    name: title + " " + side + " " + effect
    role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen
    guard: 150
    enabled: open
    height: 46

    FocusRing {
        around: card
        aroundRadius: Radius.deskChip
        visible: card.focused
    }

    Rectangle {
        anchors.fill: parent
        visible: card.open
        radius: Radius.deskChip
        color: card.chosen || card.down ? (card.letter !== "" ? card.colors.soft : Light.accentSoft) : Light.surface
        border.width: card.chosen ? 2 : 1
        border.color: card.chosen ? Light.accent : Light.line
    }

    DashedBox {
        anchors.fill: parent
        visible: !card.open
        radius: Radius.deskChip
    }

    ZoneBadge {
        visible: card.letter !== ""
        x: 10
        anchors.verticalCenter: parent.verticalCenter
        size: 24
        letter: card.letter
        pigment: card.pigment
    }

    Words {
        x: card.textX
        y: 3
        width: parent.width - x - 6
        text: card.title
        size: Type.desk.secondary
        bold: true
        color: !card.open ? Light.ink3 : card.letter !== "" ? card.colors.words : Light.ink
        elide: Text.ElideRight
    }

    Words {
        x: card.textX
        y: 23
        width: parent.width - x - 3
        text: card.side
        size: Type.desk.keycap
        color: card.open ? Light.ink2 : Light.ink3
        elide: Text.ElideRight
    }
}
