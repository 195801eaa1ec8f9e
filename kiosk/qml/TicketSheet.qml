pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Tingtang.Screens
import Tingtang.Kiosk

// The ticket as a sheet of paper with a perforation: number above, wait and people below.
Item {
    id: sheet

    required property KioskTicket ticket
    property bool chinese: true
    property bool large: false
    readonly property real tear: 531
    readonly property bool printing: ticket.slip === "printing"
    // For a few frames only: what the store does not know yet is not called a success.
    readonly property bool showing: ticket.slip === "showing"
    readonly property bool early: printing || showing
    // What does not count is not to be kept in mind.
    readonly property real faint: ticket.slip === "void" ? 0.3 : 1
    readonly property bool wrong: ["failed", "keeping", "unkept", "away", "void"].includes(ticket.slip)
    readonly property ZoneColors colors: Zones.of(ticket.pigment, "light")

    width: 968
    height: 758

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: Light.line
            strokeWidth: 2
            fillColor: Light.surface
            joinStyle: ShapePath.RoundJoin

            PathSvg {
                path: "M29 1 H939 A28 28 0 0 1 967 29 V510 A21 21 0 0 0 967 552 V729 A28 28 0 0 1 939 757 H29 A28 28 0 0 1 1 729 V552 A21 21 0 0 0 1 510 V29 A28 28 0 0 1 29 1 Z"
            }
        }

        ShapePath {
            strokeColor: Light.lip
            strokeWidth: 2.5
            strokeStyle: ShapePath.DashLine
            dashPattern: [3, 3]
            fillColor: "transparent"
            startX: 54
            startY: sheet.tear

            PathLine {
                x: 914
                y: sheet.tear
            }
        }
    }

    Rectangle {
        x: 54
        y: 49
        width: 56
        height: 56
        radius: 28
        color: sheet.early ? Light.ink2 : sheet.wrong ? Light.orange : Light.good

        Icon {
            anchors.centerIn: parent
            name: sheet.printing || (sheet.wrong && sheet.ticket.prints) ? "printer" : sheet.wrong ? "close" : sheet.showing ? "clock" : "check"
            size: sheet.early || sheet.wrong ? 36 : 34
            strokeWidth: sheet.early || sheet.wrong ? 3.6 : 4.4
            color: Light.inkOnAccent
        }
    }

    Line {
        x: 129
        middle: 78
        objectName: "ticket-state"
        text: sheet.printing ? qsTr("正在出票") : sheet.showing ? qsTr("正在登记") : sheet.ticket.slip === "void" ? qsTr("没有取到号") : sheet.wrong ? (sheet.ticket.trouble !== "" ? qsTr("打印机：%1").arg(sheet.ticket.trouble) : qsTr("还没有排上")) : sheet.ticket.calls ? qsTr("取号成功") : qsTr("已为您登记")
        size: 40
        bold: true
        color: sheet.early ? Light.ink2 : sheet.wrong ? Light.ink : Light.good
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: 54
        y: 78 - height / 2
        spacing: 16

        ZoneBadge {
            anchors.verticalCenter: parent.verticalCenter
            size: 60
            letter: sheet.ticket.letter
            pigment: sheet.ticket.pigment
        }

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: sheet.ticket.zone
            size: 36
            bold: true
            color: sheet.colors.words
        }
    }

    Line {
        anchors.horizontalCenter: parent.horizontalCenter
        middle: sheet.ticket.calls ? 161 : 180
        text: sheet.ticket.calls ? qsTr("您的号码") : qsTr("请到")
        size: 34
        color: Light.ink2
    }

    TicketNumber {
        objectName: "ticket-number"
        visible: sheet.ticket.calls
        opacity: sheet.faint
        anchors.horizontalCenter: parent.horizontalCenter
        y: 359 - height / 2
        number: sheet.ticket.number
        pigment: sheet.ticket.pigment
        // Past 999 a number has four digits.
        scale: Math.min(1, 880 / Math.max(1, implicitWidth))
    }

    // Nobody is called there: the place is what to read, the number is only for coming back.
    Line {
        visible: !sheet.ticket.calls
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(implicitWidth, 880)
        middle: 300
        text: sheet.ticket.zone
        size: sheet.chinese ? 160 : 130
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 80
        bold: true
        color: sheet.colors.words
    }

    Row {
        visible: !sheet.ticket.calls
        opacity: sheet.faint
        anchors.horizontalCenter: parent.horizontalCenter
        y: 446 - height / 2
        spacing: 24

        Words {
            anchors.baseline: small.baseline
            text: qsTr("您的号码")
            size: 34
            color: Light.ink2
        }

        TicketNumber {
            id: small

            anchors.verticalCenter: parent.verticalCenter
            number: sheet.ticket.number
            pigment: sheet.ticket.pigment
            size: 88
        }
    }

    Line {
        x: 54
        middle: 597
        text: sheet.ticket.kind === "range" ? qsTr("大约还要等") : sheet.ticket.kind === "none" ? qsTr("等候") : qsTr("请听叫号")
        size: sheet.large ? 34 : 30
        color: Light.ink2
    }

    StatNumber {
        objectName: "ticket-wait"
        visible: sheet.ticket.kind === "range"
        opacity: sheet.faint
        x: 54
        y: 710 - height
        number: sheet.ticket.low + "–" + sheet.ticket.high
        unit: qsTr("分钟")
        unitSize: 40
        gap: 13
    }

    Line {
        visible: sheet.ticket.kind !== "range"
        opacity: sheet.faint
        x: 54
        middle: 680
        text: sheet.ticket.kind === "none" ? qsTr("无需等待") : qsTr("暂时估不准")
        size: 60
        bold: true
    }

    Rectangle {
        x: 577
        y: 574
        width: 2
        height: 148
        color: Light.line
    }

    Line {
        x: 631
        middle: 597
        text: qsTr("您前面")
        size: sheet.large ? 34 : 30
        color: Light.ink2
    }

    StatNumber {
        objectName: "ticket-ahead"
        opacity: sheet.faint
        x: 631
        y: 710 - height
        number: `${sheet.ticket.ahead}`
        unit: sheet.chinese ? qsTr("人") : ""
        unitSize: 40
        gap: 13
    }
}
