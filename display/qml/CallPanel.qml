import QtQuick
import Tingtang.Screens

// The latest call, large.
Rectangle {
    id: panel

    required property string number
    required property string pigment
    required property string counter
    required property string zone
    required property string zoneName

    radius: Radius.wallPanel
    color: Dark.panel

    Column {
        anchors.centerIn: parent
        visible: panel.number === ""
        spacing: 24

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: "还没有叫号"
            size: 76
            bold: true
            color: Dark.text
        }

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            text: "请在休息区等候，注意呼叫及大屏"
            size: 48
            color: Dark.text2
        }
    }

    Item {
        anchors.fill: parent
        visible: panel.number !== ""

        ZoneName {
            x: 64
            y: 41
            letter: panel.zone
            name: panel.zoneName
            pigment: panel.pigment
            ground: "dark"
            size: 64
            nameSize: 46
            room: 740
        }

        Words {
            x: 1040 - width
            y: Math.round(73 - height / 2)
            text: "正在叫号"
            size: 40
            color: Dark.text2
        }

        CallLines {
            width: 1104
            number: panel.number
            pigment: panel.pigment
            counter: panel.counter
            ground: "dark"
        }
    }
}
