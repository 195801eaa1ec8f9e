import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Whether the customer really would rather not: asked once, since it cannot be taken back.
Column {
    id: decline

    required property WealthGuest guest

    spacing: 12

    Words {
        width: parent.width
        text: qsTr("%1 不去贵宾区了？").arg(decline.guest.number)
        size: Type.desk.heading
        bold: true
    }

    Words {
        width: parent.width
        text: qsTr("客户回到原来的位置，不用重新排队")
        color: Light.ink2
        wrapMode: Text.Wrap
    }

    Row {
        spacing: 12

        Key {
            objectName: "decline"
            width: (decline.width - 12) / 2
            desk: true
            primary: true
            enabled: !decline.guest.busy
            text: qsTr("客户不去了")
            onActivated: decline.guest.decline()
        }

        Key {
            objectName: "decline-back"
            width: (decline.width - 12) / 2
            desk: true
            text: qsTr("返回")
            onActivated: decline.guest.ask("")
        }
    }
}
