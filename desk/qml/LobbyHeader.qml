import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The seat's header: the branch, and how the hall stands.
HeaderBar {
    id: header

    required property LobbySeat seat
    required property SeatRadio radio

    signal broadcastAsked

    count: header.seat.person
    person: header.seat.person
    onSignOutAsked: header.seat.signOut()

    component Fact: Row {
        id: fact

        property string lead
        property string figure
        property string unit

        anchors.verticalCenter: parent?.verticalCenter
        height: 24
        spacing: 6

        Words {
            anchors.baseline: number.baseline
            text: fact.lead
            size: Type.desk.secondary
            color: Light.ink2
        }

        Words {
            id: number

            anchors.verticalCenter: parent.verticalCenter
            text: fact.figure
            size: 22
            bold: true
        }

        Words {
            anchors.baseline: number.baseline
            text: fact.unit
            visible: text !== ""
            size: Type.desk.secondary
            color: Light.ink2
        }
    }

    Words {
        anchors.verticalCenter: parent.verticalCenter
        text: header.status.branch
        size: 20
        bold: true
    }

    Words {
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("大堂")
        color: Light.ink2
    }

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        visible: header.seat.signedIn
        width: 1
        height: 28
        color: Light.line
    }

    Row {
        anchors.verticalCenter: parent.verticalCenter
        visible: header.seat.signedIn && header.seat.ready
        height: 24
        spacing: 28

        Fact {
            lead: qsTr("等候")
            figure: String(header.seat.waiting)
            unit: qsTr("人", "people waiting")
        }

        Fact {
            lead: qsTr("最久")
            figure: String(header.seat.longest)
            unit: qsTr("分")
        }

        Fact {
            lead: qsTr("今天已办")
            figure: String(header.seat.finished)
        }
    }
    HeaderChip {
        objectName: "broadcast"
        anchors.verticalCenter: parent?.verticalCenter
        visible: header.seat.signedIn && header.seat.ready
        text: qsTr("广播")
        onActivated: header.broadcastAsked()
    }

    RadioChip {
        anchors.verticalCenter: parent?.verticalCenter
        compact: header.status.language !== "zh"
        radio: header.radio
    }
}
