import QtQuick

// A wait in words: a range, no wait, people only where there is no estimate, or closed.
QtObject {
    property string kind
    property int low
    property int high
    property int ahead
    property bool large: false
    readonly property string words: kind === "none" ? (large ? qsTr("不用等") : qsTr("无需等待")) : kind === "range" ? qsTr("约 %1–%2 分钟").arg(low).arg(high) : kind === "closed" ? qsTr("暂停办理") : qsTr("前面 %1 人").arg(ahead)
    readonly property string people: qsTr("前面 %1 人").arg(ahead)
}
