import QtQuick

// A sheet of paper: surface, hairline, round corners; no lip, because it cannot be pressed.
Rectangle {
    property bool desk: false

    color: Light.surface
    radius: desk ? Radius.deskCard : Radius.kioskCard
    border.color: Light.line
    border.width: desk ? 1 : 2
}
