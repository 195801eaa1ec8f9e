import QtQuick
import Tingtang.Screens

// One sentence at a time, on one line or two; the next one fades in where it stood. What staff have just said is bright.
Item {
    id: line

    required property string text
    required property bool broadcast

    visible: text !== ""

    Icon {
        y: Math.round(line.height / 2 - height / 2)
        size: 36
        name: line.broadcast ? "megaphone" : "bell"
        color: words.color
    }

    Words {
        id: words

        x: 56
        y: Math.round(31 - height / 2)
        width: line.width - x
        text: line.text
        size: Type.wall.notice
        bold: line.broadcast
        color: line.broadcast ? Dark.text : Dark.text2
        lineHeight: words.text.indexOf("\n") < 0 ? 52 : 40
        lineHeightMode: Text.FixedHeight
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
