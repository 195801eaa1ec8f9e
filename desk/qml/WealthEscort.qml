pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Which counter to walk to: only open ones at which nobody is are keys; the others say why not.
Item {
    id: escort

    required property WealthGuest guest

    Words {
        id: title

        text: qsTr("陪同去哪个窗口")
        size: Type.desk.heading
        bold: true
    }

    Flickable {
        anchors.top: title.bottom
        anchors.topMargin: 12
        anchors.bottom: back.top
        anchors.bottomMargin: 12
        width: parent.width
        contentWidth: width
        contentHeight: grid.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: contentHeight > height

        Grid {
            id: grid

            columns: 2
            spacing: 12

            Repeater {
                model: escort.guest.counters

                KeyFace {
                    id: counter

                    required property int number
                    required property string letter
                    required property string pigment
                    required property string who
                    required property string note
                    required property bool open

                    objectName: "escort-" + counter.number
                    width: (escort.width - 12) / 2
                    height: 76
                    desk: true
                    enabled: counter.open && !escort.guest.busy
                    name: qsTr("%1 号窗口").arg(counter.number) + " " + counter.note
                    onActivated: escort.guest.escort(counter.number)

                    CapText {
                        x: 16
                        anchors.verticalCenter: parent.verticalCenter
                        text: String(counter.number)
                        size: 30
                        color: counter.inkColor
                    }

                    ZoneBadge {
                        x: 52
                        anchors.verticalCenter: parent.verticalCenter
                        size: 26
                        letter: counter.letter
                        pigment: counter.pigment
                        opacity: counter.open ? 1 : 0.5
                    }

                    Column {
                        x: 90
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width - x - 10

                        Words {
                            width: parent.width
                            text: counter.who !== "" ? counter.who : qsTr("没有柜员")
                            bold: counter.open
                            color: counter.inkColor
                            elide: Text.ElideRight
                        }

                        Words {
                            objectName: "escort-note"
                            width: parent.width
                            text: counter.note
                            size: Type.desk.caption
                            color: counter.open ? Light.ink2 : Light.ink3
                            elide: Text.ElideRight
                        }
                    }
                }
            }
        }
    }

    Key {
        id: back

        objectName: "escort-back"
        anchors.bottom: parent.bottom
        width: parent.width
        desk: true
        text: qsTr("返回")
        onActivated: escort.guest.ask("")
    }
}
