pragma ComponentBehavior: Bound

import QtQuick

// An option that stays chosen: pressable with a border alone, filled with accent when chosen.
Pressable {
    id: toggle

    property string text
    property string icon
    property bool checked: false
    property bool desk: true
    property int size: desk ? Type.desk.body : Type.kiosk.button
    readonly property real before: mark.visible ? mark.width + row.spacing : 0

    name: text
    role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: checked
    guard: 150
    implicitHeight: desk ? Touch.deskMinPx : Touch.kioskMinPx
    implicitWidth: before + words.implicitWidth + (desk ? 32 : 64)

    FocusRing {
        around: toggle
        aroundRadius: box.radius
        visible: toggle.focused && toggle.enabled
    }

    Rectangle {
        id: box

        anchors.fill: parent
        visible: toggle.enabled
        radius: toggle.desk ? Radius.deskChip : Radius.kioskTile
        color: toggle.checked ? (toggle.down ? Light.accentPressed : Light.accent) : toggle.down ? Light.accentSoft : Light.surface
        border.width: toggle.checked ? 0 : toggle.desk ? 1 : 2
        border.color: Light.line
    }

    Loader {
        anchors.fill: parent
        active: !toggle.enabled
        sourceComponent: DashedBox {
            radius: toggle.desk ? Radius.deskChip : Radius.kioskTile
        }
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: toggle.desk ? 8 : 16

        Icon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: toggle.icon !== "" ? toggle.icon : toggle.checked ? "check" : ""
            size: toggle.size * 1.2
            color: words.color
        }

        Words {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            // On a narrow key of a seat they shrink before they would touch the border.
            width: toggle.desk ? Math.min(implicitWidth, toggle.width - toggle.before - 20) : implicitWidth
            text: toggle.text
            size: toggle.size
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Type.desk.minimum
            bold: toggle.checked
            color: !toggle.enabled ? Light.ink3 : toggle.checked ? Light.inkOnAccent : Light.ink
        }
    }
}
