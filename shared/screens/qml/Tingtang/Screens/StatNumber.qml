import QtQuick

// A number with what it counts: `约 18–26 分钟`. The words stand on the number's baseline, smaller and regular.
// The box is the cap height of the number; the baseline is its lower edge.
Item {
    id: stat

    required property string number
    property string unit
    property string prefix
    property real size: Type.kiosk.statNumber
    property real unitSize: size * 0.42
    property color color: Light.ink
    property color unitColor: Light.ink
    property real gap: size * 0.14

    implicitWidth: value.x + value.width + (unit ? gap + after.implicitWidth : 0)
    implicitHeight: value.implicitHeight
    baselineOffset: implicitHeight

    Accessible.role: Accessible.StaticText
    Accessible.name: [prefix, number, unit].filter(part => part.length > 0).join(" ")

    Words {
        id: before

        y: stat.implicitHeight - baselineOffset
        text: stat.prefix
        size: Math.max(1, Math.round(stat.unitSize))
        color: stat.unitColor
    }

    CapText {
        id: value

        x: stat.prefix ? before.implicitWidth + stat.gap : 0
        text: stat.number
        size: stat.size
        color: stat.color
    }

    Words {
        id: after

        x: value.x + value.implicitWidth + stat.gap
        y: stat.implicitHeight - baselineOffset
        text: stat.unit
        size: Math.max(1, Math.round(stat.unitSize))
        color: stat.unitColor
    }
}
