pragma ComponentBehavior: Bound

import QtQuick

// 中文 / English: each half of the track is a key. `language` is "zh" or "en"; a press asks with `chosen`.
Rectangle {
    id: track

    property string language: "zh"
    property bool desk: false
    property int size: desk ? Type.desk.body : Type.kiosk.body
    property real inset: desk ? 4 : 10

    signal chosen(language: string)

    implicitHeight: desk ? Touch.deskMinPx : Touch.kioskMinPx
    implicitWidth: desk ? 150 : 290
    radius: desk ? Radius.deskButton : Radius.kioskTile
    color: Light.sunk
    border.width: desk ? 1 : 2
    border.color: Light.line

    component Half: Pressable {
        id: half

        required property string code
        required property string label
        readonly property bool current: track.language === code

        name: label
        role: Accessible.RadioButton
        Accessible.checkable: true
        Accessible.checked: current
        height: track.height
        onActivated: if (!half.current)
            track.chosen(half.code)

        FocusRing {
            around: half
            aroundRadius: track.radius
            visible: half.focused
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: track.inset
            visible: half.current
            radius: Math.max(4, track.radius - track.inset / 2)
            color: Light.accent
        }

        Words {
            anchors.centerIn: parent
            text: half.label
            size: track.size
            bold: half.current
            color: half.current ? Light.inkOnAccent : Light.ink2
        }
    }

    Half {
        id: zh

        code: "zh"
        label: "中文"
        width: parent.width * 0.48
    }

    Half {
        code: "en"
        label: "English"
        anchors.left: zh.right
        anchors.right: parent.right
    }
}
