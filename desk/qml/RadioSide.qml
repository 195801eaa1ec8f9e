import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The radio in a seat's side column, for any seat:
//     RadioSide { radio: window.radio; anchors.fill: side; SomeList { anchors.fill: parent } }
// with `RadioChip { radio: window.radio }` in the header. The message on top takes its room from what is below it; the
// drawer covers the column while it is open.
Item {
    id: side

    required property SeatRadio radio
    default property alias below: rest.data

    RadioBar {
        id: bar

        width: parent.width
        lines: 3
        visible: !side.radio.open && side.radio.on && (side.radio.top > 0 || side.radio.refusal !== "")
        radio: side.radio
    }

    Item {
        id: rest

        anchors.top: bar.bottom
        anchors.topMargin: bar.visible ? Spacing.desk.gutter : 0
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !side.radio.open
    }

    Card {
        anchors.fill: parent
        desk: true
        visible: side.radio.open

        RadioDrawer {
            anchors.fill: parent
            anchors.margins: 20
            radio: side.radio
        }
    }
}
