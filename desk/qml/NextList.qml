pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The right side: who comes next and why; behind two chips, who is on hold and who was missed.
Card {
    id: card

    required property TellerSeat seat
    readonly property string mode: seat.listMode

    desk: true

    Words {
        x: 25
        y: 30 - height / 2
        text: card.mode === "held" ? qsTr("挂起") : card.mode === "missed" ? qsTr("过号") : qsTr("接下来")
        size: Type.desk.heading
        bold: true
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: 25
        y: 18
        visible: card.mode === "next" && card.seat.zoneName !== ""

        Words {
            text: qsTr("%1等候 ").arg(card.seat.zoneName)
            size: Type.desk.secondary
            color: Light.ink2
        }

        Words {
            text: String(card.seat.waiting)
            size: Type.desk.secondary
            bold: true
        }

        Words {
            text: qsTr(" 人") + (card.seat.wait !== "" ? qsTr("·%1").arg(card.seat.wait) : "")
            size: Type.desk.secondary
            color: Light.ink2
        }
    }

    ListView {
        id: list

        objectName: "line"
        x: 11
        y: 57
        width: 378
        // Whole rows: half a row above the last line reads as a mistake.
        height: Math.floor((card.height - 114) / 82) * 82
        clip: true
        visible: card.mode === "next"
        boundsBehavior: Flickable.StopAtBounds
        model: card.seat.line
        delegate: NextRow {
            objectName: "row-" + number
            width: list.width
            onCalled: number => card.seat.call(number)
        }
    }

    ListView {
        id: aside

        objectName: "aside"
        x: 11
        y: 57
        width: 378
        height: card.height - 114
        clip: true
        visible: card.mode !== "next"
        boundsBehavior: Flickable.StopAtBounds
        model: card.seat.aside
        delegate: AsideRow {
            width: aside.width
            word: card.mode === "held" ? qsTr("继续办理") : qsTr("重新排队")
            usable: !card.seat.away
            onTaken: number => card.seat.take(number)
        }
    }

    Words {
        anchors.centerIn: list
        visible: card.mode === "next" && list.count === 0
        text: qsTr("没有人等候")
        color: Light.ink3
    }

    Words {
        x: 25
        y: card.height - 34 - height / 2
        // Beside the chips it stands whole or not at all.
        opacity: x + implicitWidth < chips.x ? 1 : 0
        text: card.mode === "next" ? (card.seat.more > Math.floor(list.height / 82) ? qsTr("共 %1 位，按规则排序").arg(card.seat.more) : qsTr("按等候、预约和窗口能力排序")) : ""
        size: Type.desk.caption
        color: Light.ink2
    }

    Row {
        id: chips

        anchors.right: parent.right
        anchors.rightMargin: 14
        y: card.height - 34 - height / 2
        spacing: 8

        HeaderChip {
            objectName: "next"
            visible: card.mode !== "next"
            text: qsTr("接下来")
            onActivated: card.seat.press("back")
        }

        HeaderChip {
            objectName: "held"
            visible: card.seat.held > 0 && card.mode !== "held"
            text: qsTr("挂起 %1").arg(card.seat.held)
            hint: "F9"
            onActivated: card.seat.press("held")
        }

        HeaderChip {
            objectName: "missed"
            visible: card.seat.missed > 0 && card.mode !== "missed"
            text: qsTr("过号 %1").arg(card.seat.missed)
            hint: "F10"
            onActivated: card.seat.press("missed")
        }
    }
}
