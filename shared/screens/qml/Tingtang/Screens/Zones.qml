// Made from assets/design/tokens.json by `python -m shared.screens.tokens`. Do not edit.
pragma Singleton
import QtQuick

QtObject {
    id: zones
    readonly property ZoneColors malachiteLight: ZoneColors {
        solid: "#157A77"
        words: "#0B5553"
        soft: "#E2F0EE"
        letter: "#FFFFFF"
    }
    readonly property ZoneColors malachiteDark: ZoneColors {
        solid: "#7AF2EC"
        words: "#7AF2EC"
        soft: "#222D28"
        letter: "#16201B"
    }
    readonly property ZoneColors malachiteFlash: ZoneColors {
        solid: "#157A77"
        words: "#0B5553"
        soft: "transparent"
        letter: "#FFFFFF"
    }
    readonly property ZoneColors malachiteAccent: ZoneColors {
        solid: "#7AF2EC"
        words: "#7AF2EC"
        soft: "transparent"
        letter: "#16201B"
    }
    readonly property ZoneColors ochreLight: ZoneColors {
        solid: "#95640C"
        words: "#6A4300"
        soft: "#F6EAD3"
        letter: "#FFFFFF"
    }
    readonly property ZoneColors ochreDark: ZoneColors {
        solid: "#F6D988"
        words: "#F6D988"
        soft: "#222D28"
        letter: "#16201B"
    }
    readonly property ZoneColors ochreFlash: ZoneColors {
        solid: "#95640C"
        words: "#6A4300"
        soft: "transparent"
        letter: "#FFFFFF"
    }
    readonly property ZoneColors ochreAccent: ZoneColors {
        solid: "#F6D988"
        words: "#F6D988"
        soft: "transparent"
        letter: "#16201B"
    }
    readonly property ZoneColors azuriteLight: ZoneColors {
        solid: "#2F3F9F"
        words: "#2F3F9F"
        soft: "#E6E8F6"
        letter: "#FFFFFF"
    }
    readonly property ZoneColors azuriteDark: ZoneColors {
        solid: "#A3A6F7"
        words: "#A3A6F7"
        soft: "#222D28"
        letter: "#16201B"
    }
    readonly property ZoneColors azuriteFlash: ZoneColors {
        solid: "#2F3F9F"
        words: "#2F3F9F"
        soft: "transparent"
        letter: "#FFFFFF"
    }
    readonly property ZoneColors azuriteAccent: ZoneColors {
        solid: "#A3A6F7"
        words: "#A3A6F7"
        soft: "transparent"
        letter: "#16201B"
    }
    readonly property ZoneColors rougeLight: ZoneColors {
        solid: "#6A1838"
        words: "#6A1838"
        soft: "#F4E3E8"
        letter: "#FFFFFF"
    }
    readonly property ZoneColors rougeDark: ZoneColors {
        solid: "#FB8DA8"
        words: "#FB8DA8"
        soft: "#222D28"
        letter: "#16201B"
    }
    readonly property ZoneColors rougeFlash: ZoneColors {
        solid: "#6A1838"
        words: "#6A1838"
        soft: "transparent"
        letter: "#FFFFFF"
    }
    readonly property ZoneColors rougeAccent: ZoneColors {
        solid: "#FB8DA8"
        words: "#FB8DA8"
        soft: "transparent"
        letter: "#16201B"
    }
    // The colours of a pigment on a ground: light (paper), dark (wall), flash, accent.
    function of(pigment: string, ground: string): var {
        const key = pigment + "-" + ground;
        switch (key) {
        case "malachite-light": return zones.malachiteLight;
        case "malachite-dark": return zones.malachiteDark;
        case "malachite-flash": return zones.malachiteFlash;
        case "malachite-accent": return zones.malachiteAccent;
        case "ochre-light": return zones.ochreLight;
        case "ochre-dark": return zones.ochreDark;
        case "ochre-flash": return zones.ochreFlash;
        case "ochre-accent": return zones.ochreAccent;
        case "azurite-dark": return zones.azuriteDark;
        case "azurite-flash": return zones.azuriteFlash;
        case "azurite-accent": return zones.azuriteAccent;
        case "rouge-light": return zones.rougeLight;
        case "rouge-dark": return zones.rougeDark;
        case "rouge-flash": return zones.rougeFlash;
        case "rouge-accent": return zones.rougeAccent;
        default: return zones.azuriteLight;
        }
    }
}
