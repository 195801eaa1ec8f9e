import QtQuick

// One line of typing at a desk.
FocusScope {
    id: line

    property string placeholder
    property int maximumLength: 200
    property alias text: input.text
    property alias echoMode: input.echoMode
    property alias validator: input.validator

    signal accepted

    // What is typed or scanned next takes the place of what stands here.
    function selectAll() {
        input.selectAll();
    }

    implicitHeight: Touch.deskMinPx
    implicitWidth: 240
    activeFocusOnTab: true

    FocusRing {
        around: line
        aroundRadius: Radius.deskChip
        visible: input.activeFocus
    }

    Rectangle {
        anchors.fill: parent
        radius: Radius.deskChip
        color: line.enabled ? Light.surface : Light.paper
        border.width: 1
        border.color: Light.edge
    }

    TextInput {
        id: input

        anchors.fill: parent
        anchors.leftMargin: 14
        anchors.rightMargin: 14
        focus: true
        clip: true
        verticalAlignment: TextInput.AlignVCenter
        font.family: Type.family
        font.pixelSize: Type.desk.body
        color: line.enabled ? Light.ink : Light.ink3
        selectionColor: Light.accent
        selectedTextColor: Light.inkOnAccent
        selectByMouse: true
        maximumLength: line.maximumLength
        Accessible.role: Accessible.EditableText
        Accessible.name: line.placeholder
        onAccepted: line.accepted()
    }

    Words {
        anchors.fill: parent
        anchors.leftMargin: 14
        anchors.rightMargin: 14
        verticalAlignment: Text.AlignVCenter
        visible: input.text === "" && input.preeditText === ""
        text: line.placeholder
        color: Light.ink3
        elide: Text.ElideRight
    }
}
