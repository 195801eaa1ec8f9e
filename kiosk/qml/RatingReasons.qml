pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// Why: one tap, or none. The way back is there because a level may be a slip of the finger.
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

    Grid {
        x: 40
        y: 112
        columns: 3
        columnSpacing: 20
        rowSpacing: 20

        Repeater {
            model: page.pad.reasons

            KeyFace {
                id: chip

                required property string code
                required property string words
                required property string beside

                objectName: "reason-" + code
                name: words + " " + beside
                width: 226
                height: 104
                radius: 20
                onActivated: page.pad.because(code)

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    x: 12
                    width: parent.width - 24
                    spacing: -2

                    Words {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: chip.words
                        size: page.pad.english ? 22 : 28
                        fontSizeMode: Text.Fit
                        minimumPixelSize: 16
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        height: 54
                        verticalAlignment: Text.AlignVCenter
                        bold: true
                    }

                    Words {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        visible: text !== ""
                        text: chip.beside
                        size: 17
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 13
                        color: Light.ink2
                    }
                }
            }
        }
    }

    Key {
        objectName: "back"
        x: 40
        y: 360
        width: 226
        height: 96
        radius: 20
        icon: "back"
        iconSize: 30
        gap: 14
        size: 26
        text: page.pad.back
        onActivated: page.pad.again()
    }

    Column {
        x: 286
        width: 226
        y: 410 - height / 2
        spacing: 2

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.pad.foot
            size: 19
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 15
            color: Light.ink2
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.pad.footBeside
            size: 17
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 13
            color: Light.ink3
        }
    }

    Key {
        objectName: "skip"
        x: 532
        y: 360
        width: 226
        height: 96
        radius: 20
        size: 26
        text: page.pad.skip
        onActivated: page.pad.decline()
    }
}
