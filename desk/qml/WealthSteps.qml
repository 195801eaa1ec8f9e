pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens

// The stages of a reception in a row: done with a check mark, the present one filled, the others hollow. Not keys.
Row {
    id: steps

    required property var model

    Repeater {
        id: all

        model: steps.model

        Item {
            id: step

            required property int index
            required property string name
            required property string mark

            width: steps.width / all.count
            height: 72

            Rectangle {
                visible: step.index > 0
                x: -parent.width / 2 + 15
                y: 13
                width: parent.width - 30
                height: 2
                color: step.mark === "next" ? Light.line : Light.accent
            }

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 28
                height: 28
                radius: 14
                color: step.mark === "now" ? Light.accent : step.mark === "done" ? Light.accentSoft : Light.surface
                border.width: step.mark === "next" ? 2 : 0
                border.color: Light.line

                Icon {
                    anchors.centerIn: parent
                    visible: step.mark === "done"
                    name: "check"
                    size: 16
                    color: Light.accent
                }

                Rectangle {
                    anchors.centerIn: parent
                    visible: step.mark === "now"
                    width: 10
                    height: 10
                    radius: 5
                    color: Light.inkOnAccent
                }
            }

            Words {
                objectName: "step-" + step.mark
                y: 34
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: step.name
                size: all.count > 6 ? Type.desk.minimum : Type.desk.caption
                wrapMode: Text.Wrap
                maximumLineCount: 2
                bold: step.mark === "now"
                color: step.mark === "next" ? Light.ink3 : Light.ink
                elide: Text.ElideRight
            }
        }
    }
}
