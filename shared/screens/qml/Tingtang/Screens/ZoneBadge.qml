import QtQuick

// The zone's letter on its pigment. Always shown beside the zone's name.
Rectangle {
    id: badge

    required property string letter
    required property string pigment
    property string ground: "light"
    property int size: 72
    readonly property ZoneColors colors: Zones.of(pigment, ground)

    width: size
    height: size
    radius: size * Radius.badgeRatio
    color: colors.solid

    Accessible.role: Accessible.StaticText
    Accessible.name: letter

    CapText {
        anchors.centerIn: parent
        text: badge.letter
        size: badge.size * 0.56
        color: badge.colors.letter
    }
}
