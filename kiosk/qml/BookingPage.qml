pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// 我有预约: six digits on a large keypad; a reader may type them too. What is wrong is said above the keys.
FocusScope {
    id: page

    required property KioskScreen kiosk
    required property KioskBooking booking
    required property KioskIdle idle
    readonly property bool large: kiosk.large
    readonly property string typed: booking.typed
    readonly property bool chinese: kiosk.language === "zh"
    readonly property real lift: large ? 112 : 0

    focus: true
    Component.onCompleted: forceActiveFocus()
    Keys.onPressed: event => {
        if (/^[0-9]$/.test(event.text))
            page.booking.type(event.text);
        else if (event.key === Qt.Key_Backspace)
            page.booking.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            page.booking.submit();
        else
            return;
        event.accepted = true;
    }

    Steps {
        kiosk: page.kiosk
    }

    Line {
        x: 56
        width: 968
        middle: 375 - page.lift
        text: qsTr("请输入预约码")
        size: page.chinese ? Type.kiosk.question : 68
        bold: true
    }

    Line {
        x: 56
        width: 968
        middle: 459 - page.lift
        text: qsTr("预约时给您的 6 位数字")
        size: page.large ? 40 : 32
        color: Light.ink2
    }

    // Two groups of three, as the code is read aloud.
    Row {
        id: boxes

        anchors.horizontalCenter: parent.horizontalCenter
        y: (page.large ? 514 : 522) - page.lift
        spacing: 20
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("已输入 %1").arg(page.typed)

        Repeater {
            model: 6

            Item {
                id: place

                required property int index
                readonly property string digit: page.typed.charAt(index)
                readonly property bool next: index === page.typed.length && !page.booking.paused

                width: 130 + (index === 3 ? 36 : 0)
                height: 132

                Rectangle {
                    anchors.right: parent.right
                    width: 130
                    height: parent.height
                    radius: Radius.kioskTile
                    color: place.digit !== "" ? Light.surface : "transparent"
                    border.width: place.next ? 4 : 2
                    border.color: place.next ? Light.accent : place.digit !== "" ? Light.line : Light.edge

                    CapText {
                        objectName: "digit-" + place.index
                        anchors.centerIn: parent
                        text: place.digit
                        size: 88
                    }
                }
            }
        }
    }

    Refusal {
        y: keys.y - height - (page.large ? 16 : 24)
        size: page.large ? 36 : 34
        text: page.kiosk.refusal
    }

    DigitKeys {
        id: keys

        prefix: "code-"
        desk: false
        x: 56
        y: page.large ? 704 : 836
        spacing: 20
        keyWidth: (968 - 40) / 3
        keyHeight: page.large ? 166 : 184
        size: page.large ? 76 : 68
        usable: !page.kiosk.busy && !page.booking.paused
        ready: page.booking.ready
        onTyped: digit => page.booking.type(digit)
        onErased: page.booking.erase()
        onSubmitted: page.booking.submit()
    }

    NavKeys {
        kiosk: page.kiosk
        idle: page.idle
    }
}
