pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens

// One counter: who is there, what it does, for how long. Closed ones are dashed and offer to open.
Pressable {
    id: card

    required property int number
    required property string mode
    required property string doing
    required property string icon
    required property string teller
    required property string ticket
    required property string time
    required property list<string> letters
    required property list<string> pigments
    required property string spoken
    property bool chosen: false
    property bool canOpen: true
    readonly property bool shut: mode === "closed" || mode === "unopened"
    readonly property color inkColor: mode === "paused" ? WaitBands.orange.words : mode === "idle" ? Light.good : shut ? Light.ink3 : Light.ink

    signal openAsked

    name: spoken
    height: 94

    FocusRing {
        around: card
        aroundRadius: Radius.deskButton
        visible: card.focused
    }

    Rectangle {
        anchors.fill: parent
        visible: !card.shut || card.chosen
        radius: Radius.deskButton
        color: card.down ? Light.accentSoft : card.mode === "paused" ? Light.orangeSoft : Light.surface
        border.width: card.chosen ? 2 : 1
        border.color: card.chosen ? Light.accent : card.mode === "paused" ? WaitBands.orange.fill : Light.line
    }

    DashedBox {
        anchors.fill: parent
        visible: card.shut && !card.chosen
        radius: Radius.deskButton
    }

    CapText {
        id: figure

        x: 13
        y: 17
        text: card.number
        size: 22
        color: card.shut ? Light.ink2 : Light.ink
    }

    Row {
        anchors.left: figure.right
        anchors.leftMargin: 8
        y: 15
        spacing: 4

        Repeater {
            model: card.letters.length

            ZoneBadge {
                required property int index

                size: 20
                letter: card.letters[index] ?? ""
                pigment: card.pigments[index] ?? "azurite"
            }
        }
    }

    Words {
        anchors.right: parent.right
        anchors.rightMargin: 12
        y: 14
        width: Math.min(implicitWidth, parent.width - 66)
        horizontalAlignment: Text.AlignRight
        elide: Text.ElideRight
        text: card.teller
        size: Type.desk.secondary
        color: Light.ink2
    }

    Row {
        x: 13
        y: 41
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: card.icon
            size: 13
            strokeWidth: 5
            color: card.inkColor
        }

        Words {
            text: card.doing
            size: Type.desk.secondary
            bold: true
            color: card.inkColor
        }
    }

    Row {
        x: 13
        y: 63
        visible: !card.shut
        spacing: 6

        Words {
            visible: card.ticket !== ""
            text: card.ticket
            size: Type.desk.secondary
            bold: true
        }

        Words {
            text: card.time
            size: Type.desk.secondary
            color: Light.ink2
        }
    }

    Pressable {
        id: opener

        objectName: "open-" + card.number
        visible: card.shut && card.canOpen
        x: 6
        y: 58
        width: label.implicitWidth + 16
        height: 32
        name: card.spoken + " " + label.text
        onActivated: card.openAsked()

        FocusRing {
            around: label
            aroundRadius: 6
            visible: opener.focused
        }

        Words {
            id: label

            x: 7
            y: 5
            text: qsTr("开窗")
            size: Type.desk.secondary
            bold: true
            color: opener.down ? Light.accentPressed : Light.accent
        }
    }
}
