import QtQuick
import Tingtang.Screens

// What is being said to everyone: the words, what became of them, and the key that ends it.
Rectangle {
    id: bar

    required property bool emergency
    required property string words
    required property string standing

    signal ended

    height: 64
    radius: Radius.deskButton
    color: bar.emergency ? Alerts.red.tint : Light.accentSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence.text + " " + detail.text

    AlertMark {
        x: 14
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.emergency
        level: "red"
        size: 38
    }

    Icon {
        x: 18
        anchors.verticalCenter: parent.verticalCenter
        visible: !bar.emergency
        name: "megaphone"
        size: 28
        color: Light.accent
    }

    Column {
        anchors.left: parent.left
        anchors.leftMargin: 66
        anchors.right: key.left
        anchors.rightMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        spacing: -1

        Words {
            id: sentence

            objectName: "broadcast-words"
            width: parent.width
            text: (bar.emergency ? qsTr("紧急广播：") : qsTr("广播：")) + bar.words
            bold: true
            elide: Text.ElideRight
        }

        Words {
            id: detail

            objectName: "broadcast-state"
            width: parent.width
            text: bar.standing
            size: Type.desk.caption
            color: Light.ink2
            elide: Text.ElideRight
        }
    }

    LobbyChip {
        id: key

        objectName: "broadcast-end"
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        height: Touch.deskMinPx
        text: qsTr("结束")
        onActivated: bar.ended()
    }
}
