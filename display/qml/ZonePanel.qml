import QtQuick
import Tingtang.Screens

// A zone: who it is, how many wait there, and how long it takes from now.
Rectangle {
    id: tile

    required property string letter
    required property string name
    required property string pigment
    required property string count
    required property string wait
    required property bool minutes
    required property bool quiet

    radius: Radius.wallTile
    color: Dark.panel

    ZoneName {
        x: 26
        y: 26
        letter: tile.letter
        name: tile.name
        pigment: tile.pigment
        ground: "dark"
        size: 76
        nameSize: Type.wall.zoneName
        gap: 14
        room: tile.width - 52 - (people.visible ? people.width + 8 : 0)
    }

    StatNumber {
        id: people

        x: tile.width - 26 - width
        y: Math.round(82 - height)
        visible: tile.count !== ""
        number: tile.count
        // Three digits say it without the word.
        unit: tile.count.length < 3 ? "人" : ""
        size: Type.wall.zoneCount
        unitSize: 36
        gap: 6
        color: Dark.text
        unitColor: Dark.text2
    }

    StatNumber {
        readonly property real room: tile.width - 52

        x: 26
        y: Math.round(185 - height)
        visible: tile.minutes
        prefix: "约"
        number: tile.wait
        unit: "分钟"
        size: Type.wall.zoneWait
        unitSize: 42
        gap: 12
        color: Dark.text
        unitColor: Dark.text2
        scale: Math.min(1, room / implicitWidth)
        transformOrigin: Item.BottomLeft
    }

    Words {
        x: 26
        y: Math.round((tile.quiet ? 157 : 152) - height / 2)
        width: tile.width - 52
        visible: !tile.minutes
        text: tile.wait
        size: tile.quiet ? 56 : 68
        bold: !tile.quiet
        color: tile.quiet ? Dark.text2 : Dark.text
        elide: Text.ElideRight
    }
}
