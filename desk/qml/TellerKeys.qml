import QtQuick
import Tingtang.Desk

// The teller's keyboard for whatever lies inside: what a focused control does not take itself arrives here.
// A held key counts once.
FocusScope {
    id: keys

    required property TellerSeat seat
    property bool listening: true

    // The keyboard rests here, in no control: space calls, digits answer.
    function rest() {
        hands.forceActiveFocus();
    }

    Item {
        id: hands

        focus: true
    }

    Keys.onPressed: event => {
        if (!keys.listening)
            return;
        const functions = ({
                [Qt.Key_Space]: "next",
                [Qt.Key_F1]: "next",
                [Qt.Key_F2]: "recall",
                [Qt.Key_F3]: "start",
                [Qt.Key_F4]: "finish",
                [Qt.Key_F5]: "hold",
                [Qt.Key_F6]: "transfer",
                [Qt.Key_F7]: "no-show",
                [Qt.Key_F8]: "pause",
                [Qt.Key_F9]: "held",
                [Qt.Key_F10]: "missed",
                [Qt.Key_F11]: "strip",
                [Qt.Key_F12]: "invite"
            });
        const action = functions[event.key];
        const control = event.modifiers & Qt.ControlModifier;
        const plain = !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier));
        let taken = true;
        if (control && event.key === Qt.Key_Z)
            event.isAutoRepeat || keys.seat.press("undo");
        else if (plain && action !== undefined)
            event.isAutoRepeat || keys.seat.press(action);
        else if (plain && event.key === Qt.Key_Escape)
            keys.seat.closeSheet();
        else if (plain && keys.seat.sheet !== "" && event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            event.isAutoRepeat || keys.seat.digit(String(event.key - Qt.Key_0));
        else
            taken = false;
        event.accepted = taken;
    }
}
