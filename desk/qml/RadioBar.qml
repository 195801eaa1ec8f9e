import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The newest message that waits for this person, with its one key; or what became of one's own. Nothing: no room taken.
Rectangle {
    id: bar

    required property SeatRadio radio
    // Lines that the words may take.
    property int lines: 1
    readonly property bool refused: bar.radio.refusal !== "" && !bar.radio.open

    objectName: "radioBar"
    visible: bar.radio.on && (bar.radio.top > 0 || bar.refused)
    implicitHeight: visible ? Math.max(64, column.implicitHeight + 20) : 0
    radius: Radius.deskButton
    color: bar.radio.topEscalated || bar.refused ? Alerts.orange.tint : Light.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text + " " + line.text

    AlertMark {
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.radio.topEscalated && !bar.refused
        level: "orange"
        size: 36
    }

    Icon {
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        visible: !bar.radio.topEscalated || bar.refused
        name: bar.refused ? "warning" : bar.radio.topAnswerable ? "radio" : "check"
        size: 28
        color: bar.refused ? Light.ink : Light.accent
    }

    Column {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: 58
        anchors.right: answer.visible ? answer.left : parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        spacing: -1

        Words {
            id: words

            objectName: "radioWords"
            width: parent.width
            text: bar.refused ? bar.radio.refusal : bar.radio.topWords
            bold: true
            wrapMode: Text.Wrap
            maximumLineCount: bar.refused ? 2 : bar.lines
            elide: Text.ElideRight
        }

        Words {
            id: line

            objectName: "radioLine"
            width: parent.width
            visible: !bar.refused
            text: bar.radio.topLine + (bar.radio.more > 0 ? qsTr("·还有 %1 条").arg(bar.radio.more) : "")
            size: Type.desk.caption
            color: Light.ink2
            wrapMode: Text.Wrap
            maximumLineCount: bar.lines
            elide: Text.ElideRight
        }
    }

    // The words lead to the whole of it.
    Pressable {
        id: whole

        objectName: "radioMore"
        anchors.left: parent.left
        anchors.right: answer.visible ? answer.left : parent.right
        height: parent.height
        name: qsTr("打开对讲")
        onActivated: if (!bar.radio.open)
            bar.radio.toggle()

        FocusRing {
            around: whole
            aroundRadius: bar.radius
            visible: whole.focused
        }
    }

    LobbyChip {
        id: answer

        objectName: "radioAnswer"
        visible: bar.radio.topAnswerable && !bar.refused
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        height: Touch.deskMinPx
        strong: true
        enabled: !bar.radio.busy
        text: qsTr("收到")
        onActivated: bar.radio.acknowledge(bar.radio.top)
    }
}
