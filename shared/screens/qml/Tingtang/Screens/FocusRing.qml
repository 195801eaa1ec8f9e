import QtQuick

// The keyboard's place: a 3 px ring, 3 px away from what it surrounds.
Rectangle {
    required property Item around
    property real aroundRadius: 0

    anchors.fill: around
    anchors.margins: -6
    radius: aroundRadius + 6
    color: "transparent"
    border.width: 3
    border.color: Light.accent
}
