pragma Singleton
import QtQml

// The stroke paths, on a 48 grid. `names` lists them for the contact sheet.
QtObject {
    id: icons

    readonly property list<string> names: Object.keys(icons.paths)

    // The path of an icon; an unknown name is a mistake in the code and says so.
    function path(name: string): string {
        if (name === "")
            return "";
        const found = icons.paths[name];
        if (found === undefined) {
            console.warn("there is no icon named " + name);
            return "";
        }
        return found;
    }

    readonly property var paths: ({
            "enquiry": "M21 42 H13 A4 4 0 0 1 9 38 V10 A4 4 0 0 1 13 6 H33 A4 4 0 0 1 37 10 V20 M16 14 H30 M16 21 H23 M31 27 A6.5 6.5 0 1 1 30.99 27 Z M36 38 L42 44",
            "bill": "M10 6 H38 V42 L33.3 38.5 L28.7 42 L24 38.5 L19.3 42 L14.7 38.5 L10 42 Z M18 12 L24 20 L30 12 M24 20 V32 M18 21 H30 M18 27 H30",
            "deposit": "M15 6 H33 A3 3 0 0 1 36 9 V17 A3 3 0 0 1 33 20 H15 A3 3 0 0 1 12 17 V9 A3 3 0 0 1 15 6 Z M24 10.6 A2.4 2.4 0 1 1 23.99 10.6 Z M24 23 V35 M19 30.5 L24 35.5 L29 30.5 M7 33 V39 A3 3 0 0 0 10 42 H38 A3 3 0 0 0 41 39 V33",
            "withdrawal": "M7 15 V9 A3 3 0 0 1 10 6 H38 A3 3 0 0 1 41 9 V15 M24 9 V23 M19 18.5 L24 23.5 L29 18.5 M15 28 H33 A3 3 0 0 1 36 31 V39 A3 3 0 0 1 33 42 H15 A3 3 0 0 1 12 39 V31 A3 3 0 0 1 15 28 Z M24 32.6 A2.4 2.4 0 1 1 23.99 32.6 Z",
            "transfer": "M6 16 H42 M34 8 L42 16 L34 24 M42 32 H6 M14 24 L6 32 L14 40",
            "account": "M26 38 H11 A4 4 0 0 1 7 34 V13 A4 4 0 0 1 11 9 H37 A4 4 0 0 1 41 13 V24 M7 17 H41 M14 28 H20 M37 29 V43 M30 36 H44",
            "wealth": "M6 42 H42 M13 42 V31 M23 42 V26 M33 42 V21 M6 24 L18 14 L26 19 L41 6 M31 6 H41 V16",
            "corporate": "M5 42 H43 M10 42 V9 A3 3 0 0 1 13 6 H25 A3 3 0 0 1 28 9 V42 M28 21 H35 A3 3 0 0 1 38 24 V42 M16 14 H22 M16 22 H22 M16 30 H22",
            "booking": "M12 9 H36 A4 4 0 0 1 40 13 V37 A4 4 0 0 1 36 41 H12 A4 4 0 0 1 8 37 V13 A4 4 0 0 1 12 9 Z M8 18 H40 M16 5 V12 M32 5 V12 M18 29 L22.5 33.5 L31 25",
            "vip": "M14 8 H34 L43 19 L24 41 L5 19 Z M5 19 H43 M17 19 L24 41 L31 19 M14 8 L17 19 L24 8 L31 19 L34 8",
            "help": "M20 14 A7 7 0 1 1 19.99 14 Z M6 42 A14 14 0 0 1 34 42 M31 5 H43 V15 H38 L34 19 V15 H31 Z",
            "lock": "M13 21 H35 A3 3 0 0 1 38 24 V39 A3 3 0 0 1 35 42 H13 A3 3 0 0 1 10 39 V24 A3 3 0 0 1 13 21 Z M16 21 V14 A8 8 0 0 1 32 14 V21",
            "clock": "M24 6 A18 18 0 1 1 23.99 6 Z M24 13 V25 L32 29",
            "printer": "M13 18 V6 H35 V18 M13 35 H9 A4 4 0 0 1 5 31 V22 A4 4 0 0 1 9 18 H39 A4 4 0 0 1 43 22 V31 A4 4 0 0 1 39 35 H35 M13 29 H35 V42 H13 Z",
            "down": "M24 7 V41 M12 29 L24 41 L36 29",
            "right": "M6 24 H42 M30 12 L42 24 L30 36",
            "left": "M42 24 H6 M18 12 L6 24 L18 36",
            "up": "M24 41 V7 M12 19 L24 7 L36 19",
            "chevron-right": "M18 9 L33 24 L18 39",
            "chevron-left": "M30 9 L15 24 L30 39",
            "chevron-down": "M9 18 L24 33 L39 18",
            "chevron-up": "M9 30 L24 15 L39 30",
            "back": "M30 9 L15 24 L30 39",
            "home": "M5 23 L24 7 L43 23 M10 19 V41 H38 V19 M19 41 V29 H29 V41",
            "check": "M8 25 L19 36 L40 13",
            "eye-off": "M5 24 C12 12 36 12 43 24 C36 36 12 36 5 24 Z M24 18 A6 6 0 1 1 23.99 18 Z M8 40 L40 8",
            "phone": "M17 5 H31 A4 4 0 0 1 35 9 V39 A4 4 0 0 1 31 43 H17 A4 4 0 0 1 13 39 V9 A4 4 0 0 1 17 5 Z M21 37 H27",
            "card": "M10 10 H38 A4 4 0 0 1 42 14 V34 A4 4 0 0 1 38 38 H10 A4 4 0 0 1 6 34 V14 A4 4 0 0 1 10 10 Z M6 19 H42 M13 30 H19",
            "id-card": "M9 9 H39 A4 4 0 0 1 43 13 V35 A4 4 0 0 1 39 39 H9 A4 4 0 0 1 5 35 V13 A4 4 0 0 1 9 9 Z M17 16 A4.5 4.5 0 1 1 16.99 16 Z M10 33 A7 7 0 0 1 24 33 M29 19 H37 M29 27 H37",
            "people": "M18 7 A7.5 7.5 0 1 1 17.99 7 Z M5 41 V38 A13 13 0 0 1 31 38 V41 M31 8 A7.5 7.5 0 0 1 31 22 M36 27 A12 12 0 0 1 43 38 V41",
            "machine": "M13 5 H35 A4 4 0 0 1 39 9 V39 A4 4 0 0 1 35 43 H13 A4 4 0 0 1 9 39 V9 A4 4 0 0 1 13 5 Z M16 12 H32 V22 H16 Z M15 29 H33 M19 29 V37 H29 V29",
            "counter": "M24 5 A6.5 6.5 0 1 1 23.99 5 Z M11 31 A13 13 0 0 1 37 31 M4 31 H44 V37 H4 Z M9 37 V43 M39 37 V43",
            "grid": "M9 8 H19 V18 H9 Z M29 8 H39 V18 H29 Z M9 29 H19 V39 H9 Z M29 29 H39 V39 H29 Z",
            "bell": "M12 34 V21 A12 12 0 0 1 36 21 V34 M7 34 H41 M20 40 A4.5 4.5 0 0 0 28 40 M24 5 V9",
            "speaker": "M6 18 H13 L24 9 V39 L13 30 H6 Z M31 17 A9 9 0 0 1 31 31 M36 11 A17 17 0 0 1 36 37",
            "speaker-off": "M6 18 H13 L24 9 V39 L13 30 H6 Z M31 18 L43 30 M43 18 L31 30",
            "screen": "M9 8 H39 A4 4 0 0 1 43 12 V30 A4 4 0 0 1 39 34 H9 A4 4 0 0 1 5 30 V12 A4 4 0 0 1 9 8 Z M24 34 V41 M16 41 H32",
            "recall": "M39 17 A17 17 0 1 0 41 25 M40 7 V17 H30",
            "hold": "M12 6 H36 M12 42 H36 M15 6 V13 L33 35 V42 M33 6 V13 L15 35 V42",
            "transfer-to": "M5 24 H33 M23 14 L33 24 L23 34 M42 9 V39",
            "leave": "M20 8 H12 A4 4 0 0 0 8 12 V36 A4 4 0 0 0 12 40 H20 M17 24 H42 M33 15 L42 24 L33 33",
            "no-show": "M10 9 L31 24 L10 39 Z M39 9 V39",
            "pause": "M17 9 V39 M31 9 V39",
            "play": "M14 8 L38 24 L14 40 Z",
            "undo": "M14 8 L6 16 L14 24 M6 16 H30 A11 11 0 0 1 30 38 H14",
            "plus": "M24 8 V40 M8 24 H40",
            "minus": "M8 24 H40",
            "star": "M24 5 L29.9 17.6 L43 19.3 L33.4 28.8 L35.8 42.5 L24 35.8 L12.2 42.5 L14.6 28.8 L5 19.3 L18.1 17.6 Z",
            "close": "M10 10 L38 38 M38 10 L10 38",
            "swap": "M6 16 H42 M34 8 L42 16 L34 24 M42 32 H6 M14 24 L6 32 L14 40",
            "dots": "M9 24 A1 1 0 1 1 11 24 A1 1 0 1 1 9 24 Z M23 24 A1 1 0 1 1 25 24 A1 1 0 1 1 23 24 Z M37 24 A1 1 0 1 1 39 24 A1 1 0 1 1 37 24 Z",
            "expand": "M29 7 H41 V19 M41 7 L28 20 M19 41 H7 V29 M7 41 L20 28",
            "collapse": "M28 8 V20 H40 M28 20 L41 7 M20 40 V28 H8 M20 28 L7 41",
            "warning": "M24 6 L44 41 H4 Z M24 18 V29 M24 35 V35.02",
            "drag-dots": "M16 10 A1 1 0 1 1 18 10 A1 1 0 1 1 16 10 Z M30 10 A1 1 0 1 1 32 10 A1 1 0 1 1 30 10 Z M16 24 A1 1 0 1 1 18 24 A1 1 0 1 1 16 24 Z M30 24 A1 1 0 1 1 32 24 A1 1 0 1 1 30 24 Z M16 38 A1 1 0 1 1 18 38 A1 1 0 1 1 16 38 Z M30 38 A1 1 0 1 1 32 38 A1 1 0 1 1 30 38 Z",
            "backspace": "M17 9 H42 V39 H17 L5 24 Z M23 18 L35 30 M35 18 L23 30",
            "person": "M24 6 A8.5 8.5 0 1 1 23.99 6 Z M8 42 A16 16 0 0 1 40 42",
            "search": "M21 7 A14 14 0 1 1 20.99 7 Z M31 31 L42 42",
            "megaphone": "M7 20 V29 H13 L36 39 V9 L13 20 Z M15 30 L18 41 H24 L21 32 M41 20 V28",
            "radio": "M17 16 H33 A3 3 0 0 1 36 19 V40 A3 3 0 0 1 33 43 H17 A3 3 0 0 1 14 40 V19 A3 3 0 0 1 17 16 Z M19 16 V5 M20 23 H30 V29 H20 Z M20 35 H30",
            "face-very": "M24 5 A19 19 0 1 1 23.99 5 Z M13.5 20 Q16.5 15.5 19.5 20 M28.5 20 Q31.5 15.5 34.5 20 M13 27 H35 A11 11 0 0 1 13 27 Z",
            "face-satisfied": "M24 5 A19 19 0 1 1 23.99 5 Z M17 18 V20 M31 18 V20 M15 28.5 Q24 37 33 28.5",
            "face-unsatisfied": "M24 5 A19 19 0 1 1 23.99 5 Z M17 18 V20 M31 18 V20 M16 34 Q24 26.5 32 34",
            "settings": "M7 14 H25 M35 14 H41 M30 9 A5 5 0 1 1 29.99 9 Z M7 34 H13 M23 34 H41 M18 29 A5 5 0 1 1 17.99 29 Z"
        })
}
