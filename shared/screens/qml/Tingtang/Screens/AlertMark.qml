import QtQuick
import QtQuick.Shapes

// An alert's level as shape and character, so that it does not depend on colour: 黄 circle, 橙 triangle, 红 octagon.
Item {
    id: mark

    required property string level
    property real size: 34
    readonly property AlertColors colors: Alerts.of(level)

    implicitWidth: size
    implicitHeight: size
    Accessible.role: Accessible.StaticText
    Accessible.name: colors.character

    Shape {
        id: shape

        width: 48
        height: 48
        scale: mark.size / 48
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            fillColor: mark.colors.fill
            strokeColor: mark.colors.fill
            strokeWidth: 4
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: mark.colors.shape === "triangle" ? "M24 4 L45 44 L3 44 Z" : mark.colors.shape === "octagon" ? "M15.5 4 L32.5 4 L44 15.5 L44 32.5 L32.5 44 L15.5 44 L4 32.5 L4 15.5 Z" : "M24 5 A19 19 0 1 1 23.99 5 Z"
            }
        }
    }

    Words {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: mark.colors.shape === "triangle" ? mark.size * 0.16 : 0
        text: mark.colors.character
        size: Math.round(mark.size * (mark.colors.shape === "triangle" ? 0.38 : 0.46))
        bold: true
        color: mark.colors.mark
    }
}
