import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The radio in a seat's header: opens the drawer; with the number of messages that wait for this person.
Pressable {
    id: chip

    required property SeatRadio radio
    // The sign alone, where words have no room.
    property bool compact: false

    objectName: "radio"
    visible: chip.radio.on
    name: chip.radio.waiting > 0 ? qsTr("对讲，%1 条待应答").arg(chip.radio.waiting) : qsTr("对讲")
    implicitHeight: Touch.deskMinPx
    implicitWidth: row.implicitWidth + 24
    onActivated: chip.radio.toggle()

    FocusRing {
        around: chip
        aroundRadius: Radius.deskChip
        visible: chip.focused
    }

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: 4
        anchors.bottomMargin: 4
        radius: Radius.deskChip
        color: chip.down || chip.radio.open ? Light.accentSoft : "transparent"
        border.width: 1
        border.color: chip.radio.open ? Light.accent : Light.line
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "radio"
            size: 20
            color: Light.ink2
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            visible: !chip.compact
            text: qsTr("对讲")
            size: Type.desk.secondary
            color: Light.ink2
        }

        RadioCount {
            anchors.verticalCenter: parent.verticalCenter
            radio: chip.radio
        }
    }
}
