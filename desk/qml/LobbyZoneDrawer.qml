pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// A picked zone: how it stands, and closing or reopening it.
LobbyDrawer {
    id: drawer

    required property LobbyZone zone
    readonly property real half: (width - 10) / 2

    Connections {
        target: drawer.zone

        function onBegun() {
            reasons.clear();
            drawer.rewind();
        }
    }

    foot: [
        LobbyRefusal {
            width: drawer.width
            text: drawer.zone.refusal
        },
        Key {
            objectName: "zone-confirm"
            width: drawer.width
            height: 60
            desk: true
            primary: true
            enabled: drawer.zone.ready
            text: drawer.zone.closed ? qsTr("重新开放") : qsTr("暂停%1").arg(drawer.zone.name)
            onActivated: drawer.zone.confirm()
        }
    ]

    Item {
        width: parent.width
        height: 36

        ZoneBadge {
            size: 34
            letter: drawer.zone.letter
            pigment: drawer.zone.pigment
        }

        Words {
            x: 46
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 46 - 44
            text: drawer.zone.name
            size: 24
            bold: true
            color: Zones.of(drawer.zone.pigment, "light").words
            elide: Text.ElideRight
        }

        LobbyClose {
            anchors.right: parent.right
            anchors.rightMargin: -9
            anchors.verticalCenter: parent.verticalCenter
            onActivated: drawer.closeAsked()
        }
    }

    Column {
        width: parent.width
        spacing: 4

        Words {
            objectName: "zone-facts"
            width: parent.width
            text: qsTr("%1 人在等").arg(drawer.zone.waiting) + qsTr("，") + drawer.zone.wait
            size: Type.desk.secondary
            color: Light.ink2
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            text: drawer.zone.served
            size: Type.desk.secondary
            color: Light.ink2
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: drawer.zone.closed
            text: qsTr("理由：%1").arg(drawer.zone.whyClosed)
            size: Type.desk.secondary
            wrapMode: Text.Wrap
        }
    }

    Rectangle {
        width: parent.width
        height: 1
        color: Light.line
    }

    Words {
        width: parent.width
        text: drawer.zone.closed ? qsTr("现在不接新客户，已取的号照常办") : qsTr("暂停后不接新客户，已取的号照常办")
        size: Type.desk.secondary
        wrapMode: Text.Wrap
    }

    Words {
        visible: !drawer.zone.closed
        text: qsTr("暂停多久")
        bold: true
    }

    Grid {
        columns: 2
        spacing: 10
        visible: !drawer.zone.closed

        Repeater {
            model: drawer.zone.spans

            LobbyToggle {
                id: span

                required property int minutes
                required property string words
                required property bool chosen

                objectName: "span-" + span.minutes
                width: drawer.half
                text: span.words
                checked: span.chosen
                onActivated: drawer.zone.last(span.minutes)
            }
        }
    }

    LobbyReasons {
        id: reasons

        width: parent.width
        visible: !drawer.zone.closed
        model: drawer.zone.reasons
        onPicked: index => drawer.zone.because(index)
        onTyped: words => drawer.zone.write(words)
        onAccepted: drawer.zone.confirm()
    }
}
