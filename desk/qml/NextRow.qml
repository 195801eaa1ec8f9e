import QtQuick
import Tingtang.Screens

// A waiting ticket in the teller's line: number, service, minutes, and why it stands there. The whole row is pressable.
Pressable {
    id: row

    required property int index
    required property string number
    required property string pigment
    required property string service
    required property string band
    required property int minutes
    required property string tag
    required property string tone
    required property string why
    readonly property ZoneColors zone: Zones.of(pigment, "light")

    signal called(number: string)

    name: number + " " + service + " " + why
    height: 82
    activeFocusOnTab: true
    onActivated: row.called(row.number)

    Rectangle {
        anchors.fill: parent
        visible: row.index === 0 || row.down
        radius: Radius.deskChip
        color: row.down ? Light.sunk : Light.accentSoft
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        height: 1
        visible: row.index > 1
        color: Light.line
    }

    FocusRing {
        around: row
        anchors.margins: 0
        aroundRadius: Radius.deskChip
        visible: row.focused
    }

    TicketNumber {
        id: ticket

        x: 14
        y: 20
        number: row.number
        pigment: row.pigment
        size: Type.desk.rowNumber
    }

    Words {
        id: what

        x: Math.max(98, 14 + ticket.width + 16)
        y: 29 - height / 2
        width: Math.min(implicitWidth, 306 - x)
        text: row.service
        elide: Text.ElideRight
    }

    Words {
        anchors.left: what.right
        anchors.leftMargin: 8
        anchors.right: parent.right
        anchors.rightMargin: 76
        anchors.baseline: what.baseline
        text: row.band
        size: Type.desk.caption
        color: Light.ink2
        elide: Text.ElideRight
    }

    StatNumber {
        anchors.right: parent.right
        anchors.rightMargin: 14
        y: 22
        number: String(row.minutes)
        unit: qsTr("分")
        size: 20
        unitSize: Type.desk.caption
        gap: 4
    }

    Keycap {
        id: cap

        x: 14
        y: 48
        width: implicitWidth + 4
        text: row.tag
        color: row.tone === "accent" ? (row.index === 0 ? Light.surface : Light.accentSoft) : row.tone === "orange" ? Light.orangeSoft : row.tone === "zone" ? row.zone.soft : Light.sunk
        inkColor: row.tone === "accent" ? Light.accent : row.tone === "orange" ? WaitBands.named("orange").words : row.tone === "zone" ? row.zone.words : Light.ink2
    }

    Words {
        x: cap.x + cap.width + 8
        y: 58 - height / 2
        width: parent.width - x - 14
        text: row.why
        size: Type.desk.caption
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Type.desk.minimum
        color: Light.ink2
        elide: Text.ElideRight
    }
}
