import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The page below the header, on 1440 × 840: whom I may receive, whom I receive now, and what the day brings.
FocusScope {
    id: page

    required property DeskStatus status
    required property WealthSeat seat
    required property WealthNote note
    required property WealthGuest guest
    required property WealthBook book
    required property WealthDealing dealing
    required property WealthNote recordNote
    required property WealthDealing recordDealing
    required property WealthPlanning planning
    required property WealthCorrect correct
    required property WealthRecord record
    required property WealthAdd add
    required property SeatRadio radio
    readonly property int panelX: 976

    Keys.onEscapePressed: {
        if (page.radio.open)
            page.radio.away();
        else if (page.book.panel === "record" || page.book.panel === "add")
            page.book.close();
        else
            page.guest.ask("");
    }

    RadioBar {
        id: bar

        x: Spacing.desk.margin
        y: 20
        width: 380
        lines: 3
        radio: page.radio
    }

    WealthInvitations {
        x: Spacing.desk.margin
        y: bar.visible ? bar.y + bar.height + 16 : 20
        width: 380
        height: parent.height - y - 24
        seat: page.seat
    }

    WealthGuestCard {
        x: 420
        y: 20
        width: 532
        height: parent.height - 44
        guest: page.guest
        note: page.note
        book: page.book
    }

    Rectangle {
        x: page.panelX
        width: parent.width - x
        height: parent.height
        color: Light.surface

        Rectangle {
            width: 1
            height: parent.height
            color: Light.line
        }

        Item {
            anchors.fill: parent
            anchors.margins: 24
            anchors.bottomMargin: toast.visible ? 36 + toast.height : sorry.visible ? 36 + sorry.height : 24

            RadioDrawer {
                anchors.fill: parent
                radio: page.radio
            }

            WealthPanel {
                anchors.fill: parent
                visible: !page.radio.open
                book: page.book
                dealing: page.dealing
                record: page.record
                recordNote: page.recordNote
                recordDealing: page.recordDealing
                planning: page.planning
                correct: page.correct
                add: page.add
            }
        }
    }

    Connections {
        target: page.seat

        function onRefused(sentence: string) {
            toast.hide();
            sorry.text = sentence;
            patience.restart();
        }

        function onTold(sentence: string) {
            sorry.text = "";
            toast.show(sentence, 5);
        }

        function onBegun() {
            sorry.text = "";
            toast.hide();
        }
    }

    // Why a step was refused that no card asked for.
    LobbyRefusal {
        id: sorry

        objectName: "sorry"
        x: page.panelX + 24
        width: parent.width - x - 24
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24

        Timer {
            id: patience

            interval: Duration.toast
            onTriggered: sorry.text = ""
        }
    }

    Toast {
        id: toast

        objectName: "toast"
        canUndo: false
        x: page.panelX + 24
        width: parent.width - x - 24
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 24
    }

    AwayCurtain {
        anchors.fill: parent
        visible: !page.status.connected
    }
}
