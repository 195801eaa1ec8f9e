pragma ComponentBehavior: Bound

import QtQuick

// Ten digits, backspace and 确定. Who uses it also listens to a keyboard.
Grid {
    id: keys

    property string prefix
    property bool desk: true
    property real keyWidth: 83
    property real keyHeight: 64
    property int size: Type.desk.action
    property bool usable: true
    property bool ready: false

    signal typed(digit: string)
    signal erased
    signal submitted

    columns: 3

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "backspace", "0", "ok"]

        Key {
            required property string modelData

            objectName: keys.prefix + modelData
            desk: keys.desk
            width: keys.keyWidth
            height: keys.keyHeight
            guard: 60
            primary: modelData === "ok"
            // Digits belong to the page's own keyboard handling; a focused key would take Enter for itself.
            activeFocusOnTab: false
            size: keys.size
            text: modelData === "ok" ? qsTr("确定") : modelData === "backspace" ? "" : modelData
            icon: modelData === "backspace" ? "backspace" : ""
            name: modelData === "backspace" ? qsTr("退格") : text
            enabled: keys.usable && (modelData !== "ok" || keys.ready)
            onActivated: {
                if (modelData === "ok")
                    keys.submitted();
                else if (modelData === "backspace")
                    keys.erased();
                else
                    keys.typed(modelData);
            }
        }
    }
}
