import QtQuick

// One pigment on one ground: `solid` fills badges and draws icons, `words` is for names and ticket letters,
// `soft` is the tint behind icons, `letter` is written on `solid`.
QtObject {
    required property color solid
    required property color words
    required property color soft
    required property color letter
}
