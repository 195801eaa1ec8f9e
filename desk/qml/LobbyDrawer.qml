import QtQuick

// The body of a drawer: it scrolls where it is taller than the page.
Flickable {
    id: drawer

    default property alias content: body.data
    property alias spacing: body.spacing

    signal closeAsked

    contentWidth: width
    contentHeight: body.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    Column {
        id: body

        width: drawer.width
        spacing: 14
    }
}
