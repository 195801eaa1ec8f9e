pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Staff number and PIN, by keys or by keyboard; for a teller also the counter. Draws on 1280 × 800 or more.
FocusScope {
    id: page

    required property SignIn signIn
    required property DeskStatus status
    property string title: qsTr("柜员签到")
    readonly property Item firstField: staffNumber

    // The first thing to fill in has the keyboard.
    function begin() {
        staffNumber.text = "";
        pad.clear();
        staffNumber.forceActiveFocus();
    }

    Component.onCompleted: begin()

    Connections {
        target: page.signIn

        function onRefused() {
            pad.clear();
            if (staffNumber.text !== "")
                pad.forceActiveFocus();
        }
    }

    Card {
        id: card

        desk: true
        anchors.centerIn: parent
        width: page.signIn.choosing ? 880 : 460
        height: Math.max(form.implicitHeight, counters.implicitHeight) + 72

        Column {
            id: counters

            visible: page.signIn.choosing
            x: 36
            y: 36
            width: 372
            spacing: 14

            Words {
                text: qsTr("在哪个窗口")
                size: Type.desk.heading
                bold: true
            }

            Grid {
                columns: 2
                spacing: Spacing.desk.gutter

                Repeater {
                    model: page.signIn.seats

                    Pressable {
                        id: seat

                        required property int number
                        required property string zone
                        required property string pigment
                        required property string zoneName
                        required property string teller
                        required property bool chosen

                        objectName: "seat-" + seat.number
                        width: 180
                        height: 62
                        name: qsTr("%1 号窗口").arg(seat.number) + " " + seat.zoneName
                        role: Accessible.RadioButton
                        Accessible.checkable: true
                        Accessible.checked: seat.chosen
                        onActivated: {
                            page.signIn.choose(seat.number);
                            page.firstField.forceActiveFocus();
                        }

                        FocusRing {
                            around: seat
                            aroundRadius: Radius.deskChip
                            visible: seat.focused
                        }

                        Rectangle {
                            anchors.fill: parent
                            radius: Radius.deskChip
                            color: seat.chosen ? Light.accentSoft : seat.down ? Light.sunk : Light.surface
                            border.width: seat.chosen ? 2 : 1
                            border.color: seat.chosen ? Light.accent : Light.line
                        }

                        CapText {
                            x: 16
                            anchors.verticalCenter: parent.verticalCenter
                            text: String(seat.number)
                            size: 26
                        }

                        ZoneBadge {
                            x: 58
                            y: 9
                            size: 20
                            letter: seat.zone
                            pigment: seat.pigment
                        }

                        Words {
                            x: 84
                            y: 8
                            width: 88
                            text: seat.zoneName
                            size: Type.desk.caption
                            bold: true
                            color: Zones.of(seat.pigment, "light").words
                            elide: Text.ElideRight
                        }

                        Words {
                            x: 58
                            y: 33
                            width: 114
                            text: seat.teller !== "" ? seat.teller : qsTr("没有人")
                            size: Type.desk.caption
                            color: seat.teller !== "" ? Light.ink : Light.ink3
                            elide: Text.ElideRight
                        }
                    }
                }
            }
        }

        Column {
            id: form

            anchors.right: parent.right
            anchors.rightMargin: page.signIn.choosing ? 56 : (parent.width - width) / 2
            y: 36
            width: pad.implicitWidth
            spacing: 18

            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                text: page.title
                size: Type.desk.fact
                bold: true
            }

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: page.signIn.counter > 0
                height: 28
                spacing: 10

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("%1 号窗口").arg(page.signIn.counter)
                    size: Type.desk.heading
                    bold: true
                }

                ZoneBadge {
                    anchors.verticalCenter: parent.verticalCenter
                    size: 24
                    letter: page.signIn.zone
                    pigment: page.signIn.pigment
                }

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: page.signIn.zoneName
                    size: Type.desk.body
                    bold: true
                    color: Zones.of(page.signIn.pigment, "light").words
                }
            }

            TextLine {
                id: staffNumber

                objectName: "staffNumber"
                width: parent.width
                placeholder: qsTr("工号")
                maximumLength: 40
                onAccepted: if (text.trim() !== "")
                    pad.forceActiveFocus()
            }

            PinPad {
                id: pad

                objectName: "pin"
                desk: true
                maximumLength: 12
                busy: page.signIn.busy
                message: page.signIn.message
                activeFocusOnTab: true
                onEntered: pin => page.signIn.submit(staffNumber.text, pin)
            }
        }
    }
}
