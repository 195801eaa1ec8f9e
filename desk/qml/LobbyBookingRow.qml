import QtQuick
import Tingtang.Screens

// A booking of the day: when, its code, what for; and what may be done with it.
Item {
    id: row

    required property string code
    required property string time
    required property string what
    required property string note
    required property string tone
    required property bool takes
    required property bool cancels
    required property bool restores

    signal taken
    signal cancelled
    signal restored

    objectName: "booking-" + code
    height: 68

    Words {
        id: at

        y: 12
        text: row.time
        size: Type.desk.heading
        bold: row.tone !== "quiet"
        color: row.tone === "quiet" ? Light.ink3 : Light.ink
    }

    Column {
        x: 72
        y: 11
        width: keys.x - x - 10
        spacing: 2

        Words {
            width: parent.width
            text: row.what
            size: Type.desk.body
            color: row.tone === "quiet" ? Light.ink3 : Light.ink
            elide: Text.ElideRight
        }

        Words {
            width: parent.width
            text: row.note
            size: Type.desk.caption
            color: row.tone === "good" ? Light.good : row.tone === "orange" ? WaitBands.orange.words : Light.ink2
            elide: Text.ElideRight
        }
    }

    Row {
        id: keys

        anchors.right: parent.right
        y: 12
        spacing: 8

        LobbyChip {
            objectName: "take"
            visible: row.takes
            height: Touch.deskMinPx
            text: qsTr("取号")
            strong: true
            onActivated: row.taken()
        }

        LobbyChip {
            objectName: "cancel"
            visible: row.cancels
            height: Touch.deskMinPx
            text: qsTr("取消")
            onActivated: row.cancelled()
        }

        LobbyChip {
            objectName: "restore"
            visible: row.restores
            height: Touch.deskMinPx
            text: qsTr("恢复")
            onActivated: row.restored()
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Light.sunk
    }
}
