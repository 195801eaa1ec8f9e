import QtQuick

// What can be pressed, without a look: touch, mouse, keyboard and screen readers lead to one `activated` per press.
// A second press within `guard` ms is taken for the same wish (a trembling hand, a double click) and ignored.
FocusScope {
    id: pressable

    property string name
    property int guard: 350
    property int role: Accessible.Button
    readonly property bool down: enabled && (area.pressed && area.containsMouse || keyDown)
    readonly property bool focused: activeFocus
    property bool keyDown: false
    property double lastPress: 0

    signal activated

    activeFocusOnTab: true
    Accessible.role: pressable.role
    Accessible.name: pressable.name
    Accessible.focusable: true
    Accessible.onPressAction: pressable.press()

    // Ask for the action as if pressed; true when it was taken.
    function press(): bool {
        const now = Date.now();
        if (!enabled || Math.abs(now - lastPress) < guard)
            return false;
        lastPress = now;
        activated();
        return true;
    }

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space) {
            event.accepted = true;
            if (!event.isAutoRepeat)
                pressable.keyDown = true;
        }
    }
    Keys.onReleased: event => {
        if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space) {
            event.accepted = true;
            if (!event.isAutoRepeat && pressable.keyDown) {
                pressable.keyDown = false;
                pressable.press();
            }
        }
    }
    onActiveFocusChanged: if (!activeFocus)
        keyDown = false

    MouseArea {
        id: area

        anchors.fill: parent
        preventStealing: true
        onClicked: pressable.press()
    }
}
