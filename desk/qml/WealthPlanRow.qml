import QtQuick
import Tingtang.Screens

// Something planned: for whom, what, and until when; a touch opens the record, two keys deal with it.
Pressable {
    id: row

    required property int id
    required property string reference
    required property string who
    required property string kind
    required property string text
    required property string when
    required property bool late
    // What is being done to it: `done`, `postpone` or nothing.
    property string asks

    signal opened
    signal asked(what: string)

    Accessible.name: row.who + " " + row.kind + " " + row.text + " " + row.when
    implicitHeight: words.y + words.height + 16
    onActivated: row.opened()

    FocusRing {
        around: row
        aroundRadius: Radius.deskChip
        visible: row.focused
    }

    Rectangle {
        anchors.fill: parent
        radius: Radius.deskChip
        color: row.down ? Light.accentSoft : row.late ? Light.orangeSoft : Light.paper
        border.width: row.asks !== "" ? 2 : 1
        border.color: row.asks !== "" ? Light.accent : row.late ? Light.orange : Light.line
    }

    Keycap {
        id: kind

        x: 14
        y: 15
        text: row.kind
        color: row.late ? Light.surface : Light.sunk
    }

    Words {
        anchors.left: kind.right
        anchors.leftMargin: 8
        anchors.right: due.left
        anchors.rightMargin: 8
        y: 12
        text: row.who
        bold: true
        elide: Text.ElideRight
    }

    Row {
        id: due

        anchors.right: parent.right
        anchors.rightMargin: 14
        y: 12
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: row.late
            name: "warning"
            size: 20
        }

        Words {
            objectName: "plan-when"
            anchors.verticalCenter: parent.verticalCenter
            text: row.when
            size: Type.desk.secondary
            bold: row.late
            color: row.late ? Light.ink : Light.ink2
        }
    }

    Words {
        id: words

        x: 14
        y: 42
        width: keys.x - x - 10
        height: Math.max(44, implicitHeight)
        verticalAlignment: Text.AlignVCenter
        text: row.text
        size: Type.desk.secondary
        color: row.late ? Light.ink : Light.ink2
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
    }

    Row {
        id: keys

        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: words.verticalCenter
        spacing: 8

        LobbyChip {
            objectName: "done-" + row.id
            height: Touch.deskMinPx
            strong: row.asks === "done"
            text: qsTr("完成")
            onActivated: row.asked("done")
        }

        LobbyChip {
            objectName: "postpone-" + row.id
            height: Touch.deskMinPx
            strong: row.asks === "postpone"
            text: qsTr("改期")
            onActivated: row.asked("postpone")
        }
    }
}
