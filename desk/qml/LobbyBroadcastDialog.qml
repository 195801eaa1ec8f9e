pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Something for everyone: a sentence of the branch's, or words of one's own; an emergency or not.
FocusScope {
    id: dialog

    required property LobbyBroadcast broadcast

    // Keys go no further: behind it, arrows would pick tickets.
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape)
            dialog.broadcast.close();
        event.accepted = true;
    }

    Connections {
        target: dialog.broadcast

        function onFilled(zh, en) {
            chinese.text = zh;
            english.text = en;
        }
    }

    // Behind it the hall stays in sight, and out of reach.
    Rectangle {
        anchors.fill: parent
        color: Qt.rgba(0.12, 0.15, 0.13, 0.45)

        MouseArea {
            anchors.fill: parent
        }
    }

    Card {
        desk: true
        anchors.centerIn: parent
        width: 760
        height: form.implicitHeight + 64

        Column {
            id: form

            x: 36
            y: 30
            width: parent.width - 72
            spacing: 16

            Item {
                width: parent.width
                height: 36

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("广播给大厅里的所有人")
                    size: 24
                    bold: true
                }

                LobbyClose {
                    anchors.right: parent.right
                    anchors.rightMargin: -9
                    anchors.verticalCenter: parent.verticalCenter
                    onActivated: dialog.broadcast.close()
                }
            }

            ListView {
                id: presets

                width: parent.width
                height: Math.min(count, 6) * 52
                visible: count > 0
                clip: count > 6
                boundsBehavior: Flickable.StopAtBounds
                spacing: 8
                model: dialog.broadcast.presets

                delegate: Pressable {
                    id: preset

                    required property int key
                    required property string words
                    required property bool emergency
                    required property bool chosen

                    objectName: "preset-" + key
                    name: words
                    role: Accessible.RadioButton
                    Accessible.checkable: true
                    Accessible.checked: chosen
                    guard: 150
                    width: presets.width
                    height: Touch.deskMinPx
                    onActivated: dialog.broadcast.pick(key)

                    FocusRing {
                        around: preset
                        aroundRadius: Radius.deskChip
                        visible: preset.focused
                    }

                    Rectangle {
                        anchors.fill: parent
                        radius: Radius.deskChip
                        color: preset.chosen ? Light.accent : preset.down ? Light.accentSoft : Light.surface
                        border.width: preset.chosen ? 0 : 1
                        border.color: Light.line
                    }

                    AlertMark {
                        x: 14
                        anchors.verticalCenter: parent.verticalCenter
                        visible: preset.emergency
                        level: "red"
                        size: 26
                    }

                    Words {
                        x: preset.emergency ? 50 : 16
                        width: parent.width - x - 14
                        anchors.verticalCenter: parent.verticalCenter
                        text: preset.words
                        size: Type.desk.secondary
                        bold: preset.chosen
                        color: preset.chosen ? Light.inkOnAccent : Light.ink
                        elide: Text.ElideRight
                    }
                }
            }

            TextLine {
                id: chinese

                objectName: "broadcast-zh"
                width: parent.width
                focus: true
                maximumLength: dialog.broadcast.zhLimit
                placeholder: qsTr("要说的话，最多 %1 字；不写客户姓名").arg(dialog.broadcast.zhLimit)
                onAccepted: say.activated()
            }

            TextLine {
                id: english

                objectName: "broadcast-en"
                width: parent.width
                maximumLength: dialog.broadcast.enLimit
                placeholder: qsTr("英文（可不填）")
                onAccepted: say.activated()
            }

            Toggle {
                objectName: "broadcast-emergency"
                width: parent.width
                checked: dialog.broadcast.emergency
                role: Accessible.CheckBox
                text: qsTr("紧急：先于叫号播报，一直显示到结束")
                onActivated: dialog.broadcast.urgent()
            }

            LobbyRefusal {
                width: parent.width
                text: dialog.broadcast.refusal
            }

            Key {
                id: say

                objectName: "broadcast-say"
                width: parent.width
                height: 60
                desk: true
                primary: true
                enabled: chinese.text.trim() !== "" && !dialog.broadcast.busy
                icon: "megaphone"
                text: dialog.broadcast.emergency ? qsTr("紧急播出") : qsTr("播出")
                onActivated: if (enabled)
                    dialog.broadcast.say(chinese.text, english.text)
            }
        }
    }
}
