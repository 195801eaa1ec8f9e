import QtQuick
import Tingtang.Screens

// A quiet sign, for staff only: this customer may be one for the VIP area. Why stands in the drawer, and is read aloud.
Rectangle {
    id: mark

    property string why

    visible: why !== ""
    implicitWidth: visible ? words.implicitWidth + 10 : 0
    implicitHeight: 20
    radius: Radius.tag
    color: "transparent"
    border.width: 1
    border.color: Light.ink2
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("潜力客户") + " " + why

    Words {
        id: words

        anchors.centerIn: parent
        text: qsTr("潜")
        size: Type.desk.keycap
        color: Light.ink2
    }
}
