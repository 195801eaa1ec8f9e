import QtQuick
import Tingtang.Screens

// One step: a numbered or checked circle, its name, and the line to the next one.
Item {
    id: mark

    required property int number
    required property bool done
    required property bool current
    property string text
    property bool last: false
    property real stretch: 24
    readonly property real content: 52 + 14 + words.implicitWidth

    width: content + (last ? 0 : stretch)
    height: 52

    Rectangle {
        width: 52
        height: 52
        radius: 26
        color: mark.current ? Light.accent : mark.done ? Light.accentSoft : "transparent"
        border.width: mark.current || mark.done ? 0 : 2
        border.color: Light.edge

        Icon {
            visible: mark.done
            anchors.centerIn: parent
            name: "check"
            size: 26
            strokeWidth: 5
            color: Light.accent
        }

        CapText {
            visible: !mark.done
            anchors.centerIn: parent
            text: mark.number
            size: 28
            color: mark.current ? Light.inkOnAccent : Light.ink2
        }
    }

    Line {
        id: words

        x: 66
        middle: 27
        text: mark.text
        size: 28
        bold: mark.current
        color: mark.current || mark.done ? Light.ink : Light.ink2
    }

    Rectangle {
        visible: !mark.last
        x: mark.content + 16
        y: 25
        width: Math.max(0, mark.stretch - 32)
        height: 2
        color: mark.done ? Light.accent : Light.lip
    }
}
