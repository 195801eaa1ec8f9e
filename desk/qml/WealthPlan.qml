pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Today's plan, the overdue first; what is touched is ticked off or put off at the foot.
Item {
    id: plan

    required property WealthBook book
    required property WealthDealing dealing

    Row {
        id: summary

        height: 28
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: plan.book.late
            name: "warning"
            size: 22
        }

        Words {
            objectName: "plan-summary"
            anchors.verticalCenter: parent.verticalCenter
            visible: plan.book.trouble === ""
            text: plan.book.summary
            bold: rows.count > 0
            color: rows.count > 0 ? Light.ink : Light.ink3
        }
    }

    ListView {
        id: rows

        anchors.top: summary.bottom
        anchors.topMargin: 10
        anchors.bottom: sheet.top
        anchors.bottomMargin: sheet.visible ? 12 : 0
        width: parent.width
        spacing: 10
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: plan.book.plan

        delegate: WealthPlanRow {
            objectName: "plan-" + id
            width: rows.width
            asks: plan.dealing.id === id ? plan.dealing.asks : ""
            onOpened: plan.book.show(reference)
            onAsked: what => plan.dealing.ask(id, what)
        }
    }

    WealthPlanSheet {
        id: sheet

        anchors.bottom: parent.bottom
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: plan.dealing.asks !== ""
        dealing: plan.dealing
    }
}
