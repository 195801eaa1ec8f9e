import QtQuick
import Tingtang.Screens

// One line of text placed by the middle of its characters, as the pictures measure them.
Words {
    property real middle: 0

    size: Type.kiosk.body
    // Hanzi and capitals sit a little under the middle of their line box.
    y: Math.round(middle - implicitHeight / 2 - size * 0.058)
}
