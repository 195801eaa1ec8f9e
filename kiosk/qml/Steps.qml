pragma ComponentBehavior: Bound

import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// Where the customer stands: done, here, still to come. Marks, not keys. Large pages do without.
Item {
    id: steps

    required property KioskScreen kiosk
    readonly property int count: repeater.count
    // What the marks and words leave over is shared by the lines between them.
    readonly property real stretch: count > 1 ? Math.max(24, (968 - row.fixed) / (count - 1)) : 0

    x: 56
    y: 194
    width: 968
    height: 52
    visible: !kiosk.large

    Row {
        id: row

        property real fixed: {
            let sum = 0;
            for (let at = 0; at < repeater.count; ++at)
                sum += (repeater.itemAt(at) as StepMark)?.content ?? 0;
            return sum;
        }

        Repeater {
            id: repeater

            model: steps.kiosk.steps

            StepMark {
                required property string code
                required property string service
                required property int index

                last: index === repeater.count - 1
                stretch: steps.stretch
                text: code === "service" ? (service !== "" ? service : qsTr("选业务")) : code === "booking" ? qsTr("预约码") : code === "amount" ? qsTr("大约金额") : code === "way" ? qsTr("办理方式") : qsTr("取号")
            }
        }
    }
}
