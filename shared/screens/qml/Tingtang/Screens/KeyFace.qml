pragma ComponentBehavior: Bound

import QtQuick

// A pressable sheet with a lip: the face drops onto its lip while pressed. Content goes on the face.
Pressable {
    id: key

    property bool desk: false
    property bool primary: false
    property bool selected: false
    property real radius: desk ? Radius.deskButton : Radius.kioskCard
    property int lip: desk ? (primary ? Lip.deskPrimary : Lip.desk) : Lip.kiosk
    property color faceColor: primary ? Light.accent : Light.surface
    property color lipColor: primary ? Light.accentPressed : Light.lip
    property color borderColor: selected ? Light.accent : Light.line
    readonly property color inkColor: !enabled ? Light.ink3 : primary ? Light.inkOnAccent : selected ? Light.accent : Light.ink
    default property alias face: content.data

    FocusRing {
        around: key
        aroundRadius: key.radius
        visible: key.focused && key.enabled
    }

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: key.lip
        radius: key.radius
        color: key.lipColor
        visible: key.enabled && !key.down
    }

    Item {
        id: sheet

        width: parent.width
        height: parent.height - key.lip
        y: key.down ? key.lip : 0

        Behavior on y {
            enabled: !Motion.reduced
            NumberAnimation {
                duration: key.down ? Duration.press : Duration.release
                easing.type: Easing.OutCubic
            }
        }

        Rectangle {
            anchors.fill: parent
            visible: key.enabled
            radius: key.radius
            color: key.down ? (key.primary ? Light.accentPressed : Light.accentSoft) : key.faceColor
            border.width: key.primary ? 0 : key.desk ? 1 : 2
            border.color: key.borderColor
        }

        Loader {
            anchors.fill: parent
            active: !key.enabled
            sourceComponent: DashedBox {
                radius: key.radius
                thickness: key.desk ? 1 : 2
            }
        }

        Item {
            id: content

            anchors.fill: parent
        }
    }
}
