import QtQuick
import Tingtang.Screens

// Whose lobby, and what time it is.
Item {
    id: bar

    required property string branchName
    required property string date
    required property string time

    Logo {
        x: Spacing.wall.margin
        y: 42
        size: 60
        color: Dark.accent
        markColor: Dark.flashInk
    }

    Words {
        x: 138
        y: Math.round(72 - height / 2)
        width: 1140
        text: bar.branchName
        size: Type.wall.branch
        bold: true
        color: Dark.text
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 36
        elide: Text.ElideRight
    }

    Words {
        anchors.right: clock.left
        anchors.rightMargin: 37
        y: Math.round(73 - height / 2)
        text: bar.date
        size: 38
        color: Dark.text2
    }

    CapText {
        id: clock

        x: 1864 - width
        y: 45
        text: bar.time
        size: Type.wall.clock
        color: Dark.text
    }
}
