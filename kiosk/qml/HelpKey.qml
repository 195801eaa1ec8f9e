import QtQuick
import Tingtang.Screens
import Tingtang.Kiosk

// A person: the same dark key at the bottom right of every page; on large pages it fills the bottom.
Key {
    required property KioskScreen kiosk
    readonly property bool large: kiosk.large

    objectName: "help"
    primary: true
    icon: "help"
    text: large ? qsTr("请工作人员来帮我") : qsTr("需要人工帮助")
    size: large ? (kiosk.language === "en" ? 60 : Type.kioskLarge.help) : 36
    iconSize: large ? 100 : 46
    gap: large ? 36 : 18
    radius: large ? Radius.kioskLargeCard : Radius.kioskCard
    x: large ? 56 : 1024 - width
    y: large ? 1624 : 1676
    height: (large ? 196 : Touch.kioskNavHeight) + lip
    width: large ? 968 : 408
    onActivated: kiosk.askHelp("")
}
