pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// A customer's record: who, how to reach, what is planned, and the notes, newest first.
LobbyDrawer {
    id: drawer

    required property WealthRecord record
    required property WealthNote note
    required property WealthDealing dealing
    required property WealthPlanning planning
    required property WealthCorrect correct
    readonly property bool corrects: record.doing === "correct"
    // Beside a plan's own form the facts would leave no room for the plan.
    readonly property bool plans: record.doing === "plan" || record.doing === "deal"
    readonly property bool filled: record.name !== ""
    readonly property bool facts: filled && !corrects && !plans

    // Whether all of an item of the body is in sight.
    function shows(item: Item): bool {
        return item.y >= drawer.seenFrom && item.y + item.height <= drawer.seenTo;
    }

    Connections {
        target: drawer.record

        function onBegun() {
            drawer.rewind();
        }

        function onDoingChanged() {
            if (drawer.record.doing === "note")
                form.begin();
            if (drawer.corrects || drawer.plans)
                drawer.rewind();
        }
    }

    foot: [
        LobbyRefusal {
            width: drawer.width
            text: drawer.record.refusal
        },
        Key {
            objectName: "introduce"
            visible: drawer.record.introduces !== "" && drawer.record.doing === ""
            width: drawer.width
            height: 56
            desk: true
            text: qsTr("%1 就是这位客户").arg(drawer.record.introduces)
            size: Type.desk.body
            onActivated: drawer.record.introduce()
        },
        WealthNoteForm {
            id: form

            visible: drawer.record.doing === "note"
            width: drawer.width
            group: "record"
            primary: true
            note: drawer.note
        },
        WealthPlanForm {
            visible: drawer.record.doing === "plan"
            width: drawer.width
            planning: drawer.planning
        },
        WealthPlanSheet {
            visible: drawer.record.doing === "deal"
            width: drawer.width
            group: "deal"
            verbs: true
            dealing: drawer.dealing
        },
        WealthConsent {
            visible: drawer.record.doing === "consent"
            width: drawer.width
            record: drawer.record
        },
        LobbyRefusal {
            width: drawer.width
            text: drawer.correct.refusal
        },
        Words {
            objectName: "correct-missing"
            visible: drawer.corrects && text !== ""
            text: drawer.correct.missing
            size: Type.desk.secondary
            color: Light.ink2
        },
        Key {
            objectName: "correct-save"
            visible: drawer.corrects
            width: drawer.width
            height: 52
            desk: true
            primary: true
            enabled: drawer.correct.ready
            text: qsTr("保存更正")
            size: Type.desk.body
            onActivated: drawer.correct.save()
        },
        Key {
            objectName: "write-note"
            visible: drawer.filled
            width: drawer.width
            height: 52
            desk: true
            // Without consent, to record it comes first.
            primary: drawer.record.doing === "" && drawer.record.agreed
            text: drawer.record.doing !== "" ? qsTr("返回") : qsTr("写记录")
            size: Type.desk.body
            onActivated: drawer.record.do(drawer.record.doing !== "" ? drawer.record.doing : "note")
        }
    ]

    // A heading, and the key that adds to what stands below it.
    component Heading: Item {
        id: heading

        property alias text: title.text
        property string key
        property string keyName

        signal activated

        visible: drawer.filled && !drawer.corrects
        width: drawer.width
        height: key !== "" ? Touch.deskMinPx : 34

        Words {
            id: title

            anchors.verticalCenter: parent.verticalCenter
            bold: true
        }

        LobbyChip {
            objectName: heading.keyName
            anchors.right: parent.right
            visible: heading.key !== ""
            height: Touch.deskMinPx
            text: heading.key
            onActivated: heading.activated()
        }
    }

    component Quiet: Words {
        size: Type.desk.secondary
        color: Light.ink3
    }

    component Fact: Row {
        id: fact

        property string lead
        property string words

        visible: words !== "" && drawer.facts
        spacing: 10

        Words {
            width: 96
            text: fact.lead
            size: Type.desk.secondary
            color: Light.ink2
            elide: Text.ElideRight
        }

        Words {
            width: drawer.width - 106
            text: fact.words
            size: Type.desk.secondary
            wrapMode: Text.Wrap
        }
    }

    Item {
        width: parent.width
        height: Math.max(44, title.height)

        // A long name takes smaller lines.
        Words {
            id: title

            objectName: "record-name"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 54
            text: drawer.record.name
            size: text.length > 12 ? 20 : 28
            bold: true
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }

        LobbyClose {
            anchors.right: parent.right
            anchors.rightMargin: -9
            onActivated: drawer.closeAsked()
        }
    }

    Quiet {
        visible: drawer.record.loading
        text: qsTr("正在打开")
    }

    Fact {
        lead: qsTr("等级")
        words: drawer.record.tier
    }

    Fact {
        lead: qsTr("负责人")
        words: drawer.record.manager
    }

    Fact {
        lead: qsTr("联系方式")
        words: drawer.record.channel
    }

    Fact {
        lead: qsTr("偏好")
        words: drawer.record.preferences
    }

    Fact {
        lead: qsTr("上次来往")
        words: drawer.record.seen
    }

    Item {
        id: consent

        visible: drawer.facts
        width: parent.width
        height: Touch.deskMinPx

        Icon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            visible: drawer.shows(consent)
            name: drawer.record.agreed ? "check" : "warning"
            size: 18
            color: drawer.record.agreed ? Light.good : Light.ink
        }

        Words {
            objectName: "consent-state"
            anchors.left: mark.right
            anchors.leftMargin: 8
            anchors.right: agree.left
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            text: drawer.record.consent
            size: Type.desk.secondary
            bold: !drawer.record.agreed
            elide: Text.ElideRight
        }

        LobbyChip {
            id: agree

            objectName: "consent"
            anchors.right: amend.left
            anchors.rightMargin: 8
            height: parent.height
            strong: !drawer.record.agreed
            text: drawer.record.agreed ? qsTr("收回同意") : qsTr("登记同意")
            onActivated: drawer.record.do("consent")
        }

        LobbyChip {
            id: amend

            objectName: "correct"
            anchors.right: parent.right
            height: parent.height
            text: qsTr("更正")
            onActivated: drawer.record.do("correct")
        }
    }

    WealthCorrectForm {
        visible: drawer.corrects
        width: parent.width
        correct: drawer.correct
    }

    Rectangle {
        visible: drawer.facts
        width: parent.width
        height: 1
        color: Light.line
    }

    Heading {
        text: qsTr("计划")
        key: drawer.plans ? "" : qsTr("加计划")
        keyName: "plan-more"
        onActivated: drawer.record.do("plan")
    }

    Quiet {
        visible: drawer.filled && !drawer.corrects && planned.count === 0
        text: qsTr("还没有计划")
    }

    Repeater {
        id: planned

        model: drawer.record.planned

        WealthPlannedRow {
            objectName: "planned-" + id
            visible: !drawer.corrects && (drawer.record.doing !== "deal" || chosen)
            width: drawer.width
            chosen: drawer.dealing.id === id
            inSight: drawer.shows(this)
            onActivated: drawer.record.deal(id)
        }
    }

    Heading {
        text: qsTr("记录")
    }

    Quiet {
        visible: drawer.filled && !drawer.corrects && notes.count === 0
        text: qsTr("还没有记录")
    }

    Repeater {
        id: notes

        model: drawer.record.notes

        Column {
            id: written

            visible: !drawer.corrects

            required property string when
            required property string who
            required property string words
            required property var parts

            width: drawer.width
            bottomPadding: 8
            spacing: 3

            Words {
                text: written.when + qsTr("·") + written.who
                size: Type.desk.caption
                color: Light.ink2
            }

            Words {
                objectName: "note-words"
                width: parent.width
                visible: text !== ""
                text: written.words
                size: Type.desk.secondary
                wrapMode: Text.Wrap
            }

            Repeater {
                model: written.parts

                Words {
                    required property string modelData

                    width: drawer.width
                    text: modelData
                    size: Type.desk.secondary
                    color: Light.ink2
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
