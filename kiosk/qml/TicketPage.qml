pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// The number, where to go and how long it takes. Never the service, never the amount.
Item {
    id: page

    required property KioskScreen kiosk
    required property KioskTicket ticket
    required property KioskIdle idle
    readonly property bool large: kiosk.large
    readonly property bool chinese: kiosk.language === "zh"
    readonly property bool keeping: ["failed", "keeping", "unkept"].includes(ticket.slip)
    readonly property bool unsure: keeping || ticket.slip === "showing" || ticket.slip === "printing" || ticket.slip === "away"
    readonly property real lift: large ? 112 : 0

    Steps {
        kiosk: page.kiosk
    }

    TicketSheet {
        x: 56
        y: 305 - page.lift
        ticket: page.ticket
        chinese: page.chinese
        large: page.large
    }

    Rectangle {
        id: code

        // Nobody is to keep a number that does not count.
        opacity: page.ticket.slip === "void" ? 0.15 : 1

        x: 56
        y: page.large ? 976 : 1100
        width: page.large ? 286 : 300
        height: width
        radius: 20
        color: "#FFFFFF"
        border.width: 2
        border.color: Light.line

        Image {
            anchors.centerIn: parent
            // The code brings its own white margin of four modules.
            sourceSize: Qt.size(code.width - 12, code.width - 12)
            source: Qt.resolvedUrl(page.ticket.qr)
            smooth: false
            cache: false
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("票的二维码")
        }
    }

    Column {
        x: 401
        y: (page.large ? 1119 : 1250) - height / 2
        width: 623
        spacing: 6
        visible: page.ticket.slip !== "void"

        Words {
            width: parent.width
            text: !page.ticket.calls ? qsTr("请留着这个号") : page.ticket.phone ? qsTr("扫码在手机上看排队") : qsTr("可以用手机拍下来")
            size: page.chinese ? 46 : 42
            bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 30
        }

        Words {
            width: parent.width
            text: !page.ticket.calls ? qsTr("办不成就找工作人员，这个号不用重排") : page.ticket.phone ? qsTr("离开一会儿也不怕，手机上随时能看") : qsTr("记住号码就行，不用一直站着")
            size: page.chinese ? 34 : 32
            color: Light.ink2
            wrapMode: Text.Wrap
        }

        Words {
            width: parent.width
            visible: page.ticket.calls
            text: page.ticket.phone ? qsTr("不扫也可以，大屏和语音都会叫您") : qsTr("大屏和语音都会叫您")
            size: page.chinese ? 34 : 32
            color: Light.ink2
            wrapMode: Text.Wrap
        }
    }

    TicketBand {
        x: 56
        y: page.large ? 1288 : 1440
        ticket: page.ticket
        chinese: page.chinese
    }

    // The slip did not come out, or the store did not answer: the number counts once its customer says that it is kept.
    Key {
        objectName: "keep"
        visible: page.keeping
        enabled: page.ticket.slip !== "keeping"
        icon: page.ticket.phone ? "phone" : "check"
        text: page.ticket.phone ? qsTr("扫好或记好了，用这个号") : qsTr("记下了，用这个号")
        size: page.large ? Type.kioskLarge.button : page.chinese ? 36 : 32
        x: 56
        y: page.large ? 1452 : 1676
        width: page.large ? 968 : 540
        height: Touch.kioskNavHeight + lip
        onActivated: page.kiosk.keep()
    }

    HomeKey {
        visible: !page.keeping
        kiosk: page.kiosk
        idle: page.idle
        counting: !page.unsure
        x: 56
        y: page.large ? 1452 : 1676
        width: page.large ? 968 : 540
    }

    HelpKey {
        kiosk: page.kiosk
    }

    Footer {
        visible: page.ticket.slip !== "void"
        icon: page.ticket.calls ? "clock" : "people"
        large: page.large
        text: !page.ticket.calls ? qsTr("自助区有工作人员，可以请他们陪您办") : page.large ? qsTr("叫到后 %1 分钟内到窗口；过号找大堂经理").arg(Timeout.callGrace / 60) : qsTr("叫到后请在 %1 分钟内到窗口；过号不用重取，找大堂经理即可").arg(Timeout.callGrace / 60)
    }
}
