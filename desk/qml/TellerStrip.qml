pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The teller's seat as a bar of 720 × 96 above all other windows: drag it by its dots.
Window {
    id: strip

    objectName: "strip"

    required property TellerSeat seat
    required property TicketPanel ticket
    required property StripPlace place
    required property bool locked
    required property SeatRadio radio
    readonly property bool called: ticket.present && !ticket.serving
    readonly property bool canRecall: called && !ticket.escorted
    // While something is asked, a PIN too, the page shows the question; the bar comes back after it.
    readonly property bool shown: seat.signedIn && seat.strip && seat.sheet === "" && !locked

    function key(action: string): bool {
        return ticket.present && !seat.away && (action === "recall" ? canRecall : action !== "no-show" || called);
    }

    width: 720
    height: 96
    minimumWidth: 720
    maximumWidth: 720
    minimumHeight: 96
    maximumHeight: 96
    transientParent: null
    flags: Qt.Window | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint
    color: Light.paper
    title: qsTr("柜员小条")
    visible: false
    onShownChanged: {
        if (shown) {
            place.bring(strip);
            strip.show();
            keys.rest();
        } else {
            if (visible)
                place.keep(strip);
            strip.hide();
        }
    }
    Component.onDestruction: if (visible)
        place.keep(strip)
    onClosing: close => {
        close.accepted = false;
        seat.press("strip");
    }

    TellerKeys {
        id: keys

        anchors.fill: parent
        focus: true
        seat: strip.seat

        Rectangle {
            anchors.fill: parent
            color: "transparent"
            border.width: 1
            border.color: Light.edge
        }

        Item {
            id: grip

            width: 222
            height: parent.height

            Icon {
                x: 11
                anchors.verticalCenter: parent.verticalCenter
                name: "drag-dots"
                size: 20
                color: Light.ink2
            }

            DragHandler {
                target: null
                onActiveChanged: {
                    if (active)
                        strip.startSystemMove();
                    else
                        strip.place.keep(strip);
                }
            }
        }

        TicketNumber {
            id: number

            objectName: "stripNumber"
            x: 41
            y: 49 - height
            visible: strip.ticket.present
            number: strip.ticket.number
            pigment: strip.ticket.pigment
            size: 37
        }

        CapText {
            objectName: "stripTimer"
            x: number.x + number.width + 12
            y: 49 - height
            visible: strip.ticket.present && x + width < 218
            text: strip.ticket.timer
            size: 23
            color: strip.ticket.overtime ? WaitBands.named("orange").words : Light.good
        }

        Words {
            x: 41
            y: 35 - height / 2
            width: 172
            visible: !strip.ticket.present
            text: strip.ticket.title
            size: Type.desk.heading
            bold: true
            elide: Text.ElideRight
        }

        Row {
            x: 41
            y: 76 - height / 2
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: strip.ticket.present && strip.ticket.shown !== "" && line.quiet
                name: !strip.ticket.shownWell ? "clock" : strip.ticket.spokenWell ? "check" : "speaker-off"
                size: 15
                color: strip.ticket.shownWell && strip.ticket.spokenWell ? Light.good : Light.ink3
            }

            Words {
                id: line

                // A refusal or an undo stands here until it has gone; otherwise the receipts of the call.
                readonly property bool quiet: !strip.seat.away && strip.seat.notice === "" && strip.seat.undoText === ""
                // There is room for both only where they are well; else for the one that is not.
                readonly property string receipts: !strip.ticket.shownWell ? strip.ticket.shown : strip.ticket.spokenWell ? strip.ticket.shown + "·" + strip.ticket.spoken : strip.ticket.spoken

                objectName: "stripLine"
                width: Math.min(implicitWidth, 172 - (quiet ? 21 : 0))
                text: strip.seat.away ? qsTr("连不上，正在重连") : strip.seat.notice !== "" ? strip.seat.notice : strip.seat.undoText !== "" ? qsTr("Ctrl+Z 撤销：%1").arg(strip.seat.undoText) : strip.ticket.present ? (strip.ticket.shown !== "" ? receipts : strip.ticket.state) : strip.ticket.note
                size: Type.desk.caption
                color: quiet ? Light.ink2 : Light.ink
                elide: Text.ElideRight
            }
        }

        component StripKey: KeyFace {
            id: key

            required property string action
            required property string title
            required property string icon

            objectName: "strip-" + action
            desk: true
            width: 58
            height: 67
            name: title
            enabled: strip.key(action)
            onActivated: strip.seat.press(action)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                y: 11
                name: key.icon
                size: 20
                color: key.inkColor
            }

            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                y: 46 - height / 2
                width: Math.min(implicitWidth, 52)
                text: key.title
                size: Type.desk.caption
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 13
                bold: key.enabled
                color: key.inkColor
            }
        }

        Row {
            x: 222
            y: 14
            spacing: 8

            StripKey {
                action: "recall"
                title: qsTr("重呼")
                icon: "recall"
            }

            StripKey {
                action: strip.called ? "start" : "finish"
                title: strip.called ? qsTr("开始") : qsTr("完成")
                icon: "check"
            }

            StripKey {
                action: "hold"
                title: qsTr("挂起")
                icon: "hold"
            }

            StripKey {
                action: "no-show"
                title: qsTr("过号")
                icon: "no-show"
            }
        }

        KeyFace {
            id: next

            objectName: "stripNext"
            x: 490
            y: 12
            width: 178
            height: 72
            desk: true
            primary: true
            activeFocusOnTab: false
            name: strip.seat.primaryTitle + " " + strip.seat.primaryNumber
            enabled: strip.seat.primaryEnabled
            onActivated: strip.seat.press("next")

            Words {
                x: 14
                y: 24 - height / 2
                text: strip.seat.primaryTitle
                size: 20
                bold: next.enabled
                color: next.inkColor
            }

            Words {
                x: 14
                y: 48 - height / 2
                width: cap.visible ? cap.x - x - 4 : parent.width - 28
                text: next.enabled ? qsTr("%1，还有 %2 人").arg(strip.seat.primaryNumber).arg(strip.seat.more) : strip.seat.primaryNote
                size: Type.desk.caption
                color: next.inkColor
                elide: Text.ElideRight
            }

            Keycap {
                id: cap

                anchors.right: parent.right
                anchors.rightMargin: 12
                y: 24
                visible: next.enabled
                text: "F1"
                accent: true
            }
        }

        RadioCount {
            objectName: "stripRadio"
            anchors.horizontalCenter: expand.horizontalCenter
            y: 4
            size: 20
            radio: strip.radio
        }

        Pressable {
            id: expand

            objectName: "expand"
            x: 674
            y: 26
            width: 44
            height: 44
            name: qsTr("展开")
            onActivated: strip.seat.press("strip")

            FocusRing {
                around: expand
                anchors.margins: 2
                aroundRadius: Radius.deskChip
                visible: expand.focused
            }

            Icon {
                anchors.centerIn: parent
                name: "expand"
                size: 20
                color: Light.ink2
            }
        }
    }
}
