import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Somebody new for the customer book: how to address, by what to know again, and the customer's consent.
LobbyDrawer {
    id: form

    required property WealthAdd add

    onVisibleChanged: if (visible)
        name.forceActiveFocus()

    Connections {
        target: form.add

        function onCleared() {
            name.text = "";
            value.text = "";
        }
    }

    foot: [
        LobbyRefusal {
            width: form.width
            text: form.add.refusal
        },
        Words {
            objectName: "add-missing"
            visible: text !== ""
            width: form.width
            text: form.add.missing
            size: Type.desk.secondary
            color: Light.ink2
        },
        Key {
            objectName: "add-save"
            width: form.width
            height: 60
            desk: true
            primary: true
            enabled: form.add.ready
            text: form.add.number !== "" ? qsTr("把 %1 加入客户簿").arg(form.add.number) : qsTr("加入客户簿")
            onActivated: form.add.save()
        }
    ]

    Item {
        width: parent.width
        height: 44

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("加一位客户")
            size: 22
            bold: true
        }

        LobbyClose {
            anchors.right: parent.right
            anchors.rightMargin: -9
            anchors.verticalCenter: parent.verticalCenter
            onActivated: form.closeAsked()
        }
    }

    Words {
        text: qsTr("怎么称呼")
        bold: true
    }

    TextLine {
        id: name

        objectName: "add-name"
        width: parent.width
        placeholder: qsTr("例如：王女士")
        maximumLength: 40
        onTextChanged: form.add.call(text)
    }

    LobbyOptions {
        width: parent.width
        heading: qsTr("等级")
        group: "add-tier"
        columns: 2
        model: form.add.tiers
        onPicked: key => form.add.rank(key)
    }

    LobbyOptions {
        width: parent.width
        heading: qsTr("下次凭什么认")
        group: "add-kind"
        columns: 4
        model: form.add.kinds
        onPicked: key => form.add.knowBy(key)
    }

    TextLine {
        id: value

        objectName: "add-value"
        width: parent.width
        placeholder: form.add.kind
        maximumLength: 60
        onTextChanged: form.add.identify(text)
    }

    Words {
        width: parent.width
        text: qsTr("号码不留原文：认得出人，看不回号码")
        size: Type.desk.caption
        color: Light.ink2
        wrapMode: Text.Wrap
    }

    LobbyOptions {
        width: parent.width
        heading: qsTr("怎么联系")
        group: "add-channel"
        columns: 3
        model: form.add.channels
        onPicked: key => form.add.reach(key)
    }

    Toggle {
        objectName: "add-consent"
        width: parent.width
        text: qsTr("客户同意建立档案")
        checked: form.add.consent
        onActivated: form.add.agree()
    }
}
