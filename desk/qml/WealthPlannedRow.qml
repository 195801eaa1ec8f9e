import QtQuick
import Tingtang.Screens

// Something planned in a record. What is still to be done is a key: it opens what can become of it.
Pressable {
    id: entry

    required property int id
    required property string what
    required property string when
    required property bool late
    required property bool open
    property bool chosen: false
    // Whether it is drawn from top to bottom, and its icons with it.
    property bool inSight: true

    enabled: entry.open
    height: Math.max(entry.open ? Touch.deskMinPx : 24, words.implicitHeight + (entry.open ? 20 : 4))
    name: entry.when + " " + entry.what

    FocusRing {
        around: entry
        aroundRadius: Radius.deskChip
        visible: entry.focused
    }

    Rectangle {
        anchors.fill: parent
        visible: entry.open
        radius: Radius.deskChip
        color: entry.down ? Light.accentSoft : entry.late ? Light.orangeSoft : Light.surface
        border.width: entry.chosen ? 2 : 1
        border.color: entry.chosen ? Light.accent : entry.late ? Light.orange : Light.line
    }

    Row {
        x: entry.open ? 12 : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: entry.late && entry.inSight
            name: "warning"
            size: 18
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: entry.when
            size: Type.desk.secondary
            bold: entry.late
            color: entry.open ? Light.ink : Light.ink3
        }
    }

    Words {
        id: words

        x: 132
        anchors.verticalCenter: parent.verticalCenter
        width: (entry.open ? go.x - 6 : parent.width) - x
        text: entry.what
        size: Type.desk.secondary
        color: entry.open ? Light.ink : Light.ink3
        wrapMode: Text.Wrap
    }

    Icon {
        id: go

        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        visible: entry.open && entry.inSight
        name: "chevron-right"
        size: 20
        color: Light.ink3
    }
}
