import QtQuick
import QtQuick.Shapes
import Tingtang.Screens
import Tingtang.Display
// Comes with PySide6-Addons, which few machines have: this file is loaded only where it is there.
// qmllint disable
import QtMultimedia

// A film, without its sound: a player that is given no audio output opens no sound device.
Item {
    id: film

    required property SlidesView slides
    readonly property int turn: slides.turn
    property bool moving: false
    readonly property real shape: screen.sourceRect.width * height / Math.max(1, screen.sourceRect.height * width)
    readonly property real kept: Math.min(shape, 1 / Math.max(shape, 0.001))

    onMovingChanged: film.slides.moves(film.turn)

    MediaPlayer {
        id: player

        objectName: "player"
        source: film.slides.film
        videoOutput: screen
        onPositionChanged: if (player.hasVideo && player.position > 0)
            film.moving = true
        onMediaStatusChanged: {
            if (player.mediaStatus === MediaPlayer.EndOfMedia)
                film.slides.ended(film.turn);
            else if (player.mediaStatus === MediaPlayer.InvalidMedia)
                film.slides.failed(film.turn, "no film");
        }
        onErrorOccurred: (error, why) => film.slides.failed(film.turn, why)
        Component.onCompleted: play()
    }

    VideoOutput {
        id: screen

        anchors.fill: parent
        // As with pictures: what is nearly of this shape fills it.
        fillMode: film.kept < 0.88 ? VideoOutput.PreserveAspectFit : VideoOutput.PreserveAspectCrop
    }

    // qmllint enable

    // The round corners of the panel, in front of the film's square ones.
    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: -1
            fillColor: Dark.bg
            fillRule: ShapePath.OddEvenFill

            PathSvg {
                path: "M0 0 H%1 V%2 H0 Z M%3 0 H%4 A%3 %3 0 0 1 %1 %3 V%5 A%3 %3 0 0 1 %4 %2 H%3 A%3 %3 0 0 1 0 %5 V%3 A%3 %3 0 0 1 %3 0 Z".arg(film.width).arg(film.height).arg(Radius.wallPanel).arg(film.width - Radius.wallPanel).arg(film.height - Radius.wallPanel)
            }
        }
    }
}
