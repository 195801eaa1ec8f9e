import QtQuick
import Tingtang.Screens

// One sentence at a time; the next one fades in where it stood.
Item {
    id: line

    required property string text

    visible: text !== ""

    Icon {
        y: Math.round(line.height / 2 - height / 2)
        size: 36
        name: "bell"
        color: Dark.text2
    }

    Words {
        id: words

        x: 56
        y: Math.round(31 - height / 2)
        width: line.width - x
        text: line.text
        size: Type.wall.notice
        color: Dark.text2
        elide: Text.ElideRight
        onTextChanged: fade.restart()
    }

    NumberAnimation {
        id: fade

        target: words
        property: "opacity"
        from: 0
        to: 1
        duration: Motion.time(Duration.flashOut)
    }
}
