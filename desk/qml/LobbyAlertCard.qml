import QtQuick
import Tingtang.Screens

// One alert: its mark, what is wrong, and the key that leads there. Where the radio asks to see to it, the key answers
// that, and the words lead there.
Rectangle {
    id: card

    required property string level
    required property string title
    required property string detail
    required property string label
    property bool asks: false
    property bool leads: false
    property bool busy: false

    // Measured at full size, not by the lines it takes: a smaller size might take one again, and so on for ever.
    readonly property bool long: full.advanceWidth > lines.width

    signal acted
    signal led

    height: 64
    radius: Radius.deskButton
    color: Alerts.of(level).tint
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + " " + detail

    AlertMark {
        x: card.level === "yellow" ? 15 : 12
        anchors.verticalCenter: parent.verticalCenter
        level: card.level
        size: card.level === "yellow" ? 28 : 34
    }

    TextMetrics {
        id: full

        font.family: Type.family
        font.pixelSize: Type.desk.body
        font.weight: Font.Bold
        text: card.title
    }

    Column {
        id: lines

        anchors.left: parent.left
        anchors.leftMargin: 56
        anchors.right: key.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: -1

        Words {
            width: parent.width
            text: kept(card.title)
            size: card.long ? Type.desk.secondary : Type.desk.body
            bold: true
            wrapMode: Text.Wrap
            maximumLineCount: 2
            lineHeight: card.long ? 0.84 : 1
            elide: Text.ElideRight
        }

        Words {
            width: parent.width
            text: card.detail
            size: Type.desk.caption
            color: Light.ink2
            elide: Text.ElideRight
        }
    }

    Pressable {
        id: whole

        objectName: "alert-lead"
        visible: card.asks && card.leads
        anchors.left: parent.left
        anchors.right: key.left
        height: parent.height
        name: card.title
        onActivated: card.led()

        FocusRing {
            around: whole
            aroundRadius: card.radius
            visible: whole.focused
        }
    }

    LobbyChip {
        id: key

        objectName: "alert-act"
        visible: card.label !== ""
        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        height: card.asks ? Touch.deskMinPx : implicitHeight
        strong: card.asks
        enabled: !(card.asks && card.busy)
        text: card.label
        onActivated: card.acted()
    }
}
