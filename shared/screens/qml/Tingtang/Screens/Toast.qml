import QtQuick

// What was just done, with its undo: `show(text, seconds)`; counts down by itself and goes. `undone` asks to undo.
Rectangle {
    id: toast

    property string text
    property bool canUndo: true
    property int secondsLeft: 0

    signal undone

    // Show a sentence for so many seconds (token `timeout.undo` unless told).
    function show(sentence: string, seconds = Timeout.undo) {
        text = sentence;
        secondsLeft = seconds;
        clock.restart();
    }

    // Put it away now.
    function hide() {
        clock.stop();
        secondsLeft = 0;
    }

    visible: secondsLeft > 0
    implicitHeight: 56
    implicitWidth: words.implicitWidth + undo.width + 54
    radius: Radius.deskButton
    color: Light.ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Timer {
        id: clock

        interval: 1000
        repeat: true
        onTriggered: {
            toast.secondsLeft -= 1;
            if (toast.secondsLeft <= 0)
                stop();
        }
    }

    Words {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: 18
        anchors.right: undo.left
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        text: toast.text
        color: Light.surface
        elide: Text.ElideRight
    }

    Pressable {
        id: undo

        objectName: "undo"

        visible: toast.canUndo
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        width: visible ? row.implicitWidth + 32 : 0
        height: Touch.deskMinPx - 4
        name: label.text
        onActivated: {
            toast.hide();
            toast.undone();
        }

        Rectangle {
            anchors.fill: parent
            radius: Radius.deskChip
            color: Qt.rgba(1, 1, 1, undo.down ? 0.3 : 0.18)
            border.width: undo.focused ? 2 : 0
            border.color: Light.surface
        }

        Row {
            id: row

            anchors.centerIn: parent
            spacing: 8

            Icon {
                name: "undo"
                size: 18
                color: Light.surface
                anchors.verticalCenter: parent.verticalCenter
            }

            Words {
                id: label

                text: qsTr("撤销 %1 秒").arg(toast.secondsLeft)
                bold: true
                color: Light.surface
            }
        }
    }
}
