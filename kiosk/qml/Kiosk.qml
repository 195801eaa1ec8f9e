pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Screens.Types
import Tingtang.Kiosk

// The touch screen at the entrance. No way out for who stands before it.
Window {
    id: window

    required property KioskScreen kiosk
    required property KioskTicket ticket
    required property KioskBooking booking
    required property KioskVip vip
    required property KioskIdle idle
    required property KioskStaff staff
    required property ClockFace clock
    required property bool windowed
    // The ticket page is made before it is needed: it must be there at once.
    property bool ready: false

    width: 540
    height: 960
    minimumWidth: 270
    minimumHeight: 480
    visible: true
    visibility: windowed ? Window.Windowed : Window.FullScreen
    flags: windowed ? Qt.Window : Qt.Window | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint
    color: Light.paper
    title: qsTr("厅堂 · 取号机")
    onClosing: close => close.accepted = window.windowed

    Canvas {
        anchors.fill: parent
        designWidth: 1080
        designHeight: 1920

        PageFrame {
            current: window.kiosk.page === "home" && !window.kiosk.large
            keep: true
            forward: window.kiosk.forward
            sourceComponent: HomePage {
                kiosk: window.kiosk
                idle: window.idle
                clock: window.clock
            }
        }

        PageFrame {
            current: window.kiosk.page === "home" && window.kiosk.large
            forward: window.kiosk.forward
            sourceComponent: LargeHome {
                kiosk: window.kiosk
                idle: window.idle
                clock: window.clock
            }
        }

        PageFrame {
            current: window.kiosk.page === "others"
            forward: window.kiosk.forward
            sourceComponent: OthersPage {
                kiosk: window.kiosk
                idle: window.idle
            }
        }

        PageFrame {
            current: window.kiosk.page === "booking"
            forward: window.kiosk.forward
            sourceComponent: BookingPage {
                kiosk: window.kiosk
                booking: window.booking
                idle: window.idle
            }
        }

        PageFrame {
            current: window.kiosk.page === "vip"
            forward: window.kiosk.forward
            sourceComponent: VipPage {
                kiosk: window.kiosk
                vip: window.vip
                idle: window.idle
            }
        }

        PageFrame {
            current: window.kiosk.page === "services"
            forward: window.kiosk.forward
            sourceComponent: ServicesPage {
                kiosk: window.kiosk
                idle: window.idle
            }
        }

        PageFrame {
            current: window.kiosk.page === "amount"
            forward: window.kiosk.forward
            sourceComponent: AmountPage {
                kiosk: window.kiosk
                idle: window.idle
            }
        }

        PageFrame {
            current: window.kiosk.page === "offer"
            forward: window.kiosk.forward
            sourceComponent: OfferPage {
                kiosk: window.kiosk
                idle: window.idle
            }
        }

        PageFrame {
            current: window.kiosk.page === "ticket"
            keep: window.ready
            forward: window.kiosk.forward
            sourceComponent: TicketPage {
                kiosk: window.kiosk
                ticket: window.ticket
                idle: window.idle
            }
        }

        PageFrame {
            current: window.kiosk.page === "help"
            forward: window.kiosk.forward
            sourceComponent: HelpPage {
                kiosk: window.kiosk
                idle: window.idle
            }
        }

        Loader {
            width: 1080
            height: 1920
            active: window.kiosk.condition === "closed"
            sourceComponent: ClosedPage {
                kiosk: window.kiosk
            }
        }

        StateOverlay {
            objectName: "state"
            width: 1080
            height: 1920
            condition: window.kiosk.condition === "closed" ? "" : window.kiosk.condition
        }

        Header {
            kiosk: window.kiosk
            clock: window.clock
            staff: window.staff
            switches: window.kiosk.condition === "" || window.kiosk.condition === "closed"
        }

        Loader {
            width: 1080
            height: 1920
            active: window.staff.phase !== ""
            sourceComponent: StaffCorner {
                staff: window.staff
                windowed: window.windowed
            }
        }
    }
}
