import QtQuick

// Text in the house's family; `bold` chooses between its two weights. Set `size` in design px.
Text {
    property int size: Type.desk.body
    property bool bold: false

    // For lines that wrap: a figure stays with its unit, and no line ends with a single leftover character (design notes).
    function kept(said: string): string {
        return said.replace(/(\d) (?=min\b|s\b|[分秒])/g, "$1\u00a0").replace(/·/g, "\u2060·").replace(/(\S)(?=\S$)/, "$1\u2060");
    }

    color: Light.ink
    font.family: Type.family
    font.pixelSize: size
    font.weight: bold ? Font.Bold : Font.Normal
    font.hintingPreference: Font.PreferNoHinting
    textFormat: Text.PlainText
    renderType: Text.QtRendering
}
