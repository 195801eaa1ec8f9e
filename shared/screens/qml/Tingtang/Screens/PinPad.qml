pragma ComponentBehavior: Bound

import QtQuick

// Digits for a PIN: shows only how many were typed. `entered(pin)` on 确定; the pad forgets the PIN at once.
FocusScope {
    id: pad

    property int minimumLength: 4
    property int maximumLength: 8
    property bool desk: true
    property bool busy: false
    property string message
    readonly property int typed: secret.length
    property string secret: ""
    readonly property int keySize: desk ? 64 : Touch.kioskPreferredPx
    readonly property int gap: desk ? 12 : Touch.gapMinPx

    signal entered(pin: string)

    // Forget what was typed.
    function clear() {
        secret = "";
    }

    function type(digit: string) {
        if (!busy && secret.length < maximumLength)
            secret += digit;
    }

    function erase() {
        secret = secret.substring(0, secret.length - 1);
    }

    function submit() {
        if (busy || secret.length < minimumLength)
            return;
        const pin = secret;
        clear();
        entered(pin);
    }

    implicitWidth: 3 * keySize * 1.3 + 2 * gap
    implicitHeight: column.implicitHeight
    Keys.onPressed: event => {
        if (/^[0-9]$/.test(event.text))
            pad.type(event.text);
        else if (event.key === Qt.Key_Backspace)
            pad.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            pad.submit();
        else
            return;
        event.accepted = true;
    }

    Column {
        id: column

        width: parent.width
        spacing: pad.gap

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            height: pad.keySize / 2
            spacing: pad.gap
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("已输入 %1 位").arg(pad.typed)

            Repeater {
                model: Math.max(pad.minimumLength, pad.typed)

                Rectangle {
                    required property int index

                    anchors.verticalCenter: parent?.verticalCenter
                    width: pad.keySize / 4
                    height: width
                    radius: width / 2
                    color: index < pad.typed ? Light.ink : "transparent"
                    border.width: 2
                    border.color: index < pad.typed ? Light.ink : Light.edge
                }
            }
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: pad.message !== ""
            text: pad.message.slice(0, 1).toUpperCase() + pad.message.slice(1)
            wrapMode: Text.Wrap
            size: pad.desk ? Type.desk.secondary : Type.kiosk.body
            color: Light.red
            Accessible.role: Accessible.AlertMessage
        }

        DigitKeys {
            prefix: "pin-"
            desk: pad.desk
            keyWidth: pad.keySize * 1.3
            keyHeight: pad.keySize
            spacing: pad.gap
            size: pad.desk ? Type.desk.fact * 0.8 : Type.kiosk.cardTitle
            usable: !pad.busy
            ready: pad.typed >= pad.minimumLength
            onTyped: digit => pad.type(digit)
            onErased: pad.erase()
            onSubmitted: pad.submit()
        }
    }
}
