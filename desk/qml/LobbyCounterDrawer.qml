pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// A picked counter: open, pause, close; its zones; who is next; the picked ticket called to it.
LobbyDrawer {
    id: drawer

    required property LobbyCounter counter
    required property LobbyTicket ticket
    readonly property real third: (width - 20) / 3

    Connections {
        target: drawer.counter

        function onBegun() {
            reasons.clear();
            drawer.rewind();
        }
    }

    foot: [
        LobbyRefusal {
            width: drawer.width
            text: drawer.counter.refusal
        },
        Key {
            objectName: "counter-assign"
            width: drawer.width
            height: 56
            desk: true
            primary: true
            enabled: drawer.counter.ready
            text: drawer.counter.drafting ? qsTr("改 %1 号窗口的业务区").arg(drawer.counter.number) : qsTr("业务区没有变化")
            onActivated: drawer.counter.assign()
        }
    ]

    Item {
        width: parent.width
        height: 62

        Words {
            y: -4
            text: qsTr("%1 号窗口").arg(drawer.counter.number)
            size: 26
            bold: true
        }

        Words {
            objectName: "counter-facts"
            y: 38
            width: parent.width
            text: [drawer.counter.state, drawer.counter.teller, drawer.counter.atCounter].filter(part => part !== "").join(qsTr("·"))
            size: Type.desk.secondary
            color: Light.ink2
            elide: Text.ElideRight
        }

        LobbyClose {
            anchors.right: parent.right
            anchors.rightMargin: -9
            y: -10
            onActivated: drawer.closeAsked()
        }
    }

    Row {
        spacing: 10

        Key {
            objectName: "counter-open"
            width: drawer.third
            height: 47
            desk: true
            size: Type.desk.body
            text: qsTr("开窗")
            enabled: drawer.counter.canOpen
            onActivated: drawer.counter.open()
        }

        Key {
            objectName: "counter-pause"
            width: drawer.third
            height: 47
            desk: true
            size: Type.desk.body
            text: qsTr("暂停")
            enabled: drawer.counter.canPause
            onActivated: drawer.counter.pause()
        }

        Key {
            objectName: "counter-close"
            width: drawer.third
            height: 47
            desk: true
            size: Type.desk.body
            text: qsTr("关窗")
            enabled: drawer.counter.canClose
            onActivated: drawer.counter.shut()
        }
    }

    Key {
        objectName: "counter-call"
        visible: drawer.counter.ticket !== ""
        width: parent.width
        height: 50
        desk: true
        size: Type.desk.body
        icon: "bell"
        text: qsTr("呼叫 %1 到这里").arg(drawer.counter.ticket)
        enabled: drawer.counter.canCall
        onActivated: drawer.ticket.callTo(drawer.counter.number)
    }

    Words {
        text: qsTr("办哪些区")
        bold: true
    }

    Column {
        width: parent.width
        spacing: 8

        Repeater {
            model: drawer.counter.serves

            Item {
                id: row

                required property string letter
                required property string name
                required property string pigment
                required property bool checked
                required property int after
                required property string words

                width: drawer.width
                height: Touch.deskMinPx

                Pressable {
                    id: box

                    objectName: "serves-" + row.letter
                    width: 150
                    height: parent.height
                    name: row.name
                    role: Accessible.CheckBox
                    Accessible.checkable: true
                    Accessible.checked: row.checked
                    guard: 150
                    onActivated: drawer.counter.check(row.letter)

                    FocusRing {
                        around: box
                        aroundRadius: Radius.deskChip
                        visible: box.focused
                    }

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: 24
                        height: 24
                        radius: Radius.tag
                        color: row.checked ? Light.accent : Light.surface
                        border.width: row.checked ? 0 : 1
                        border.color: Light.edge

                        Icon {
                            anchors.centerIn: parent
                            visible: row.checked
                            name: "check"
                            size: 18
                            strokeWidth: 5
                            color: Light.inkOnAccent
                        }
                    }

                    ZoneBadge {
                        x: 34
                        anchors.verticalCenter: parent.verticalCenter
                        size: 24
                        letter: row.letter
                        pigment: row.pigment
                    }

                    Words {
                        x: 66
                        anchors.verticalCenter: parent.verticalCenter
                        width: 84
                        text: row.name
                        bold: true
                        color: Zones.of(row.pigment, "light").words
                        elide: Text.ElideRight
                    }
                }

                Row {
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    visible: row.checked
                    spacing: 4

                    LobbyStep {
                        objectName: "sooner-" + row.letter
                        icon: "minus"
                        name: qsTr("早一点支援")
                        enabled: row.after > 0
                        onActivated: drawer.counter.shift(row.letter, -1)
                    }

                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        width: 76
                        horizontalAlignment: Text.AlignHCenter
                        text: row.words
                        size: Type.desk.caption
                    }

                    LobbyStep {
                        objectName: "later-" + row.letter
                        icon: "plus"
                        name: qsTr("晚一点支援")
                        enabled: row.after < 60
                        onActivated: drawer.counter.shift(row.letter, 1)
                    }
                }
            }
        }
    }

    LobbyReasons {
        id: reasons

        width: parent.width
        model: drawer.counter.reasons
        optional: !drawer.counter.drafting
        onPicked: index => drawer.counter.because(index)
        onTyped: words => drawer.counter.write(words)
    }

    Words {
        text: qsTr("接下来")
        bold: true
    }

    Column {
        width: parent.width
        spacing: 8

        Repeater {
            id: line

            model: drawer.counter.line

            Row {
                id: next

                required property string number
                required property string pigment
                required property string tag
                required property string why

                spacing: 8

                Words {
                    width: 50
                    text: next.number
                    size: Type.desk.secondary
                    bold: true
                }

                Keycap {
                    anchors.verticalCenter: parent.verticalCenter
                    text: next.tag
                }

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    width: drawer.width - x
                    text: next.why
                    size: Type.desk.caption
                    color: Light.ink2
                    elide: Text.ElideRight
                }
            }
        }

        Words {
            visible: line.count === 0
            text: qsTr("没有人在等")
            size: Type.desk.caption
            color: Light.ink3
        }
    }
}
