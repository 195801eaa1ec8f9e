import QtQuick

// The usual key: an icon and a word. `column` stacks them (the teller's row of actions), with an optional keycap.
KeyFace {
    id: key

    property string text
    property string icon
    property string hint
    property bool column: false
    property int size: desk ? Type.desk.action : primary ? Type.kiosk.buttonPrimary : Type.kiosk.button
    property real iconSize: column ? 24 : size * 1.2
    property real gap: desk ? 10 : 20

    name: text
    implicitHeight: desk ? Math.max(Touch.deskMinPx, column ? 112 : 56) + lip : Touch.kioskNavHeight
    implicitWidth: Math.max(desk ? Touch.deskMinPx : Touch.kioskMinPx, row.implicitWidth + 2 * (desk ? 18 : 40))

    Grid {
        id: row

        anchors.centerIn: parent
        columns: key.column ? 1 : Math.max(1, [key.icon, key.text, key.hint].filter(part => part !== "").length)
        spacing: key.column ? 6 : key.gap
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Icon {
            visible: key.icon !== ""
            name: key.icon
            size: key.iconSize
            color: key.inkColor
        }

        Words {
            visible: key.text !== ""
            text: key.text
            size: key.size
            bold: key.enabled
            color: key.inkColor
        }

        Keycap {
            visible: key.hint !== ""
            text: key.hint
            accent: key.primary
        }
    }
}
