import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// While nobody is asked: which window this is, and whom it serves.
Item {
    id: page

    required property RatingPad pad

    width: 800
    height: 480

    TextMetrics {
        id: digits

        font.family: Type.family
        font.pixelSize: 200
        font.weight: Font.Bold
        text: page.pad.counter
    }

    Rectangle {
        width: 270
        height: parent.height
        color: Light.accent

        CapText {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 320 - height
            text: page.pad.counter
            // Window numbers have up to three digits.
            size: Math.min(200, 200 * 220 / Math.max(1, digits.advanceWidth))
            color: Light.inkOnAccent
        }

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 348
            text: "号窗口"
            size: 36
            bold: true
            color: Light.inkOnAccent
        }

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 398
            text: "Window"
            size: 22
            color: Light.inkOnAccent
        }
    }

    Words {
        x: 306
        y: 24
        width: 458
        height: 48
        verticalAlignment: Text.AlignVCenter
        text: page.pad.branch
        size: 22
        bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 16
        elide: Text.ElideRight
    }

    Column {
        x: 306
        width: 458
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: 24
        spacing: 12

        Words {
            objectName: "idle-title"
            width: parent.width
            text: page.pad.title
            size: page.pad.number !== "" ? 40 : 72
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 26
            bold: true
        }

        Item {
            width: 1
            height: 4
        }

        TicketNumber {
            objectName: "idle-number"
            visible: page.pad.number !== ""
            number: page.pad.number
            pigment: page.pad.pigment
            size: 150
            transformOrigin: Item.Left
            // Past 999 a number has four digits.
            scale: Math.min(1, 458 / Math.max(1, implicitWidth))
        }

        Item {
            visible: page.pad.number !== ""
            width: 1
            height: 12
        }

        Words {
            width: parent.width
            visible: text !== ""
            text: page.pad.beside
            size: 24
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 18
            color: Light.ink2
        }
    }
}
