import QtQuick
import Tingtang.Screens

// The store is away: what was last seen stays, and nothing may be pressed until it is back.
Rectangle {
    id: away

    objectName: "away"
    color: Qt.rgba(0.97, 0.95, 0.92, 0.72)

    MouseArea {
        anchors.fill: parent
    }

    Card {
        desk: true
        anchors.centerIn: parent
        width: 520
        height: 132
        Accessible.role: Accessible.AlertMessage
        Accessible.name: sentence.text

        Column {
            anchors.centerIn: parent
            spacing: 8

            Words {
                id: sentence

                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("系统暂时连不上，正在自动重连")
                size: 22
                bold: true
            }

            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("下面是断开前的样子，连上后自动更新")
                size: Type.desk.body
                color: Light.ink2
            }
        }
    }
}
