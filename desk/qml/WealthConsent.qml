import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// Whether the customer agrees to be looked after by name, and what that means; one key notes what was said in person.
Column {
    id: consent

    required property WealthRecord record

    spacing: 10

    Words {
        width: parent.width
        text: consent.record.agreed ? qsTr("客户收回同意？") : qsTr("客户当面同意建立档案？")
        bold: true
        wrapMode: Text.Wrap
    }

    Words {
        width: parent.width
        text: consent.record.agreed ? qsTr("迎宾的席位不再显示称呼；已安排的电话、走访、生日和到期都取消。记录留着。") : qsTr("同意后，迎宾的席位显示称呼，可以安排电话、走访、生日问候和到期提醒。随时可以收回。")
        size: Type.desk.secondary
        color: Light.ink2
        wrapMode: Text.Wrap
    }

    Key {
        objectName: "consent-note"
        width: parent.width
        height: 52
        desk: true
        primary: true
        enabled: !consent.record.busy
        text: consent.record.agreed ? qsTr("登记：客户收回同意") : qsTr("登记：客户当面同意")
        size: Type.desk.body
        onActivated: consent.record.consents(!consent.record.agreed)
    }
}
