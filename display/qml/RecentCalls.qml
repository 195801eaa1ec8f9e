pragma ComponentBehavior: Bound
import QtQuick
import Tingtang.Screens

// The five calls before the latest.
Rectangle {
    id: panel

    required property var calls

    radius: Radius.wallPanel
    color: Dark.panel

    Words {
        x: 48
        y: Math.round(70 - height / 2)
        text: "刚才叫过"
        size: 40
        color: Dark.text2
    }

    Words {
        x: 48
        y: 140
        visible: rows.count === 0
        text: "还没有叫号"
        size: 56
        bold: true
        color: Dark.text
    }

    Repeater {
        id: rows

        model: panel.calls

        RecentCall {
            required property int index

            visible: index < 5
            x: 48
            y: 92 + index * 92
            width: 584
            height: 92
            ground: "dark"
            ruled: index < Math.min(rows.count, 5) - 1
        }
    }
}
