import QtQuick
import Tingtang.Screens

// Why something was not done, near the keys; goes by itself.
Rectangle {
    id: bar

    property string text
    property string icon: "warning"

    visible: text !== ""
    implicitHeight: 48
    radius: Radius.deskButton
    color: Light.orangeSoft
    border.width: 1
    border.color: Light.orange
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        name: bar.icon
        size: 20
        color: Light.ink
    }

    Words {
        objectName: "noticeText"
        x: 46
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - 16
        text: bar.text.slice(0, 1).toUpperCase() + bar.text.slice(1)
        elide: Text.ElideRight
    }
}
