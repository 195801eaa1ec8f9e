import QtQuick

// The little sign of a keyboard key, or a tag.
Rectangle {
    id: cap

    property string text
    property bool accent: false
    property color inkColor: accent ? Light.inkOnAccent : Light.ink2

    implicitWidth: words.implicitWidth + 12
    implicitHeight: 20
    radius: Radius.tag
    color: accent ? Qt.rgba(1, 1, 1, 0.16) : Light.sunk

    Words {
        id: words

        anchors.centerIn: parent
        text: cap.text
        size: Type.desk.keycap
        bold: true
        color: cap.inkColor
    }
}
