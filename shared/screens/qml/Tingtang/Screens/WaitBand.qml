import QtQuick

// How a wait of so many minutes looks on the lobby board; `bar` is the width of the mark at the left, px.
QtObject {
    required property string name
    required property int fromMinutes
    required property color fill
    required property color border
    required property int bar
    required property color words
}
