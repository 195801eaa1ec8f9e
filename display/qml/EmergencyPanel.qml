import QtQuick
import Tingtang.Screens
import Tingtang.Display

// What staff say to everyone in an emergency: paper over everything in the upper area, with the red octagon.
Rectangle {
    id: panel

    required property EmergencyView emergency

    visible: panel.emergency.up
    radius: Radius.wallPanel
    color: Dark.flash

    Item {
        width: 28
        height: parent.height
        clip: true

        Rectangle {
            width: 2 * panel.radius
            height: parent.height
            radius: panel.radius
            color: Alerts.red.fill
        }
    }

    AlertMark {
        x: 84
        y: 44
        level: "red"
        size: 112
    }

    Words {
        id: heading

        x: 224
        y: Math.round(100 - height / 2)
        text: "紧急广播"
        size: 64
        bold: true
        color: Dark.flashInk
    }

    Words {
        anchors.left: heading.right
        anchors.leftMargin: 32
        anchors.baseline: heading.baseline
        text: "Emergency"
        size: 46
        color: Dark.flashInk2
    }

    Words {
        x: 84
        y: 178
        height: panel.emergency.en !== "" ? 250 : 390
        verticalAlignment: Text.AlignVCenter
        text: panel.emergency.zh
        size: panel.emergency.zhSize
        bold: true
        lineHeight: Math.round(size * 1.25)
        lineHeightMode: Text.FixedHeight
        color: Dark.flashInk
    }

    Words {
        x: 84
        y: 440
        height: 140
        verticalAlignment: Text.AlignVCenter
        text: panel.emergency.en
        size: panel.emergency.enSize
        lineHeight: Math.round(size * 1.25)
        lineHeightMode: Text.FixedHeight
        color: Dark.flashInk2
    }
}
