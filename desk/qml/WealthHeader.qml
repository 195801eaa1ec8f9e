import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The seat's header: the branch, who sits here, and whether this person can be asked.
HeaderBar {
    id: header

    required property WealthSeat seat
    required property SeatRadio radio

    count: header.seat.ready ? qsTr("今天接待 %1 位").arg(header.seat.received) : ""
    person: header.seat.person
    onSignOutAsked: header.seat.signOut()

    Words {
        anchors.verticalCenter: parent.verticalCenter
        text: header.status.branch
        size: 20
        bold: true
    }

    Words {
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("理财经理")
        color: Light.ink2
    }

    Words {
        objectName: "person"
        anchors.verticalCenter: parent.verticalCenter
        visible: header.seat.signedIn
        leftPadding: 8
        text: header.seat.person
        bold: true
    }

    HeaderChip {
        objectName: "away-switch"
        anchors.verticalCenter: parent?.verticalCenter
        visible: header.seat.ready
        text: header.seat.away ? qsTr("我回来了") : qsTr("暂离")
        onActivated: header.seat.turnAway()
    }

    RadioChip {
        anchors.verticalCenter: parent?.verticalCenter
        compact: header.status.language !== "zh"
        radio: header.radio
    }
}
