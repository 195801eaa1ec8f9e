import QtQuick
import QtQuick.Shapes

// The mark of the house: an arch, and someone standing in it.
Rectangle {
    id: logo

    property real size: 80
    property color markColor: Light.inkOnAccent

    implicitWidth: size
    implicitHeight: size
    radius: size * 0.22
    color: Light.accent

    Shape {
        width: 48
        height: 48
        scale: logo.size / 48
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: logo.markColor
            strokeWidth: 3.4
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathSvg {
                path: "M12.5 36 V24 A11.5 11.5 0 0 1 35.5 24 V36"
            }
        }
    }

    Rectangle {
        width: logo.size * 0.2
        height: width
        radius: width / 2
        x: (logo.size - width) / 2
        y: logo.size * 0.575
        color: logo.markColor
    }
}
