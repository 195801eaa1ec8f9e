import QtQuick
import Tingtang.Screens

// Why something was not done, near its key.
Rectangle {
    id: refusal

    property string text

    visible: text !== ""
    implicitHeight: visible ? words.implicitHeight + 16 : 0
    radius: Radius.deskChip
    color: Light.redSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        x: 12
        y: 10
        name: "warning"
        size: 18
        color: WaitBands.red.words
    }

    Words {
        id: words

        objectName: "refusal"
        x: 40
        y: 8
        width: parent.width - 52
        // Refusals are worded as parts of a sentence; here each stands alone.
        text: refusal.text.slice(0, 1).toUpperCase() + refusal.text.slice(1)
        size: Type.desk.secondary
        color: WaitBands.red.words
        wrapMode: Text.Wrap
    }
}
