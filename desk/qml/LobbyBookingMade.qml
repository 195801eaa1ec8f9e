import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The booking just made: its code in large digits and as a QR, for the customer to note or photograph.
Column {
    id: made

    required property LobbyBooking booking

    signal closeAsked

    spacing: 26

    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        text: qsTr("已预约 %1").arg(made.booking.when)
        size: 24
        bold: true
    }

    CapText {
        objectName: "made-code"
        anchors.horizontalCenter: parent.horizontalCenter
        text: made.booking.code
        size: 92
    }

    Image {
        anchors.horizontalCenter: parent.horizontalCenter
        sourceSize: Qt.size(200, 200)
        source: Qt.resolvedUrl(made.booking.qr)
        smooth: false
        cache: false
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("预约码的二维码")
    }

    Words {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("请客户记下或拍下。到店后在取号机点“我有预约”")
        size: Type.desk.body
        color: Light.ink2
        wrapMode: Text.Wrap
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: 12

        Key {
            objectName: "book-again"
            width: 240
            desk: true
            text: qsTr("再约一个")
            onActivated: made.booking.again()
        }

        Key {
            objectName: "book-done"
            width: 240
            desk: true
            primary: true
            text: qsTr("好")
            onActivated: made.closeAsked()
        }
    }
}
