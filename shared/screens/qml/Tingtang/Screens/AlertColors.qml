import QtQuick

// One alert level: its character, its shape (circle, triangle, octagon) and its colours.
QtObject {
    required property string character
    required property string shape
    required property color fill
    required property color mark
    required property color tint
}
