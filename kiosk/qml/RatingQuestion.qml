pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// Three keys of the same size and colour: each a face, its words, and the same in the other language.
Item {
    id: page

    required property RatingPad pad
    required property KioskIdle idle

    width: 800
    height: 480

    RatingHead {
        pad: page.pad
        idle: page.idle
    }

    Row {
        x: 40
        y: 124
        spacing: 20

        Repeater {
            model: page.pad.levels

            KeyFace {
                id: key

                required property string code
                required property string words
                required property string beside

                objectName: "level-" + code
                name: words + " " + beside
                width: 226
                height: 286
                onActivated: page.pad.choose(code)

                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 28
                    width: 128
                    height: 128
                    radius: 64
                    color: Light.accentSoft

                    Icon {
                        anchors.centerIn: parent
                        name: "face-" + key.code
                        size: 112
                        strokeWidth: 2.4
                        color: Light.accent
                    }
                }

                Words {
                    x: 12
                    y: 170
                    width: parent.width - 24
                    horizontalAlignment: Text.AlignHCenter
                    text: key.words
                    size: page.pad.english ? 30 : 38
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 22
                    bold: true
                }

                Words {
                    x: 12
                    y: 226
                    width: parent.width - 24
                    horizontalAlignment: Text.AlignHCenter
                    text: key.beside
                    size: 20
                    color: Light.ink2
                }
            }
        }
    }

    RatingFoot {
        pad: page.pad
        x: 40
        y: 432
    }
}
