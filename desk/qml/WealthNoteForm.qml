import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// A note: what was said, needs, products, the next step with its day. `brief` leaves room for the words alone.
Column {
    id: form

    required property WealthNote note
    property string group: "note"
    property string placeholder: qsTr("记录：谈了什么")
    property bool brief: false
    property bool primary: false
    // Whoever shows the form says itself why a note was refused.
    property bool silent: false

    spacing: 8

    function begin() {
        words.forceActiveFocus();
    }

    Connections {
        target: form.note

        function onCleared() {
            words.text = "";
            needs.text = "";
            products.text = "";
            step.text = "";
        }
    }

    Words {
        visible: form.brief
        text: qsTr("记录")
        bold: true
    }

    WealthTextArea {
        id: words

        objectName: form.group + "-text"
        width: parent.width
        placeholder: form.placeholder
        onTextChanged: form.note.write("text", text)
    }

    Row {
        visible: !form.brief
        width: parent.width
        spacing: 8

        TextLine {
            id: needs

            objectName: form.group + "-needs"
            width: (form.width - 8) / 2
            placeholder: qsTr("需求")
            onTextChanged: form.note.write("needs", text)
        }

        TextLine {
            id: products

            objectName: form.group + "-products"
            width: (form.width - 8) / 2
            placeholder: qsTr("谈到的产品")
            onTextChanged: form.note.write("products", text)
        }
    }

    TextLine {
        id: step

        objectName: form.group + "-step"
        visible: !form.brief
        width: parent.width
        placeholder: qsTr("下一步")
        onTextChanged: form.note.write("next_step", text)
    }

    Words {
        visible: form.brief && step.text !== ""
        width: parent.width
        text: qsTr("下一步：%1").arg(step.text) + (form.note.when !== "" ? qsTr("·") + form.note.when : "")
        size: Type.desk.secondary
        color: Light.ink2
        elide: Text.ElideRight
    }

    WealthDays {
        visible: !form.brief
        width: parent.width
        group: form.group + "-day"
        model: form.note.choices
        when: form.note.hint !== "" ? form.note.hint : form.note.when !== "" ? qsTr("到时提醒：%1").arg(form.note.when) : ""
        onPicked: days => form.note.inDays(days)
        onShifted: days => form.note.shift(days)
    }

    LobbyRefusal {
        width: parent.width
        text: form.silent ? "" : form.note.refusal
    }

    Key {
        objectName: form.group + "-save"
        visible: !form.brief
        width: parent.width
        height: 52
        desk: true
        primary: form.primary
        enabled: form.note.canSave
        text: qsTr("保存记录")
        size: Type.desk.body
        onActivated: form.note.save()
    }
}
