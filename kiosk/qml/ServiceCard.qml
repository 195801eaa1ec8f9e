pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens

// A service on the plain home page. The whole card is the key.
KeyFace {
    id: card

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
    readonly property real edge: 148
    readonly property WaitText wait: WaitText {
        kind: card.kind
        low: card.low
        high: card.high
        ahead: card.ahead
    }

    objectName: "service-" + code
    enabled: usable
    name: [title, wait.words, zone].join(" ")
    width: 470
    height: 276 + lip

    Rectangle {
        x: 32
        y: 30
        width: 92
        height: 92
        radius: Radius.kioskTile
        color: card.usable ? card.colors.soft : Light.sunk

        Icon {
            anchors.centerIn: parent
            name: card.icon
            size: 64
            color: card.usable ? card.colors.solid : Light.ink3
        }
    }

    Line {
        x: card.edge
        width: parent.width - x - 16
        middle: card.chinese ? 61 : 58
        text: card.title
        size: card.chinese ? 46 : 45
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 30
        bold: true
        elide: Text.ElideRight
        color: card.usable ? Light.ink : Light.ink3
    }

    Line {
        x: card.edge
        width: parent.width - x - 16
        middle: card.chinese ? 113 : 107
        text: card.hint
        size: card.chinese ? 28 : 29
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Type.kiosk.minimum
        elide: Text.ElideRight
        color: card.usable ? Light.ink2 : Light.ink3
    }

    Rectangle {
        x: 32
        y: 144
        width: parent.width - 64
        height: 2
        color: Light.sunk
    }

    ZoneBadge {
        visible: card.usable
        x: 42
        y: 171
        size: 72
        letter: card.letter
        pigment: card.pigment
    }

    Icon {
        visible: !card.usable
        x: 54
        y: 183
        name: "clock"
        size: 48
        color: Light.ink3
    }

    Line {
        id: waiting

        x: card.edge
        width: parent.width - x - 16
        middle: card.usable ? 191 : 177
        text: card.until !== "" ? qsTr("%1 后再办").arg(card.until) : card.wait.words
        size: 36
        bold: true
        elide: Text.ElideRight
        color: card.usable ? Light.ink : Light.ink3

        // A new wait fades in; numbers never roll.
        Behavior on text {
            enabled: !Motion.reduced && card.visible

            SequentialAnimation {
                NumberAnimation {
                    target: waiting
                    property: "opacity"
                    to: 0
                    duration: Duration.valueCrossfade / 2
                }
                PropertyAction {}
                NumberAnimation {
                    target: waiting
                    property: "opacity"
                    to: 1
                    duration: Duration.valueCrossfade / 2
                }
            }
        }
    }

    Words {
        visible: !card.usable
        x: card.edge
        y: 196
        width: parent.width - x - 16
        text: card.reason
        size: Type.kiosk.minimum
        wrapMode: Text.Wrap
        lineHeight: 0.86
        maximumLineCount: 2
        elide: Text.ElideRight
        color: Light.ink3
    }

    Row {
        visible: card.usable
        x: card.edge
        y: 233 - height / 2 - 2

        Words {
            width: Math.min(implicitWidth, card.width - card.edge - 16 - rest.implicitWidth)
            text: card.zone
            size: 28
            bold: true
            elide: Text.ElideRight
            color: card.colors.words
        }

        Words {
            id: rest

            readonly property string fact: !card.calls && card.kind === "none" ? (card.chinese ? "自助办理" : "") : card.kind === "people" || card.kind === "none" ? "" : card.wait.people

            text: fact === "" ? "" : card.chinese ? "·" + fact : "   " + fact
            size: 28
            color: Light.ink2
        }
    }
}
