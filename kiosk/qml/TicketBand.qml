import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// What to do now: go to the window that calls, go to self-service, wait for the manager, or keep the number.
// Nothing is printed, so nothing is promised to come out.
Rectangle {
    id: band

    required property KioskTicket ticket
    property bool chinese: true
    readonly property bool called: ticket.counter > 0

    width: 968
    height: 146
    radius: Radius.kioskCard
    color: called ? Light.accent : Light.accentSoft

    Icon {
        x: 50
        anchors.verticalCenter: parent.verticalCenter
        name: band.called ? "bell" : !band.ticket.calls ? "machine" : band.ticket.manager ? "person" : "phone"
        size: 64
        color: band.called ? Light.inkOnAccent : Light.accent
    }

    Line {
        objectName: "band-head"
        x: 152
        width: 780
        middle: 55
        text: band.called ? qsTr("正在叫您的号，请到 %1 号窗口").arg(band.ticket.counter) : !band.ticket.calls ? qsTr("请直接到自助区办理") : band.ticket.manager ? qsTr("大堂经理会来找您") : band.ticket.phone ? qsTr("请扫码或记下号码") : qsTr("请记下您的号码")
        size: band.chinese ? 44 : 40
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 32
        bold: true
        color: band.called ? Light.inkOnAccent : Light.ink
    }

    Line {
        x: 152
        width: 780
        middle: 106
        text: band.called ? qsTr("叫到的号在大屏上也能看到") : !band.ticket.calls ? qsTr("现在就能去，不用等叫号") : band.ticket.manager ? qsTr("需要先登记，请记下号码，在休息区稍坐") : qsTr("请在休息区等候，注意呼叫及大屏")
        size: 32
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 26
        color: band.called ? Light.inkOnAccent : Light.ink2
    }
}
