import QtQuick
import Tingtang.Screens

// 呼叫下一位: the one key that matters, with whom it will call.
KeyFace {
    id: key

    property string title
    property string note
    property string number

    desk: true
    primary: true
    name: title + " " + number + " " + note
    // Its keys are space and F1 for the whole page; the keyboard's place stays there.
    activeFocusOnTab: false

    Icon {
        x: 37
        anchors.verticalCenter: parent.verticalCenter
        name: "bell"
        size: 38
        color: key.inkColor
    }

    Words {
        x: 104
        y: 49 - height / 2
        text: key.title
        size: Type.desk.primary
        bold: key.enabled
        color: key.inkColor
    }

    Words {
        objectName: "primaryNote"
        x: 104
        y: 82 - height / 2
        width: 460
        text: key.note
        size: Type.desk.body
        color: key.inkColor
        elide: Text.ElideRight
    }

    CapText {
        objectName: "primaryNumber"
        anchors.right: parent.right
        anchors.rightMargin: 32
        y: 31
        text: key.number
        size: Type.desk.nextNumber
        color: key.inkColor
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: 32
        y: 76
        spacing: 8

        Keycap {
            text: qsTr("空格")
            accent: key.enabled
        }

        Keycap {
            text: "F1"
            accent: key.enabled
        }
    }
}
