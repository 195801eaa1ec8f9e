import QtQuick
import Tingtang.Screens

// A message in the drawer: what, from whom to whom, since when, and who answered; with its key while one can.
Item {
    id: row

    required property int key
    required property string words
    required property string line
    required property string outcome
    required property bool mine
    required property bool open
    required property bool escalated
    required property bool answerable
    property bool busy: false

    signal answered

    objectName: "message-" + key
    height: column.implicitHeight + 22

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: 3
        anchors.bottomMargin: 3
        radius: Radius.deskChip
        color: row.escalated ? Alerts.orange.tint : row.open && row.answerable ? Light.accentSoft : Light.paper
    }

    AlertMark {
        x: 10
        y: 14
        visible: row.escalated
        level: "orange"
        size: 28
    }

    Icon {
        x: 13
        y: 16
        visible: !row.escalated
        name: row.open ? (row.mine ? "clock" : "radio") : "check"
        size: 22
        color: row.open ? Light.accent : Light.good
    }

    Column {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: 48
        anchors.right: answer.visible ? answer.left : parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        spacing: 1

        Words {
            objectName: "messageWords"
            width: parent.width
            text: kept(row.words)
            bold: row.open
            color: row.open ? Light.ink : Light.ink2
            wrapMode: Text.Wrap
        }

        Words {
            objectName: "messageLine"
            width: parent.width
            text: kept(row.line)
            size: Type.desk.caption
            color: Light.ink2
            wrapMode: Text.Wrap
        }

        Words {
            objectName: "messageOutcome"
            width: parent.width
            visible: text !== ""
            text: row.outcome
            size: Type.desk.caption
            bold: true
            color: row.escalated ? Light.ink : row.open ? Light.ink2 : Light.good
            wrapMode: Text.Wrap
        }
    }

    LobbyChip {
        id: answer

        objectName: "answer-" + row.key
        visible: row.answerable
        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        height: Touch.deskMinPx
        strong: row.open
        enabled: !row.busy
        text: qsTr("收到")
        onActivated: row.answered()
    }
}
