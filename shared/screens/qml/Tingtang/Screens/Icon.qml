import QtQuick
import QtQuick.Shapes

// A line icon from `Icons`: 48 grid, round stroke, no fill. Small ones get a stronger stroke.
Item {
    id: icon

    required property string name
    property real size: 48
    property color color: Light.ink
    property real strokeWidth: size < 28 ? 3.6 : 2.75

    implicitWidth: size
    implicitHeight: size

    Shape {
        width: 48
        height: 48
        scale: icon.size / 48
        transformOrigin: Item.TopLeft
        visible: icon.name !== ""
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: icon.color
            strokeWidth: icon.strokeWidth
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: Icons.path(icon.name)
            }
        }
    }
}
