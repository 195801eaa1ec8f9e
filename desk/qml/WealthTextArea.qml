import QtQuick
import Tingtang.Screens

// Some lines of typing at a desk.
FocusScope {
    id: area

    property string placeholder
    property alias text: input.text

    implicitHeight: 88
    activeFocusOnTab: true

    FocusRing {
        around: area
        aroundRadius: Radius.deskChip
        visible: input.activeFocus
    }

    Rectangle {
        anchors.fill: parent
        radius: Radius.deskChip
        color: Light.surface
        border.width: 1
        border.color: Light.edge
    }

    Flickable {
        id: scroll

        anchors.fill: parent
        anchors.margins: 10
        anchors.leftMargin: 14
        anchors.rightMargin: 14
        contentWidth: width
        contentHeight: Math.max(height, input.contentHeight)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        // The line that is being written stays in sight.
        function follow(line: rect) {
            if (line.y < contentY)
                contentY = line.y;
            else if (line.y + line.height > contentY + height)
                contentY = line.y + line.height - height;
        }

        TextEdit {
            id: input

            width: scroll.width
            height: scroll.contentHeight
            focus: true
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            font.family: Type.family
            font.pixelSize: Type.desk.body
            color: Light.ink
            selectionColor: Light.accent
            selectedTextColor: Light.inkOnAccent
            selectByMouse: true
            Accessible.role: Accessible.EditableText
            Accessible.name: area.placeholder
            Keys.onTabPressed: event => {
                event.accepted = true;
                nextItemInFocusChain(true)?.forceActiveFocus(Qt.TabFocusReason);
            }
            onCursorRectangleChanged: scroll.follow(cursorRectangle)
        }
    }

    Words {
        anchors.fill: scroll
        visible: input.text === "" && input.preeditText === ""
        text: area.placeholder
        color: Light.ink3
        elide: Text.ElideRight
    }
}
