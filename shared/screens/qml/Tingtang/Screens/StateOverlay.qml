import QtQuick

// A calm full-screen sentence, in both languages at once, for when there is nothing to show.
// `condition`: "" (hidden), "starting", "unreachable" (the store is away; goes by itself), "recovered", "closed".
Rectangle {
    id: overlay

    property string condition
    property bool dark: false
    property string sentence: condition === "starting" ? "正在准备" : condition === "unreachable" ? "系统暂时连不上" : condition === "recovered" ? "已恢复" : condition === "closed" ? "现在不营业" : ""
    property string advice: condition === "starting" ? "马上就好" : condition === "unreachable" ? "正在自动重连，请先找大堂经理" : condition === "closed" ? "请在营业时间再来" : ""
    property string english: condition === "starting" ? "Getting ready" : condition === "unreachable" ? "No connection for now. Please ask the lobby manager" : condition === "recovered" ? "Back again" : condition === "closed" ? "The branch is closed now" : ""
    property real size: Type.kiosk.question

    visible: condition !== ""
    color: dark ? Dark.bg : Light.paper
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence + " " + advice + " " + english

    // Nothing below may be pressed meanwhile.
    MouseArea {
        anchors.fill: parent
    }

    Column {
        anchors.centerIn: parent
        width: parent.width * 0.86
        spacing: overlay.size * 0.4

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: overlay.condition === "recovered" ? "check" : overlay.condition === "closed" ? "lock" : "clock"
            size: overlay.size * 1.2
            color: overlay.dark ? Dark.text3 : Light.ink3
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: overlay.sentence
            size: overlay.size
            bold: true
            color: overlay.dark ? Dark.text : Light.ink
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            visible: text !== ""
            text: overlay.advice
            size: Math.round(overlay.size * 0.5)
            color: overlay.dark ? Dark.text2 : Light.ink2
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            visible: text !== ""
            text: overlay.english
            size: Math.round(overlay.size * 0.4)
            color: overlay.dark ? Dark.text3 : Light.ink2
        }
    }
}
