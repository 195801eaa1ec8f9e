import QtQuick
import Tingtang.Screens

// A day of the strip: its name, its date, and how many are booked.
Toggle {
    id: day

    required property string key
    required property string label
    required property int count
    required property bool chosen
    required property bool open

    objectName: "day-" + key
    enabled: open
    checked: chosen
    size: Type.desk.secondary
    text: count > 0 ? `${label} (${count})` : label
}
