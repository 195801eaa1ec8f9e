import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The seat's header: the branch, and how the hall stands.
HeaderBar {
    id: header

    required property LobbySeat seat
    required property SeatRadio radio
    required property LobbyReceptions receptions
    property string where: qsTr("大堂")
    property int waiting: seat.waiting
    property int longest: seat.longest
    property int done: seat.finished
    property string doneLead: qsTr("今天已办")
    property bool broadcasts: true

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
        // Gives its place, too, where words are long.
        visible: header.receptions.away === "" || header.status.language === "zh"
        text: header.where
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
            figure: String(header.waiting)
            unit: qsTr("人", "people waiting")
        }

        Fact {
            lead: qsTr("最久")
            figure: String(header.longest)
            unit: qsTr("分")
        }

        Fact {
            // Gives its place to who is away, which is more urgent.
            visible: header.receptions.away === ""
            lead: header.doneLead
            figure: String(header.done)
        }
    }
    HeaderChip {
        objectName: "broadcast"
        anchors.verticalCenter: parent?.verticalCenter
        visible: header.broadcasts && header.seat.signedIn && header.seat.ready
        text: qsTr("广播")
        onActivated: header.broadcastAsked()
    }

    RadioChip {
        anchors.verticalCenter: parent?.verticalCenter
        compact: header.status.language !== "zh" && header.broadcasts
        radio: header.radio
    }

    // Who is away from the post, and who minds it.
    Rectangle {
        id: post

        anchors.verticalCenter: parent?.verticalCenter
        visible: header.seat.signedIn && header.receptions.away !== ""
        width: away.width + 46
        height: 42
        radius: Radius.deskChip
        color: header.receptions.uncovered ? Light.orangeSoft : Light.accentSoft

        Icon {
            x: 12
            anchors.verticalCenter: parent.verticalCenter
            name: header.receptions.uncovered ? "warning" : "people"
            size: 16
            color: away.color
        }

        Words {
            id: away

            objectName: "away-from-post"
            x: 34
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(90, Math.min(implicitWidth, header.contentEnd - post.x - 46))
            text: header.receptions.away
            size: Type.desk.caption
            wrapMode: Text.Wrap
            maximumLineCount: 2
            lineHeight: 0.86
            color: header.receptions.uncovered ? WaitBands.orange.words : Light.ink
            elide: Text.ElideRight
        }
    }
}
