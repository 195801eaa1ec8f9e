import QtQuick
import Tingtang.Screens

// An option of a narrow grid: like `Toggle`, but its words shrink a little before they would touch the border.
Pressable {
    id: toggle

    property string text
    property bool checked: false
    // Without it there is more room for words; then they say elsewhere what is chosen.
    property bool tick: true

    name: text
    role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: checked
    guard: 150
    implicitHeight: Touch.deskMinPx

    FocusRing {
        around: toggle
        aroundRadius: Radius.deskChip
        visible: toggle.focused
    }

    Rectangle {
        anchors.fill: parent
        radius: Radius.deskChip
        color: toggle.checked ? (toggle.down ? Light.accentPressed : Light.accent) : toggle.down ? Light.accentSoft : Light.surface
        border.width: toggle.checked ? 0 : 1
        border.color: Light.line
    }

    // Bold words that would not fit even at the smallest size stay regular: colour and check mark tell the choice.
    TextMetrics {
        id: smallest

        font.family: Type.family
        font.pixelSize: Type.desk.minimum
        font.weight: Font.Bold
        text: toggle.text
    }

    Row {
        anchors.centerIn: parent
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: toggle.checked && toggle.tick
            name: "check"
            size: 17
            color: Light.inkOnAccent
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, toggle.width - (toggle.checked && toggle.tick ? 23 : 0) - 14)
            text: toggle.text
            size: Type.desk.secondary
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Type.desk.minimum
            bold: toggle.checked && smallest.advanceWidth < toggle.width - 40
            color: toggle.checked ? Light.inkOnAccent : Light.ink
            elide: Text.ElideRight
        }
    }
}
