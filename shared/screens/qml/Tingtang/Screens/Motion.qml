pragma Singleton
import QtQml

// Movement on or off: `Motion.reduced = true` makes every change immediate (pictures, tests, a reduced-motion wish).
QtObject {
    property bool reduced: false

    // A token duration, or nothing while motion is reduced. Milliseconds.
    function time(milliseconds: int): int {
        return reduced ? 0 : milliseconds;
    }
}
