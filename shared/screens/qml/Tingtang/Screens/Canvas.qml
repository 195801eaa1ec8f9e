import QtQuick

// A picture of fixed size, scaled as a whole to fit the window and centred on the page colour.
// Put one in the window (`anchors.fill: parent`) and draw in design px inside.
Rectangle {
    id: canvas

    required property int designWidth
    required property int designHeight
    readonly property real factor: Math.min(width / designWidth, height / designHeight)
    default property alias content: page.data

    color: Light.paper

    Item {
        id: page

        width: canvas.designWidth
        height: canvas.designHeight
        x: (canvas.width - width * canvas.factor) / 2
        y: (canvas.height - height * canvas.factor) / 2
        scale: canvas.factor > 0 ? canvas.factor : 1
        transformOrigin: Item.TopLeft
        clip: canvas.factor !== 1
    }
}
