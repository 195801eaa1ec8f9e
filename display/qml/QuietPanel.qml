import QtQuick
import Tingtang.Screens

// Nothing to call: the branch is closed, or the store has not answered yet.
Rectangle {
    id: panel

    required property string condition
    required property string opening
    required property string openingEnglish
    readonly property bool closed: condition === "closed"
    readonly property bool away: condition === "away"

    radius: Radius.wallPanel
    color: Dark.panel

    Column {
        anchors.centerIn: parent
        spacing: 20

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: panel.closed ? "现在不营业" : panel.away ? "请听广播" : "正在准备"
            size: 120
            bold: true
            color: Dark.text
        }

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: panel.closed ? panel.opening : panel.away ? "大屏正在重新连接，叫号照常进行" : "马上就好"
            visible: text !== ""
            size: 64
            color: Dark.text2
        }

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: panel.closed ? (panel.openingEnglish || "Closed now") : panel.away ? "Please listen for your number" : "Getting ready"
            size: 46
            color: Dark.text3
        }
    }
}
