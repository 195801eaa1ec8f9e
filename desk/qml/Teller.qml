import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The teller's seat.
Window {
    id: window

    required property DeskStatus status
    required property SignIn signIn

    width: 1280
    height: 800
    visible: true
    color: Light.paper
    title: window.status.branch

    Canvas {
        anchors.fill: parent
        designWidth: 1280
        designHeight: 800

        HeaderBar {
            id: header

            width: 1280
            status: window.status

            Words {
                text: window.status.branch
                size: 22
                bold: true
            }
        }

        SignInPage {
            anchors.top: header.bottom
            anchors.bottom: parent.bottom
            width: parent.width
            focus: true
            visible: window.status.condition === ""
            status: window.status
            signIn: window.signIn
        }

        StateOverlay {
            anchors.fill: parent
            condition: window.status.condition
            size: 44
        }
    }
}
