import QtQuick
import Tingtang.Screens
import Tingtang.Display

// A picture or a film in the place of the call panel. The next picture fades in over the last one; else nothing moves.
Rectangle {
    id: panel

    required property SlidesView slides

    objectName: "slides"
    visible: panel.slides.up
    radius: Radius.wallPanel
    color: Dark.panel

    Image {
        id: last

        anchors.fill: parent
        cache: false
    }

    Image {
        id: present

        anchors.fill: parent
        cache: false
    }

    NumberAnimation {
        id: fade

        target: present
        property: "opacity"
        from: 0
        to: 1
        duration: Motion.time(Duration.flashOut)
        onFinished: last.source = ""
    }

    Loader {
        id: film

        anchors.fill: parent
        // Never waited for: what the player's libraries say while they load is logged in Python, whose lock the thread
        // that would wait here holds.
        asynchronous: true
        onStatusChanged: if (status === Loader.Error)
            panel.slides.failed(panel.slides.turn, "QtMultimedia does not load")
    }

    Connections {
        target: panel.slides

        function onPictureChanged() {
            last.source = panel.slides.picture !== "" ? present.source : "";
            present.source = panel.slides.picture;
            if (panel.slides.picture !== "")
                fade.restart();
            else
                fade.stop();
        }

        function onFilmChanged() {
            film.setSource(panel.slides.film !== "" ? "SlideFilm.qml" : "", {
                "slides": panel.slides
            });
        }
    }
}
