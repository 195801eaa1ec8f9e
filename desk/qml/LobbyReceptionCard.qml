import QtQuick
import Tingtang.Screens

// One reception under way: whom, how far, with whom, since when; and the key of the step that is due here.
Pressable {
    id: card

    required property string number
    required property string pigment
    required property string stage
    required property string line
    required property string time
    required property bool alarm
    required property string next
    required property string label
    required property string spoken
    property bool chosen: false

    signal stepped

    name: spoken
    height: 64
    guard: 120

    FocusRing {
        around: card
        aroundRadius: Radius.deskButton
        visible: card.focused
    }

    Rectangle {
        anchors.fill: parent
        radius: Radius.deskButton
        color: card.down ? Light.accentSoft : card.alarm ? Light.orangeSoft : Light.surface
        border.width: card.chosen ? 2 : 1
        border.color: card.chosen ? Light.accent : card.alarm ? WaitBands.orange.fill : Light.line
    }

    TicketNumber {
        id: figure

        x: 14
        y: 10
        number: card.number
        pigment: card.pigment
        size: 20
    }

    Icon {
        id: warning

        anchors.left: figure.right
        anchors.leftMargin: 8
        y: 12
        visible: card.alarm
        name: "warning"
        size: 16
        color: WaitBands.orange.words
    }

    Words {
        id: how

        anchors.left: warning.visible ? warning.right : figure.right
        anchors.leftMargin: 8
        y: 9
        width: Math.min(implicitWidth, key.x - x - since.implicitWidth - 14)
        text: card.stage
        size: Type.desk.secondary
        bold: true
        color: card.alarm ? WaitBands.orange.words : Light.ink
        elide: Text.ElideRight
    }

    Words {
        id: since

        anchors.left: how.right
        anchors.leftMargin: 8
        y: 9
        text: card.time
        size: Type.desk.secondary
        color: how.color
    }

    Words {
        objectName: "reception-line"
        anchors.left: parent.left
        anchors.leftMargin: 14
        anchors.right: key.left
        anchors.rightMargin: 8
        y: 36
        text: card.line
        size: Type.desk.caption
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Type.desk.minimum
        color: card.alarm ? WaitBands.orange.words : Light.ink2
        elide: Text.ElideRight
    }

    LobbyChip {
        id: key

        objectName: "step-" + card.number
        visible: card.next !== ""
        anchors.right: parent.right
        anchors.rightMargin: visible ? 10 : 4
        anchors.verticalCenter: parent.verticalCenter
        width: visible ? implicitWidth : 0
        height: Touch.deskMinPx
        strong: true
        text: card.label
        onActivated: card.stepped()
    }
}
