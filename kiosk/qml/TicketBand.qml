import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// What to do now: go to the window that calls, take the slip, go to self-service, wait for the manager, or keep the
// number. Without a printer nothing is promised to come out; and nothing counts before the customer can hold it.
Rectangle {
    id: band

    required property KioskTicket ticket
    property bool chinese: true
    readonly property bool called: ticket.counter > 0
    readonly property bool wrong: ["failed", "keeping", "unkept", "away", "void"].includes(ticket.slip)
    readonly property bool paper: ticket.slip === "taken"

    // Where a line has a choice, the slip's own state goes first: a ticket that does not count yet is not called.
    readonly property string slipHead: ticket.slip === "printing" ? qsTr("正在打印小票，请稍等") : ticket.slip === "failed" || ticket.slip === "keeping" ? (ticket.phone ? qsTr("小票打不出来了，请扫码或记下号码") : qsTr("小票打不出来了，请记下号码")) : ticket.slip === "unkept" && ticket.prints ? qsTr("系统暂时连不上，请再点一次") : ticket.slip === "unkept" || ticket.slip === "away" ? qsTr("系统暂时连不上，号码还没有排上") : ticket.slip === "void" ? qsTr("这个号没有排上，请重新取号") : ""
    readonly property string slipTail: ticket.slip === "printing" ? qsTr("小票出来以后，号码就排上了") : ticket.slip === "failed" || ticket.slip === "keeping" || ticket.slip === "unkept" ? qsTr("记好以后点下面的键，号码才算排上") : ticket.slip === "away" ? qsTr("请稍等，也可以请工作人员来帮您") : ticket.slip === "void" && ticket.prints ? qsTr("如果出来了一张作废的小票，不用管它") : ticket.slip === "void" ? qsTr("请回首页再点一次，也可以请工作人员来帮您") : ""

    width: 968
    height: 146
    radius: Radius.kioskCard
    color: called ? Light.accent : wrong ? Light.orangeSoft : Light.accentSoft

    Icon {
        x: 50
        anchors.verticalCenter: parent.verticalCenter
        name: band.called ? "bell" : band.ticket.slip === "printing" || (band.wrong && band.ticket.prints) || band.paper ? "printer" : band.wrong ? "warning" : !band.ticket.calls ? "machine" : band.ticket.manager ? "person" : "phone"
        size: 64
        color: band.called ? Light.inkOnAccent : Light.accent
    }

    Line {
        objectName: "band-head"
        x: 152
        width: 780
        middle: 55
        text: band.called ? qsTr("正在叫您的号，请到 %1 号窗口").arg(band.ticket.counter) : band.slipHead !== "" ? band.slipHead : !band.ticket.calls ? qsTr("请直接到自助区办理") : band.ticket.manager ? qsTr("大堂经理会来找您") : band.paper ? qsTr("请取走小票") : band.ticket.slip === "kept" ? qsTr("号码已经排上，请记住它") : band.ticket.phone ? qsTr("请扫码或记下号码") : qsTr("请记下您的号码")
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
        text: band.called ? qsTr("叫到的号在大屏上也能看到") : band.slipTail !== "" ? band.slipTail : !band.ticket.calls ? (band.paper ? qsTr("请取走小票，现在就能去，不用等叫号") : qsTr("现在就能去，不用等叫号")) : band.ticket.manager && band.paper ? qsTr("需要先登记，请取走小票，在休息区稍坐") : band.ticket.manager ? qsTr("需要先登记，请记下号码，在休息区稍坐") : qsTr("请在休息区等候，注意呼叫及大屏")
        size: 32
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 26
        color: band.called ? Light.inkOnAccent : Light.ink2
    }
}
