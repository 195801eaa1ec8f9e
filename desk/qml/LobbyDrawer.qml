import QtQuick
import Tingtang.Screens

// A drawer: a body that scrolls where it is taller than the page, and a foot with the one key, always in sight.
Item {
    id: drawer

    default property alias content: body.data
    property alias foot: footing.data

    // What of the body is in sight: drawn in software, an icon knows no clip and has to be left out itself.
    readonly property real seenFrom: scroll.contentY
    readonly property real seenTo: scroll.contentY + scroll.height

    signal closeAsked

    // Back to the top: something else is shown.
    function rewind() {
        scroll.contentY = 0;
    }

    Flickable {
        id: scroll

        // Focus rings stand out a little.
        x: -8
        width: parent.width + 16
        anchors.top: parent.top
        anchors.bottom: footing.top
        anchors.bottomMargin: footing.implicitHeight > 0 ? 10 : 0
        contentWidth: width
        contentHeight: body.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: contentHeight > height

        Column {
            id: body

            x: 8
            width: scroll.width - 16
            spacing: 10
        }
    }

    // What scrolls out of sight goes under a line.
    Rectangle {
        anchors.bottom: scroll.bottom
        width: parent.width
        height: 1
        visible: scroll.contentY + scroll.height < scroll.contentHeight - 1
        color: Light.line
    }

    Column {
        id: footing

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: 8
    }
}
