pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens

// One of the two ways. The whole card is the key, and so is the dark key on it.
KeyFace {
    id: card

    required property string code
    required property string letter
    required property string zone
    required property string pigment
    required property string kind
    required property int low
    required property int high
    required property int ahead
    required property int minutes
    required property string bring
    property bool chinese: true
    readonly property bool machine: code === "self"
    readonly property ZoneColors colors: Zones.of(pigment, "light")

    objectName: "way-" + code
    name: key.text
    width: 470
    height: 999 + lip

    component Fact: Row {
        id: fact

        required property string icon
        required property string text

        x: 38
        spacing: 20

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: fact.icon
            size: 38
            color: Light.ink2
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: 346
            text: fact.text
            size: 33
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 26
        }
    }

    ZoneBadge {
        x: 38
        y: 53
        size: 60
        letter: card.letter
        pigment: card.pigment
    }

    Line {
        x: 115
        width: 240
        middle: 84
        text: card.zone
        size: 34
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 26
        bold: true
        color: card.colors.words
    }

    Icon {
        x: 391 - width / 2
        y: 84 - height / 2
        name: card.machine ? "machine" : "counter"
        size: 82
        color: card.colors.solid
    }

    Line {
        x: 38
        width: 394
        middle: 206
        text: card.machine ? qsTr("自助办理") : qsTr("柜台办理")
        size: Type.kiosk.offerHead
        bold: true
    }

    Line {
        x: 38
        width: 394
        middle: 270
        text: card.ahead > 0 ? qsTr("前面还有 %1 人").arg(card.ahead) : qsTr("现在就能办")
        size: 32
        color: Light.ink2
    }

    Rectangle {
        x: 38
        y: 326
        width: 394
        height: 2
        color: Light.sunk
    }

    // At a machine: the doing itself. At the counter: the wait, as a range, or people only.
    StatNumber {
        visible: card.machine || card.kind === "range"
        x: 38
        y: 446 - height
        prefix: card.chinese ? qsTr("约") : ""
        number: card.machine ? card.minutes : card.low + "–" + card.high
        unit: qsTr("分钟")
        size: Math.min(Type.kiosk.offerNumber, Type.kiosk.offerNumber * 394 / Math.max(394, measure.implicitWidth))
        unitSize: 38
        gap: 13
    }

    StatNumber {
        id: measure

        visible: false
        prefix: card.chinese ? qsTr("约") : ""
        number: card.low + "–" + card.high
        unit: qsTr("分钟")
        size: Type.kiosk.offerNumber
        unitSize: 38
        gap: 13
    }

    Line {
        visible: !card.machine && card.kind !== "range"
        x: 38
        middle: 412
        text: card.kind === "none" ? qsTr("无需等待") : qsTr("请看叫号屏")
        size: 60
        bold: true
    }

    Fact {
        y: 534 - height / 2
        icon: card.machine ? "card" : "id-card"
        text: card.machine ? qsTr("带好银行卡") : card.bring !== "" ? card.bring : qsTr("带好证件")
    }

    Fact {
        y: 611 - height / 2
        icon: "people"
        text: card.machine ? qsTr("工作人员可以陪您") : qsTr("柜员为您办理")
    }

    Fact {
        y: 688 - height / 2
        icon: card.machine ? "clock" : "phone"
        text: card.machine ? qsTr("不用等叫号，直接去办") : qsTr("先取号，坐着等叫号")
    }

    Key {
        id: key

        x: 38
        y: 814
        width: 394
        height: Touch.kioskNavHeight + lip
        primary: true
        activeFocusOnTab: false
        text: card.machine ? qsTr("去自助区") : qsTr("去柜台")
        onActivated: card.press()
    }
}
