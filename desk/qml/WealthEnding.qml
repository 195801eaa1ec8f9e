import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The key that ends a consultation, and beside it what is still missing: the outcome, or a note (or the word that there is none).
Column {
    id: ending

    required property WealthGuest guest

    spacing: 12

    Words {
        objectName: "missing"
        visible: text !== ""
        width: parent.width
        text: ending.guest.missing
        color: Light.ink2
        wrapMode: Text.Wrap
    }

    Row {
        spacing: 12

        Key {
            objectName: "end-back"
            width: (ending.width - 12) * 0.3
            height: 64
            desk: true
            text: qsTr("返回")
            onActivated: ending.guest.ask("")
        }

        Key {
            objectName: "end"
            width: (ending.width - 12) * 0.7
            height: 64
            desk: true
            primary: true
            enabled: ending.guest.canEnd
            text: qsTr("结束 %1").arg(ending.guest.number)
            onActivated: ending.guest.end()
        }
    }
}
