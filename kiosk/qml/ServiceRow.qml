pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens

// A service on the large page: one row, one service.
KeyFace {
    id: row

    required property string code
    required property string title
    required property string hint
    required property string icon
    required property string letter
    required property string zone
    required property string pigment
    required property bool calls
    required property string kind
    required property int low
    required property int high
    required property int ahead
    required property bool usable
    required property string reason
    required property string until
    required property string language
    readonly property ZoneColors colors: Zones.of(pigment, "light")
    readonly property bool chinese: language === "zh"
    readonly property WaitText wait: WaitText {
        kind: row.kind
        low: row.low
        high: row.high
        ahead: row.ahead
        large: true
    }

    objectName: "service-" + code
    enabled: usable
    name: [title, wait.words, zone].join(" ")
    width: 968
    height: Touch.kioskLargeRow + lip
    radius: Radius.kioskLargeCard

    Rectangle {
        x: 37
        y: 37
        width: 152
        height: 152
        radius: 36
        color: row.usable ? row.colors.soft : Light.sunk

        Icon {
            anchors.centerIn: parent
            name: row.icon
            size: 108
            color: row.usable ? row.colors.solid : Light.ink3
        }
    }

    Line {
        x: 227
        width: 560
        middle: 86
        text: row.title
        size: row.chinese ? Type.kioskLarge.cardTitle : 72
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 42
        bold: true
        elide: Text.ElideRight
        color: row.usable ? Light.ink : Light.ink3
    }

    Row {
        x: 227
        y: 169 - height / 2 - 2

        Words {
            id: first

            width: Math.min(implicitWidth, row.usable ? 513 : 700)
            text: !row.usable && row.until !== "" ? qsTr("%1 后再办").arg(row.until) : row.wait.words
            size: Type.kioskLarge.wait
            bold: true
            color: row.usable ? Light.ink : Light.ink3
        }

        Words {
            // Long reasons are set smaller: on the same line all the same.
            anchors.baseline: first.baseline
            readonly property string fact: !row.usable ? row.reason : !row.calls ? qsTr("有人陪您办") : row.kind === "people" || row.kind === "none" ? "" : row.wait.people

            width: Math.min(implicitWidth, (row.usable ? 513 : 700) - first.width)
            text: fact === "" ? "" : row.chinese ? "·" + fact : "   " + fact
            size: Type.kioskLarge.wait
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Type.kioskLarge.minimum
            elide: Text.ElideRight
            color: row.usable ? Light.ink : Light.ink3
        }
    }

    ZoneBadge {
        visible: row.usable
        x: 859 - size / 2
        y: 39
        size: 92
        letter: row.letter
        pigment: row.pigment
    }

    Line {
        visible: row.usable
        x: 859 - width / 2
        width: Math.min(implicitWidth, 210)
        middle: 165
        text: row.zone
        size: row.chinese ? Type.kioskLarge.zoneName : Type.kioskLarge.minimum
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 26
        elide: Text.ElideRight
        bold: true
        color: row.colors.words
    }
}
