import QtQuick

// Text in the house's family; `bold` chooses between its two weights. Set `size` in design px.
Text {
    property int size: Type.desk.body
    property bool bold: false

    color: Light.ink
    font.family: Type.family
    font.pixelSize: size
    font.weight: bold ? Font.Bold : Font.Normal
    font.hintingPreference: Font.PreferNoHinting
    textFormat: Text.PlainText
    renderType: Text.QtRendering
}
