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
    property bool alignRight: false

    visible: letter !== ""
    width: badge.width + gap + Math.min(words.implicitWidth, room - badge.width - gap)
    height: size

    ZoneBadge {
        id: badge

        letter: zone.letter
        pigment: zone.pigment
        ground: zone.ground
        size: zone.size
    }

    Words {
        id: words

        x: badge.width + zone.gap
        // Hanzi stand a little above the middle of their line box.
        y: zone.size / 2 - height / 2
        width: Math.min(implicitWidth, zone.room - x)
        text: zone.name
        size: zone.nameSize
        bold: true
        color: Zones.of(zone.pigment, zone.ground).words
        elide: Text.ElideRight
    }
}
