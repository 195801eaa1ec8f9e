// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQml

QtObject {
    readonly property string family: "Noto Sans CJK SC"
    component Metrics: QtObject {
        readonly property real capHeightEm: 0.733
        readonly property real ascentEm: 1.16
        readonly property real descentEm: 0.288
    }
    readonly property Metrics metrics: Metrics {}
    component LineHeight: QtObject {
        readonly property real number: 1.0
        readonly property real heading: 1.25
        readonly property real body: 1.4
    }
    readonly property LineHeight lineHeight: LineHeight {}
    component Kiosk: QtObject {
        readonly property int ticketNumber: 300
        readonly property int statNumber: 88
        readonly property int offerNumber: 92
        readonly property int question: 84
        readonly property int greeting: 76
        readonly property int clock: 92
        readonly property int amountBand: 60
        readonly property int offerHead: 52
        readonly property int cardTitle: 42
        readonly property int button: 36
        readonly property int buttonPrimary: 42
        readonly property int wait: 36
        readonly property int lead: 34
        readonly property int body: 30
        readonly property int caption: 27
        readonly property int footer: 26
        readonly property int minimum: 26
    }
    readonly property Kiosk kiosk: Kiosk {}
    component KioskLarge: QtObject {
        readonly property int question: 84
        readonly property int cardTitle: 84
        readonly property int help: 68
        readonly property int wait: 42
        readonly property int zoneName: 36
        readonly property int button: 40
        readonly property int footer: 32
        readonly property int minimum: 32
    }
    readonly property KioskLarge kioskLarge: KioskLarge {}
    component Wall: QtObject {
        readonly property int flashNumber: 352
        readonly property int callNumber: 304
        readonly property int callWindow: 188
        readonly property int callWords: 112
        readonly property int windowWord: 120
        readonly property int recent: 76
        readonly property int zoneWait: 76
        readonly property int zoneLetter: 56
        readonly property int zoneCount: 48
        readonly property int zoneName: 38
        readonly property int clock: 76
        readonly property int branch: 42
        readonly property int notice: 36
        readonly property int minimum: 36
    }
    readonly property Wall wall: Wall {}
    component Window: QtObject {
        readonly property int number: 270
        readonly property int message: 56
        readonly property int zoneName: 46
    }
    readonly property Window window: Window {}
    component Desk: QtObject {
        readonly property int ticketNumber: 120
        readonly property int timer: 60
        readonly property int primary: 38
        readonly property int nextNumber: 46
        readonly property int fact: 30
        readonly property int rowNumber: 24
        readonly property int heading: 18
        readonly property int action: 18
        readonly property int body: 16
        readonly property int secondary: 15
        readonly property int caption: 14
        readonly property int keycap: 13
        readonly property int minimum: 13
    }
    readonly property Desk desk: Desk {}
    component Phone: QtObject {
        readonly property int ticketNumber: 108
        readonly property int calledWindow: 176
        readonly property int calledTicket: 64
        readonly property int stat: 42
        readonly property int button: 17
        readonly property int body: 16
        readonly property int caption: 15
        readonly property int minimum: 14
    }
    readonly property Phone phone: Phone {}
    component Paper: QtObject {
        readonly property int ticketNumber: 196
        readonly property int stat: 60
        readonly property int zone: 44
        readonly property int heading: 36
        readonly property int body: 26
        readonly property int minimum: 26
    }
    readonly property Paper paper: Paper {}
}
