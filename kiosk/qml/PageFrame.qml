import QtQuick
import Tingtang.Screens

// One page: it comes in from the right, or from the left when the customer goes back.
Loader {
    id: frame

    property bool current: false
    property bool keep: false
    property bool forward: true
    // What is there from the start does not come in.
    property bool settled: false

    width: 1080
    height: 1920
    active: current || keep
    visible: current
    Component.onCompleted: settled = true
    onCurrentChanged: if (current && settled && !Motion.reduced)
        enter.restart()

    ParallelAnimation {
        id: enter

        NumberAnimation {
            target: frame
            property: "x"
            from: frame.forward ? 24 : -24
            to: 0
            duration: Duration.pageSlide
            easing.type: Easing.OutCubic
        }
        NumberAnimation {
            target: frame
            property: "opacity"
            from: 0
            to: 1
            duration: Duration.pageSlide
            easing.type: Easing.OutCubic
        }
    }
}
