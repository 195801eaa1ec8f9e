import QtQuick
import Tingtang.Screens

// The quiet line at the bottom.
Row {
    id: footer

    property string icon: "lock"
    property string text
    property bool large: false

    anchors.horizontalCenter: parent?.horizontalCenter
    y: 1868 - height / 2
    spacing: 14

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: footer.icon
        size: footer.large ? 32 : 26
        color: Light.ink3
    }

    Words {
        text: footer.text
        size: footer.large ? Type.kioskLarge.footer : Type.kiosk.footer
        color: Light.ink3
    }
}
