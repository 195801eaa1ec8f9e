import QtQuick
import Tingtang.Screens

// 其他业务: the services for which a home page has no room. `large` is a row, otherwise a card.
KeyFace {
    id: row

    property bool large: true
    property string names
    property bool chinese: true

    objectName: "others"
    name: title.text
    width: large ? 968 : 470
    height: (large ? Touch.kioskLargeRow : 276) + lip
    radius: large ? Radius.kioskLargeCard : Radius.kioskCard

    Rectangle {
        x: row.large ? 37 : 32
        y: row.large ? 37 : 30
        width: row.large ? 152 : 92
        height: width
        radius: row.large ? 36 : Radius.kioskTile
        color: Light.accentSoft

        Icon {
            anchors.centerIn: parent
            name: "grid"
            size: row.large ? 108 : 64
            color: Light.accent
        }
    }

    Line {
        id: title

        x: row.large ? 227 : 148
        middle: row.large ? 86 : 61
        text: qsTr("其他业务")
        size: row.large ? (row.chinese ? Type.kioskLarge.cardTitle : 72) : row.chinese ? 46 : 45
        bold: true
    }

    Line {
        x: title.x
        width: row.large ? 611 : parent.width - x - 16
        middle: row.large ? 169 : 113
        text: row.names
        size: row.large ? 40 : 28
        elide: Text.ElideRight
        color: Light.ink2
    }

    Icon {
        x: row.large ? 838 : 380
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron-right"
        size: 66
        strokeWidth: 3
        color: Light.accent
    }
}
