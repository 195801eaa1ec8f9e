pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// The rating pad at a window, 800×480 (7 or 8 inch). No way out for who stands before it.
Window {
    id: window

    required property RatingPad pad
    required property KioskIdle idle
    required property KioskStaff staff
    required property bool windowed

    width: 800
    height: 480
    minimumWidth: 400
    minimumHeight: 240
    visible: true
    visibility: windowed ? Window.Windowed : Window.FullScreen
    flags: windowed ? Qt.Window : Qt.Window | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint
    color: Light.paper
    title: qsTr("厅堂 · 评价屏")
    onClosing: close => close.accepted = window.windowed

    Canvas {
        anchors.fill: parent
        designWidth: 800
        designHeight: 480

        RatingIdle {
            visible: window.pad.page === "idle"
            pad: window.pad
        }

        RatingFrame {
            page: window.pad.page === "question"
            sourceComponent: RatingQuestion {
                pad: window.pad
                idle: window.idle
            }
        }

        RatingFrame {
            page: window.pad.page === "reasons"
            sourceComponent: RatingReasons {
                pad: window.pad
                idle: window.idle
            }
        }

        RatingFrame {
            page: window.pad.page === "thanks"
            sourceComponent: RatingThanks {
                pad: window.pad
            }
        }

        StateOverlay {
            objectName: "state"
            width: 800
            height: 480
            condition: window.pad.condition
            advice: condition === "starting" ? "马上就好" : "正在自动重连，办业务不受影响"
            english: condition === "starting" ? "Getting ready" : "Connection lost, reconnecting. Service goes on as usual"
            size: 48
        }

        // Held for three seconds the logo opens the staff's corner; a customer's tap does nothing.
        Logo {
            x: 28
            y: 24
            size: 48

            MouseArea {
                objectName: "staff-corner"
                anchors.fill: parent
                anchors.margins: -12
                pressAndHoldInterval: 3000
                onPressAndHold: window.staff.open()
            }
        }

        Loader {
            width: 800
            height: 480
            active: window.staff.phase !== ""
            sourceComponent: RatingStaff {
                staff: window.staff
                windowed: window.windowed
            }
        }
    }
}
