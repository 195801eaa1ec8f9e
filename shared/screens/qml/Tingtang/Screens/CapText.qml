import QtQuick

// Capitals and digits whose box is exactly their cap height, so that centring and stacking work by eye.
// The baseline is the lower edge of the box.
Item {
    id: box

    property string text
    property real size: 24
    property bool bold: true
    property color color: Light.ink
    readonly property real advance: words.implicitWidth

    implicitWidth: words.implicitWidth
    implicitHeight: size * 0.733
    baselineOffset: implicitHeight

    Words {
        id: words

        y: box.implicitHeight - baselineOffset
        text: box.text
        size: Math.max(1, Math.round(box.size))
        bold: box.bold
        color: box.color
    }
}
