"""The header's clock."""

from __future__ import annotations

from datetime import datetime

import pytest

from shared.screens.clockface import ClockFace, ClockText, Moment, derive


@pytest.mark.parametrize(
    ("hour", "zh", "en"),
    [(3, "您好", "Hello"), (5, "早上好", "Good morning"), (10, "早上好", "Good morning"), (12, "中午好", "Good day"),
     (13, "下午好", "Good afternoon"), (18, "晚上好", "Good evening"), (23, "晚上好", "Good evening")],
)  # fmt: skip
def test_the_greeting_of_each_hour(hour: int, zh: str, en: str) -> None:
    now = datetime(2026, 6, 18, hour, 26)  # noqa: DTZ001
    assert derive(Moment(now)) == ClockText(f"{hour:02}:26", "6月18日 星期四", zh)
    assert derive(Moment(now, "en")) == ClockText(f"{hour:02}:26", "Thu 18 June", en)


def test_it_wakes_at_the_turn_of_the_minute_and_tells_only_what_changed(qapp, qtbot) -> None:
    times = iter((datetime(2026, 6, 18, 10, 26, 59, 999_000), datetime(2026, 6, 18, 10, 27)))  # noqa: DTZ001
    clock = ClockFace(lambda: next(times))
    dates: list[int] = []
    clock.dateChanged.connect(lambda: dates.append(1))
    with qtbot.waitSignal(clock.timeChanged):
        pass
    assert clock.property("time") == "10:27"
    assert dates == []


def test_it_speaks_the_language_of_the_screen(qapp) -> None:
    clock = ClockFace(lambda: datetime(2026, 6, 18, 10, 26), ticking=False)  # noqa: DTZ001
    clock.use("en")
    assert clock.property("date") == "Thu 18 June"
    assert clock.property("greeting") == "Good morning"
