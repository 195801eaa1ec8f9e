import QtQuick
import Tingtang.Screens

// One page of the rating pad. It is made beforehand, so that it is there at once, and comes in with a fade.
Loader {
    id: frame

    required property bool page

    width: 800
    height: 480
    visible: page
    onPageChanged: if (page && !Motion.reduced)
        enter.restart()

    NumberAnimation {
        id: enter

        target: frame
        property: "opacity"
        from: 0
        to: 1
        duration: Duration.pageSlide
        easing.type: Easing.OutCubic
    }
}
