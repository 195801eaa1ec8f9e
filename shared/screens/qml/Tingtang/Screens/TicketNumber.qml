import QtQuick

// A ticket's number: the letter in its zone's colour, the digits in ink (all white on the accent colour).
// Its box is the cap height of the number; the baseline is its lower edge.
Item {
    id: ticket

    required property string number
    property string pigment: "azurite"
    property string ground: "light"
    property real size: Type.kiosk.ticketNumber
    property color digitColor: ground === "dark" ? Dark.text : ground === "flash" ? Dark.flashInk : ground === "accent" ? Light.inkOnAccent : Light.ink
    property color letterColor: ground === "accent" ? Light.inkOnAccent : Zones.of(pigment, ground).words

    implicitWidth: letter.implicitWidth + digits.implicitWidth
    implicitHeight: letter.implicitHeight
    baselineOffset: implicitHeight

    Accessible.role: Accessible.StaticText
    Accessible.name: number

    CapText {
        id: letter

        text: ticket.number.substring(0, 1)
        size: ticket.size
        color: ticket.letterColor
    }

    CapText {
        id: digits

        anchors.left: letter.right
        text: ticket.number.substring(1)
        size: ticket.size
        color: ticket.digitColor
    }
}
