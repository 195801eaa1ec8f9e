"""The time and date of a header, changed once a minute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Screens.Types"
QML_IMPORT_MAJOR_VERSION = 1

_DAYS_ZH = "一二三四五六日"
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
# From which hour each greeting holds.
_GREETINGS = ((0, "您好", "Hello"), (5, "早上好", "Good morning"), (11, "中午好", "Good day"),
              (13, "下午好", "Good afternoon"), (18, "晚上好", "Good evening"))  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """What the clock knows."""

    now: datetime
    language: str = "zh"


@dataclass(frozen=True)
class ClockText:
    """What a header shows: `10:26`, `6月18日 星期四` or `Thu 18 June`, `早上好`."""

    time: str
    date: str
    greeting: str


def derive(moment: Moment) -> ClockText:
    """The texts of a moment in its language."""
    now, zh = moment.now, moment.language == "zh"
    if zh:
        date = f"{now.month}月{now.day}日 星期{_DAYS_ZH[now.weekday()]}"
    else:
        date = f"{_DAYS_EN[now.weekday()]} {now.day} {_MONTHS_EN[now.month - 1]}"
    _, in_zh, in_en = next(words for words in reversed(_GREETINGS) if now.hour >= words[0])
    return ClockText(f"{now:%H:%M}", date, in_zh if zh else in_en)


@QmlElement
@QmlUncreatable("the screen makes it")
class ClockFace(QObject, ViewModel[Moment, ClockText]):  # type: ignore[operator]  # PySide types the decorator wrongly
    """`time`, `date` and `greeting` for QML. Wakes at the turn of each minute only."""

    timeChanged = Signal()
    dateChanged = Signal()
    greetingChanged = Signal()

    def __init__(
        self, now: Callable[[], datetime], language: str = "zh", *, ticking: bool = True, parent: QObject | None = None
    ) -> None:
        """`now` tells the branch's local time; `ticking=False` stands still (pictures)."""
        super().__init__(parent)
        self._now = now
        self.begin(Moment(now(), language), derive)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._ticking = ticking
        if ticking:
            self._arm()

    def tick(self) -> None:
        """Look at the clock now, and again at the next full minute."""
        self.update(now=self._now())
        if self._ticking:
            self._arm()

    def use(self, language: str) -> None:
        """Speak `zh` or `en`; connect it to `Languages.changed`."""
        self.update(language=language)

    def _arm(self) -> None:
        now = self.inputs.now
        # Just past the minute, so that a timer a little early does not show the old one again.
        self._timer.start(60_000 - (now.second * 1000 + now.microsecond // 1000) + 20)

    @Property(str, notify=timeChanged)
    def time(self) -> str:
        return self.props.time

    @Property(str, notify=dateChanged)
    def date(self) -> str:
        return self.props.date

    @Property(str, notify=greetingChanged)
    def greeting(self) -> str:
        return self.props.greeting
