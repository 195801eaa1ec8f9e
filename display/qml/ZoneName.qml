import QtQuick
import Tingtang.Screens

// A zone's badge with its name beside it, in its colour.
Item {
    id: zone

    required property string letter
    required property string name
    required property string pigment
    required property string ground
    property int size: 64
    property int nameSize: 46
    property real gap: size * 0.28
    property real room: 600

    visible: letter !== ""
    width: badge.width + gap + words.width
    height: size

    // Its letter is larger than on paper: it carries the zone's name beyond 8 m.
    Rectangle {
        id: badge

        width: zone.size
        height: zone.size
        radius: zone.size * Radius.badgeRatio
        color: Zones.of(zone.pigment, zone.ground).solid

        CapText {
            anchors.centerIn: parent
            text: zone.letter
            size: zone.size * Type.wall.zoneLetter / 76
            color: Zones.of(zone.pigment, zone.ground).letter
        }
    }

    Words {
        id: words

        x: badge.width + zone.gap
        // Hanzi stand a little above the middle of their line box.
        y: Math.round(zone.size / 2 - height / 2)
        width: Math.min(Math.ceil(implicitWidth), zone.room - x)
        text: zone.name
        size: zone.nameSize
        bold: true
        // A little smaller before anything is left out, but never below what the hall can read.
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Type.wall.minimum
        color: Zones.of(zone.pigment, zone.ground).words
        elide: Text.ElideRight
    }
}
