pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// A picked ticket: its facts, then what to do, where to, why, and one key.
LobbyDrawer {
    id: drawer

    required property LobbyTicket ticket
    readonly property real half: (width - 10) / 2

    // The keyboard goes to the first thing that can be done.
    function begin() {
        actions.itemAt(0)?.forceActiveFocus(Qt.TabFocusReason);
    }

    Connections {
        target: drawer.ticket

        function onBegun() {
            reasons.clear();
            drawer.rewind();
        }
    }

    foot: [
        LobbyRefusal {
            width: drawer.width
            text: drawer.ticket.refusal
        },
        Key {
            objectName: "confirm"
            visible: drawer.ticket.action !== ""
            width: drawer.width
            height: 60
            desk: true
            primary: true
            enabled: drawer.ticket.ready
            text: drawer.ticket.primary
            onActivated: drawer.ticket.confirm()
        },
        Words {
            visible: drawer.ticket.action !== ""
            width: drawer.width
            horizontalAlignment: Text.AlignHCenter
            text: drawer.ticket.note
            size: Type.desk.caption
            color: Light.ink2
            elide: Text.ElideRight
        }
    ]

    component Heading: Words {
        bold: true
    }

    Column {
        width: parent.width
        spacing: 6

        Item {
            width: parent.width
            height: 50

            TicketNumber {
                objectName: "drawer-number"
                y: 6
                number: drawer.ticket.number
                pigment: drawer.ticket.pigment
                size: 52
            }

            LobbyClose {
                anchors.right: parent.right
                anchors.rightMargin: -9
                anchors.verticalCenter: parent.verticalCenter
                onActivated: drawer.closeAsked()
            }
        }

        Row {
            spacing: 8
            height: 26

            ZoneBadge {
                anchors.verticalCenter: parent.verticalCenter
                size: 24
                letter: drawer.ticket.zone
                pigment: drawer.ticket.zonePigment
            }

            Words {
                id: zoneName

                anchors.verticalCenter: parent.verticalCenter
                text: drawer.ticket.zoneName
                bold: true
                color: Zones.of(drawer.ticket.zonePigment, "light").words
            }

            Words {
                objectName: "came-for"
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, drawer.width - zoneName.width - 32 - (drawer.ticket.locked ? 34 : 8))
                elide: Text.ElideRight
                text: drawer.ticket.cameFor
                size: Type.desk.secondary
                color: Light.ink2
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: drawer.ticket.locked
                name: "lock"
                size: 16
                color: Light.ink2
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("仅员工可见")
            }
        }

        Row {
            visible: drawer.ticket.mark !== ""
            height: 22
            spacing: 8

            PotentialMark {
                anchors.verticalCenter: parent.verticalCenter
                why: drawer.ticket.mark
            }

            Words {
                objectName: "mark"
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, drawer.width - 110)
                elide: Text.ElideRight
                text: drawer.ticket.mark
                size: Type.desk.secondary
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "lock"
                size: 16
                color: Light.ink2
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("仅员工可见")
            }
        }

        Words {
            width: parent.width
            text: drawer.ticket.standing
            size: Type.desk.secondary
            color: Light.ink2
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: drawer.ticket.action === ""
            text: [drawer.ticket.promise, drawer.ticket.marks].filter(part => part !== "").join(qsTr("·"))
            size: Type.desk.secondary
            color: Light.ink2
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: drawer.ticket.action === "" && text !== ""
            text: drawer.ticket.place
            size: Type.desk.secondary
            color: Light.ink2
            wrapMode: Text.Wrap
        }

        Words {
            objectName: "why"
            width: parent.width
            visible: drawer.ticket.action === "" && text !== ""
            text: drawer.ticket.why
            size: Type.desk.secondary
            color: Light.ink2
            wrapMode: Text.Wrap
        }
    }

    // How far the reception is, with whom, and how long its steps took.
    Rectangle {
        visible: drawer.ticket.reception !== ""
        width: parent.width
        height: received.implicitHeight + 20
        radius: Radius.deskChip
        color: drawer.ticket.alarm ? Light.orangeSoft : Light.accentSoft

        Icon {
            x: 14
            y: 11
            name: drawer.ticket.alarm ? "warning" : "vip"
            size: 18
            color: drawer.ticket.alarm ? WaitBands.orange.words : Light.accent
        }

        Column {
            id: received

            x: 42
            y: 10
            width: parent.width - 56
            spacing: 2

            Words {
                objectName: "reception"
                width: parent.width
                text: drawer.ticket.reception
                size: Type.desk.secondary
                bold: true
                color: drawer.ticket.alarm ? WaitBands.orange.words : Light.ink
                wrapMode: Text.Wrap
            }

            Words {
                objectName: "times"
                width: parent.width
                visible: text !== ""
                text: drawer.ticket.times
                size: Type.desk.caption
                color: Light.ink2
                wrapMode: Text.Wrap
            }
        }
    }

    // What the customer said of the service: the reason and the words are for this drawer only.
    Rectangle {
        visible: drawer.ticket.rated !== ""
        width: parent.width
        height: rated.implicitHeight + 24
        radius: Radius.deskChip
        color: drawer.ticket.bad ? Light.orangeSoft : Light.sunk

        Words {
            id: rated

            objectName: "rated"
            x: 14
            y: 12
            width: parent.width - 28
            text: drawer.ticket.rated
            size: Type.desk.secondary
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
    }

    Rectangle {
        width: parent.width
        height: 1
        color: Light.line
    }

    Heading {
        visible: actions.count > 0
        text: qsTr("要做什么")
    }

    Grid {
        columns: 2
        spacing: 10

        Repeater {
            id: actions

            model: drawer.ticket.actions

            Toggle {
                id: verb

                required property string action
                required property string label
                required property bool chosen
                required icon

                objectName: "action-" + verb.action
                width: drawer.half
                text: verb.label
                checked: verb.chosen
                onActivated: drawer.ticket.act(verb.action)
            }
        }
    }

    Toggle {
        objectName: "consent"
        visible: drawer.ticket.needsConsent
        width: parent.width
        text: drawer.ticket.consented ? qsTr("客户已同意") : qsTr("先问客户：同意后点这里")
        role: Accessible.CheckBox
        checked: drawer.ticket.consented
        onActivated: drawer.ticket.consent()
    }

    Row {
        visible: drawer.ticket.takesTarget
        spacing: 8

        Heading {
            text: ({
                    "move": qsTr("移到哪里"),
                    "invite": qsTr("请哪位理财经理"),
                    "lead": qsTr("谁代岗"),
                    "release": qsTr("客户接下来")
                })[drawer.ticket.action] ?? qsTr("哪个窗口")
        }

        Words {
            visible: drawer.ticket.action === "invite"
            text: qsTr("不选就请下一位空闲的")
            size: Type.desk.caption
            color: Light.ink2
            anchors.verticalCenter: parent.verticalCenter
        }
    }

    Grid {
        id: targets

        columns: drawer.ticket.action === "call" ? 4 : drawer.ticket.action === "lead" ? 3 : 2
        visible: drawer.ticket.takesTarget
        spacing: 8

        Repeater {
            model: drawer.ticket.targets

            LobbyTargetCard {
                width: Math.floor((drawer.width - targets.spacing * (targets.columns - 1)) / targets.columns)
                onActivated: drawer.ticket.aim(key)
            }
        }
    }

    Words {
        objectName: "effect"
        width: parent.width
        visible: text !== ""
        text: drawer.ticket.effect
        size: Type.desk.secondary
        color: Light.ink2
        wrapMode: Text.Wrap
    }

    LobbyReasons {
        id: reasons

        width: parent.width
        visible: drawer.ticket.takesReason
        optional: !drawer.ticket.needsReason
        model: drawer.ticket.reasons
        onPicked: index => drawer.ticket.because(index)
        onTyped: words => drawer.ticket.write(words)
        onAccepted: drawer.ticket.confirm()
    }

    Heading {
        visible: drawer.ticket.action === ""
        text: qsTr("经过")
    }

    Column {
        width: parent.width
        visible: drawer.ticket.action === ""
        spacing: 8

        Repeater {
            model: drawer.ticket.past

            Row {
                id: past

                required property string time
                required property string what
                required property string who

                spacing: 10

                Words {
                    text: past.time
                    size: Type.desk.caption
                    color: Light.ink2
                }

                Words {
                    width: drawer.width - 56
                    text: past.who !== "" ? past.what + "　" + past.who : past.what
                    size: Type.desk.caption
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
