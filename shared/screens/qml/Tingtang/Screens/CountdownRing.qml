import QtQuick
import QtQuick.Shapes

// A ring that shrinks from full (1) to nothing (0), with the seconds left inside. It draws; the screen keeps time.
Item {
    id: ring

    property real fraction: 1
    property string text
    property real size: 72
    property real thickness: size / 14
    property color color: Light.accent
    property color trackColor: Light.line

    implicitWidth: size
    implicitHeight: size

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: ring.trackColor
            strokeWidth: ring.thickness
            fillColor: "transparent"

            PathAngleArc {
                centerX: ring.size / 2
                centerY: ring.size / 2
                radiusX: (ring.size - ring.thickness) / 2
                radiusY: radiusX
                startAngle: 0
                sweepAngle: 360
            }
        }

        ShapePath {
            strokeColor: ring.fraction > 0 ? ring.color : "transparent"
            strokeWidth: ring.thickness
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: ring.size / 2
                centerY: ring.size / 2
                radiusX: (ring.size - ring.thickness) / 2
                radiusY: radiusX
                startAngle: -90
                sweepAngle: 360 * Math.max(0, Math.min(1, ring.fraction))
            }
        }
    }

    CapText {
        anchors.centerIn: parent
        text: ring.text
        size: ring.size * 0.42
    }
}
