pragma ComponentBehavior: Bound
import QtQuick
import Tingtang.Screens
import Tingtang.Screens.Types
import Tingtang.Display

// The board on the wall, 1920 × 1080, fitted to whatever screen it hangs on.
Window {
    id: window

    required property BoardView board
    required property FlashView flash
    required property SlidesView slides
    required property EmergencyView emergency
    required property NoticeView notices
    required property ClockFace clock

    width: 1280
    height: 720
    color: Dark.bg
    title: "厅堂 · 大屏"

    Canvas {
        anchors.fill: parent
        color: Dark.bg
        designWidth: 1920
        designHeight: 1080

        TopBar {
            width: 1920
            height: 128
            branchName: window.board.branchName
            date: window.clock.date
            time: window.clock.time
        }

        Item {
            x: Spacing.wall.margin
            y: 128
            width: 1808
            height: 608

            // Under the paper nothing is drawn: what shines through while it rises is the dark of the wall.
            CallPanel {
                // With nobody called yet it has the whole width for one quiet sentence.
                width: window.board.number === "" ? 1808 : 1104
                height: 608
                visible: window.board.condition === "" && !window.flash.up && !window.slides.up
                number: window.board.number
                pigment: window.board.pigment
                counter: window.board.counter
                zone: window.board.zone
                zoneName: window.board.zoneName
            }

            SlidePanel {
                width: 1104
                height: 608
                slides: window.slides
            }

            // While a picture has the call panel's place, the latest call heads the list.
            RecentCalls {
                x: 1128
                width: 680
                height: 608
                visible: window.board.condition === "" && (window.board.number !== "" || window.slides.up) && !window.flash.up
                calls: window.slides.up ? window.board.newest : window.board.recent
            }

            QuietPanel {
                width: parent.width
                height: 844
                visible: window.board.condition !== "" && !window.emergency.up
                condition: window.board.condition
                opening: window.board.opening
                openingEnglish: window.board.openingEnglish
            }

            Item {
                anchors.fill: parent
                visible: !window.emergency.up

                Flash {
                    anchors.fill: parent
                    flash: window.flash
                }
            }

            EmergencyPanel {
                anchors.fill: parent
                emergency: window.emergency
            }
        }

        EmergencyCalls {
            x: Spacing.wall.margin
            y: 760
            width: 1808
            height: 212
            visible: window.emergency.up
            calls: window.board.newest
        }

        Repeater {
            model: window.board.tiles

            ZonePanel {
                required property int index
                readonly property int columns: Math.max(4, window.board.tileCount)

                visible: window.board.condition === "" && !window.emergency.up
                width: (1808 - (columns - 1) * Spacing.wall.gutter) / columns
                height: 212
                x: Spacing.wall.margin + index * (width + Spacing.wall.gutter)
                y: 760
            }
        }

        NoticeLine {
            x: Spacing.wall.margin
            y: 992
            width: 1808
            height: 60
            text: window.notices.text
            broadcast: window.notices.broadcast
        }
    }
}
