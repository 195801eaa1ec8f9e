import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// A quiet line in both languages.
Row {
    id: foot

    required property RatingPad pad

    spacing: 18

    Words {
        objectName: "foot"
        text: foot.pad.foot
        size: 19
        color: Light.ink2
    }

    Words {
        text: foot.pad.footBeside
        size: 19
        color: Light.ink3
    }
}
