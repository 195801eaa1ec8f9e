import QtQuick
import QtQuick.Shapes

// The dashed outline of something that is there but cannot be used now.
Shape {
    id: box

    property real radius: 12
    property real thickness: 1
    property color color: Light.edge

    preferredRendererType: Shape.CurveRenderer

    ShapePath {
        strokeColor: box.color
        strokeWidth: box.thickness
        strokeStyle: ShapePath.DashLine
        dashPattern: [4, 3]
        fillColor: "transparent"

        PathRectangle {
            x: box.thickness / 2
            y: box.thickness / 2
            width: box.width - box.thickness
            height: box.height - box.thickness
            radius: box.radius
        }
    }
}
