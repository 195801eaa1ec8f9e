"""Keys under a finger, a mouse, a keyboard; numbers and pads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from shared.screens.pictures import grab

KEY = """Window {
    id: window
    property int presses: 0
    property alias down: key.down
    width: 400; height: 300; color: Light.paper
    Key { id: key; objectName: "key"; x: 50; y: 50; width: 300; text: "取款"; focus: true
          onActivated: window.presses += 1 }
}"""
MIDDLE = QPoint(200, 120)


def item(window: QQuickWindow, name: str) -> QQuickItem:
    found = window.findChild(QQuickItem, name)
    assert isinstance(found, QQuickItem), name
    return found


def settle_guard(window: QQuickWindow) -> None:
    """As if the guard's time had gone by."""
    item(window, "key").setProperty("lastPress", 0)


def test_a_mouse_press_activates_once(show) -> None:
    window = show(KEY)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert window.property("down")
    assert window.property("presses") == 0
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert window.property("presses") == 1
    assert not window.property("down")


def test_a_finger_activates_once(show) -> None:
    window = show(KEY)
    finger = QTest.createTouchDevice()
    QTest.touchEvent(window, finger).press(1, MIDDLE, window).commit()
    QTest.touchEvent(window, finger).release(1, MIDDLE, window).commit()
    assert window.property("presses") == 1


def test_sliding_off_the_key_does_nothing(show) -> None:
    window = show(KEY)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=MIDDLE)
    QTest.mouseMove(window, QPoint(10, 280))
    assert not window.property("down")
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(10, 280))
    assert window.property("presses") == 0


def test_a_double_tap_is_one_wish_and_a_later_tap_another(show) -> None:
    window = show(KEY)
    item(window, "key").setProperty("guard", 60_000)
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, pos=MIDDLE)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert window.property("presses") == 1
    settle_guard(window)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert window.property("presses") == 2


@pytest.mark.parametrize("code", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_keyboard_presses_too(show, code: Qt.Key) -> None:
    window = show(KEY)
    window.requestActivate()
    item(window, "key").forceActiveFocus()
    QTest.keyPress(window, code)
    assert window.property("down")
    QTest.keyRelease(window, code)
    assert window.property("presses") == 1


def test_a_key_that_is_off_does_nothing_and_has_no_lip(show) -> None:
    window = show(KEY)
    item(window, "key").setProperty("enabled", False)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert window.property("presses") == 0
    picture = grab(window)
    assert QColor(picture.pixel(200, 50 + 148 - 3)) == QColor("#F7F3EB")


def test_a_pressed_key_drops_onto_its_lip(show) -> None:
    window = show(KEY)
    lip = 50 + 148 - 3
    assert QColor(grab(window).pixel(200, lip)) == QColor("#CFC4B1")
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=MIDDLE)
    pressed = grab(window)
    assert QColor(pressed.pixel(200, lip)) == QColor("#E3EBE4")
    assert QColor(pressed.pixel(200, 52)) == QColor("#F7F3EB")
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=MIDDLE)


def test_the_language_switch_asks_for_the_other_half(show) -> None:
    window = show(
        """Window { id: window; property string asked; width: 400; height: 200
            LanguageSwitch { onChosen: language => window.asked += language } }"""
    )
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(60, 48))
    assert window.property("asked") == ""
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(220, 48))
    assert window.property("asked") == "en"


PAD = """Window { id: window; property string got; width: 400; height: 500
    PinPad { id: pad; objectName: "pad"; focus: true; onEntered: pin => window.got = pin } }"""


def press(window: QQuickWindow, name: str) -> None:
    # The pad's keys are made by a Repeater, outside the window's QObject tree: ask where they are drawn.
    found = next(child for child in descendants(window.contentItem()) if child.objectName() == name)
    found.setProperty("lastPress", 0)
    middle = found.mapToScene(found.boundingRect().center())
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=middle.toPoint())


def descendants(root: QQuickItem) -> list[QQuickItem]:
    return [root, *(found for child in root.childItems() for found in descendants(child))]


def test_the_pin_pad_gives_the_pin_and_forgets_it(show) -> None:
    window = show(PAD)
    for key in ("pin-1", "pin-0", "pin-2", "pin-9", "pin-backspace", "pin-7", "pin-ok"):
        press(window, key)
    assert window.property("got") == "1027"
    assert item(window, "pad").property("typed") == 0
    shown = [child.property("text") for child in descendants(window.contentItem())]
    assert "1027" not in shown


def test_the_pin_pad_takes_the_keyboard_and_wants_enough_digits(show) -> None:
    window = show(PAD)
    item(window, "pad").forceActiveFocus()
    for digit in (Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_2):
        QTest.keyClick(window, digit)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert window.property("got") == ""
    QTest.keyClick(window, Qt.Key.Key_7)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert window.property("got") == "1027"


def test_a_toast_undoes_once(show) -> None:
    window = show(
        """Window { id: window; property int undone: 0; width: 500; height: 100
            Toast { id: toast; objectName: "toast"; width: 500; onUndone: window.undone += 1
                    Component.onCompleted: show("A017 已设为优先", 10) } }"""
    )
    for _ in range(2):
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(440, 28))
    assert window.property("undone") == 1
    assert not item(window, "toast").isVisible()


def test_every_icon_leaves_ink_in_its_own_colour(show) -> None:
    window = show(
        """Window { width: 1000; height: 400; color: "white"
            Grid { columns: 16; spacing: 4; Repeater { model: Icons.names
                Icon { required property string modelData
                       name: modelData; objectName: "icon"; color: "#B3261E" } } } }"""
    )
    icons = [child for child in descendants(window.contentItem()) if child.objectName() == "icon"]
    picture = grab(window)
    assert len(icons) > 50
    for icon in icons:
        at = icon.mapToScene(QPointF(0, 0)).toPoint()
        tile = picture.copy(at.x(), at.y(), 48, 48)
        inked = sum(QColor(tile.pixel(x, y)).saturation() > 150 for x in range(48) for y in range(48))
        assert inked > 8, icon.property("name")


def test_the_canvas_scales_as_a_whole(show) -> None:
    window = show(
        """Window { width: 540; height: 1000
            Canvas { anchors.fill: parent; designWidth: 1080; designHeight: 1920
                Item { objectName: "corner"; x: 1080; y: 1920 } } }"""
    )
    corner = item(window, "corner").mapToScene(QPointF(0, 0))
    assert (corner.x(), corner.y()) == (540, 20 + 960)


def test_two_pictures_of_one_window_are_the_same(show) -> None:
    window = show(KEY)
    assert grab(window) == grab(window)
    assert grab(window).size() == window.size()
