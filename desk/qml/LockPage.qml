import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Over a seat nobody has touched for a while: who sits there, and the PIN that opens it again.
FocusScope {
    id: page

    required property SeatLock lock
    // Where a customer may be at the seat only the lobby manager signs somebody else out.
    property bool mayLeave: true

    visible: page.lock.locked
    focus: visible
    onVisibleChanged: if (visible) {
        pad.clear();
        pad.forceActiveFocus();
    }

    Connections {
        target: page.lock

        function onRefused() {
            pad.clear();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Light.paper

        // Nothing under it is pressed through it.
        MouseArea {
            anchors.fill: parent
            acceptedButtons: Qt.AllButtons
            hoverEnabled: true
        }
    }

    Card {
        desk: true
        anchors.centerIn: parent
        width: 460
        height: form.implicitHeight + 72

        Column {
            id: form

            anchors.horizontalCenter: parent.horizontalCenter
            y: 36
            width: pad.implicitWidth
            spacing: 18

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "lock"
                size: 36
                color: Light.ink2
            }

            Words {
                objectName: "lockedFor"
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("已锁定·%1").arg(page.lock.person)
                size: Type.desk.fact
                bold: true
            }

            PinPad {
                id: pad

                objectName: "unlockPin"
                desk: true
                maximumLength: 12
                busy: page.lock.busy
                message: page.lock.message
                onEntered: pin => page.lock.unlock(pin)
            }

            Key {
                objectName: "leaveLocked"
                visible: page.mayLeave
                desk: true
                width: parent.width
                text: qsTr("换人签到")
                onActivated: page.lock.leave()
            }
        }
    }
}
