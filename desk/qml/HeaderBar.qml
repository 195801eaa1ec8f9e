import QtQuick
import Tingtang.Screens
import Tingtang.Desk

// The bar on top of every seat: who and where on the left (`content`), the store, the count and the clock on the right.
Rectangle {
    id: header

    required property DeskStatus status
    property string count
    // Who sits here, with a way out; empty hides both.
    property string person
    property bool canCollapse: false
    default property alias content: place.data
    // Where the content has to end, in its own coordinates.
    readonly property real contentEnd: tail.x - (leaving.visible ? leaving.width + 28 : 14) - place.x

    signal signOutAsked
    signal collapseAsked

    implicitHeight: 60
    color: Light.surface

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: 1
        color: Light.line
    }

    Logo {
        id: logo

        x: Spacing.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        size: 34
    }

    Row {
        id: place

        anchors.left: logo.right
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        spacing: 14
    }

    HeaderChip {
        id: leaving

        objectName: "signOut"
        anchors.left: place.right
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        visible: header.person !== ""
        text: qsTr("签退")
        onActivated: header.signOutAsked()
    }

    Row {
        id: tail

        anchors.right: parent.right
        anchors.rightMargin: Spacing.desk.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: 14

        HeaderChip {
            objectName: "language"
            anchors.verticalCenter: parent.verticalCenter
            text: header.status.language === "zh" ? "English" : "中文"
            onActivated: header.status.use(header.status.language === "zh" ? "en" : "zh")
        }

        HeaderChip {
            objectName: "collapse"
            anchors.verticalCenter: parent.verticalCenter
            visible: header.canCollapse
            name: qsTr("缩成小条")
            icon: "collapse"
            hint: "F11"
            onActivated: header.collapseAsked()
        }

        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: 8

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: 10
                height: 10
                radius: 5
                color: header.status.connected ? Light.good : "transparent"
                border.width: header.status.connected ? 0 : 2
                border.color: Light.orange
            }

            Words {
                objectName: "connection"
                anchors.verticalCenter: parent.verticalCenter
                text: header.status.connected ? qsTr("已连接") : qsTr("正在重连")
                size: Type.desk.secondary
                color: Light.ink2
            }
        }

        Words {
            objectName: "count"
            anchors.verticalCenter: parent.verticalCenter
            visible: header.count !== ""
            text: header.count
            size: Type.desk.secondary
            color: Light.ink2
        }

        CapText {
            objectName: "clock"
            anchors.verticalCenter: parent.verticalCenter
            text: header.status.time
            size: 24
        }
    }
}
