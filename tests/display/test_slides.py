"""The slideshow on the wall: real files, the real screen, and calls that come while it runs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from display import announcing, slides, slideshow
from display.wall import Wall
from shared.operations import broadcast, end_broadcast, events_after, publish
from shared.screens.pictures import grab
from tests.display.conftest import Hall

AFTER, SECONDS = 20, 12
RED, BLUE = "#c04030", "#2040c0"
Texts = Callable[[QQuickWindow], list[str]]


class Show:
    """A wall whose branch shows the pictures of a folder."""

    def __init__(self, hall: Hall, qtbot: QtBot, shipped: str, folder: Path) -> None:
        self.hall, self.qtbot, self.folder, self.shipped = hall, qtbot, folder, shipped
        self.publish()
        self.wall, self.window = hall.wall()
        qtbot.waitUntil(lambda: self.wall.board.props.condition == "")

    def publish(self, pictures: str | None = "", seconds: int = SECONDS) -> None:
        """Put a branch file with this folder into force."""
        line = f'pictures = "{pictures or self.folder}"\n' if pictures is not None else ""
        settings = f"[wall]\n{line}picture_seconds = {seconds}\npictures_after = {AFTER}\n"
        publish(self.hall.lobby, self.shipped.replace("[wall]\n", settings))

    @property
    def shown(self) -> str | None:
        showing = self.wall.slides.state.showing
        return showing.slide.name if showing is not None else None

    def pass_(self, seconds: float) -> None:
        """So many seconds go by."""
        self.hall.steady.at += seconds
        self.wall.slides.go_on()
        self.qtbot.waitUntil(lambda: not self.wall.slides.state.reading)

    def begin(self) -> None:
        """Until the first slide is on the wall."""
        self.pass_(AFTER - slideshow.LEAD)
        assert self.shown is None
        self.pass_(slideshow.LEAD)

    def next(self) -> None:
        """Until the next one is."""
        self.pass_(SECONDS - slideshow.LEAD)
        self.pass_(slideshow.LEAD)

    def colour(self) -> str:
        """In the middle of the call panel's place."""
        picture = grab(self.window)
        return picture.pixelColor(600 * picture.width() // 1920, 220 * picture.height() // 1080).name()

    def player(self) -> QObject:
        """The film's; it is loaded while the wall goes on, and is there before it is complete and plays."""

        def plays() -> bool:
            found = self.player_or_none()
            return found is not None and found.property("playing") is True

        self.qtbot.waitUntil(plays)
        found = self.player_or_none()
        assert found is not None
        return found

    def player_or_none(self) -> QObject | None:
        # Kept: what is found in an item dies with the Python object of that item.
        self._items = items(self.window.contentItem())
        for item in self._items:
            found = item.findChild(QObject, "player")
            if found is not None:
                return found
        return None


def items(root: QQuickItem) -> list[QQuickItem]:
    return [root, *(item for child in root.childItems() for item in items(child))]


def picture(path: Path, colour: str = RED, size: tuple[int, int] = (640, 360)) -> None:
    Image.new("RGB", size, colour).save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pictures"
    made.mkdir()
    return made


@pytest.fixture
def show(hall: Hall, qtbot: QtBot, shipped: str, folder: Path) -> Show:
    return Show(hall, qtbot, shipped, folder)


def test_pictures_come_when_it_is_quiet_and_the_last_call_stays_readable(
    show: Show, hall: Hall, qtbot: QtBot, texts: Texts, folder: Path
) -> None:
    picture(folder / "1.png", RED)
    picture(folder / "2.png", BLUE)
    hall.arrive(2)
    called = hall.call(3)
    qtbot.waitUntil(lambda: show.wall.state.turn is not None)
    hall.steady.at += announcing.RISE + announcing.HOLD
    show.wall.go_on()
    assert show.wall.state.turn is None
    show.begin()
    assert (show.shown, show.colour()) == ("1.png", RED)
    seen = texts(show.window)
    assert "正在叫号" not in seen
    # The number, now at the head of the list.
    assert called.number[1:] in seen
    assert seen.count("号窗口") == 1
    show.next()
    assert (show.shown, show.colour()) == ("2.png", BLUE)
    show.next()
    assert show.shown == "1.png"
    assert len(show.wall.slides.view.images) <= 2


def test_a_call_takes_the_wall_in_the_same_frame(show: Show, hall: Hall, qtbot: QtBot, folder: Path) -> None:
    picture(folder / "1.png")
    hall.arrive()
    show.begin()
    frames: list[tuple[bool, bool]] = []
    panel = next(item for item in items(show.window.contentItem()) if item.objectName() == "slides")
    show.window.afterAnimating.connect(lambda: frames.append((show.wall.flash.props.up, panel.isVisible())))
    called = hall.call(1)
    qtbot.waitUntil(lambda: any(up for up, _ in frames))
    # No frame has the picture beside the call, and none has neither.
    assert all(up != slide for up, slide in frames)
    assert show.colour() == "#fbf3df"
    qtbot.waitUntil(lambda: acknowledged(hall) == [called.seq])


def acknowledged(hall: Hall) -> list[int]:
    return [event.data["call"] for event in events_after(hall.lobby, 0) if event.kind == "call_shown"]


def test_ten_calls_in_a_burst_are_all_shown_in_order(show: Show, hall: Hall, qtbot: QtBot, folder: Path) -> None:
    picture(folder / "1.png")
    hall.arrive(10)
    show.begin()
    assert show.shown == "1.png"
    seqs = [hall.call(1 + at % 4, finish=True).seq for at in range(10)]
    qtbot.waitUntil(lambda: len(acknowledged(hall)) == 10)
    assert acknowledged(hall) == seqs
    turns = []
    while show.wall.state.turn is not None:
        assert show.shown is None
        turns.append(show.wall.state.turn.call.seq)
        due = announcing.due(show.wall.state)
        assert due is not None
        hall.steady.at = due
        show.wall.go_on()
    # A call that could be read and whose customer is at the counter by then gives up its turn; the order stays.
    assert turns == sorted(turns)
    assert turns[-1] == seqs[-1]
    show.begin()
    assert show.shown == "1.png"


def test_an_emergency_takes_the_wall_and_an_end_gives_it_back(
    show: Show, hall: Hall, qtbot: QtBot, folder: Path
) -> None:
    picture(folder / "1.png")
    show.begin()
    broadcast(hall.lobby, "火警", emergency=True)
    qtbot.waitUntil(lambda: show.shown is None)
    show.pass_(100)
    assert show.shown is None
    end_broadcast(hall.lobby)
    qtbot.waitUntil(lambda: show.wall.slides.state.quiet_since is not None)
    show.begin()
    assert show.shown == "1.png"


def test_pictures_give_way_where_the_lobby_cannot_be_read_or_is_closed(
    show: Show, hall: Hall, qtbot: QtBot, folder: Path
) -> None:
    picture(folder / "1.png")
    show.begin()
    show.wall.board.update(stale=True)
    assert show.shown is None
    show.wall.board.update(stale=False)
    show.begin()
    assert show.shown == "1.png"
    hall.clock.forward(minutes=600)
    show.wall.link.read()
    qtbot.waitUntil(lambda: show.wall.board.props.condition == "closed")
    assert show.shown is None


def test_the_folder_may_change_and_be_lost_while_it_runs(
    show: Show, folder: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    show.pass_(AFTER)
    assert show.shown is None
    picture(folder / "2.png", BLUE)
    show.pass_(slideshow.AGAIN)
    assert show.shown == "2.png"
    picture(folder / "1.png", RED)
    show.next()
    assert show.shown == "1.png"
    folder.rename(tmp_path / "away")
    with caplog.at_level(logging.WARNING):
        show.next()
        assert show.shown is None
        show.pass_(slideshow.AGAIN)
    assert len([one for one in caplog.records if "folder" in one.getMessage()]) == 1
    (tmp_path / "away").rename(folder)
    show.pass_(slideshow.AGAIN)
    assert show.shown is not None


@pytest.mark.qt_log_ignore("JPEG")
def test_a_broken_picture_is_passed_over(show: Show, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "1.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    picture(folder / "2.png")
    with caplog.at_level(logging.WARNING):
        show.begin()
    assert show.shown == "2.png"
    assert ["1.jpg" in one.getMessage() for one in caplog.records] == [True]


def test_a_published_branch_file_is_taken_up(show: Show, folder: Path, qtbot: QtBot, tmp_path: Path) -> None:
    picture(folder / "1.png")
    show.begin()
    other = tmp_path / "other"
    other.mkdir()
    picture(other / "5.png", BLUE)
    show.publish(str(other))
    qtbot.waitUntil(lambda: show.wall.slides.state.last == "")
    show.next()
    assert (show.shown, show.colour()) == ("5.png", BLUE)
    show.publish(None)
    qtbot.waitUntil(lambda: show.shown is None)
    show.pass_(500)
    assert show.shown is None


def test_a_folder_that_hangs_holds_up_nothing(
    show: Show, hall: Hall, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from display.slidefolder import SlideFolder

    go = threading.Event()
    monkeypatch.setattr(SlideFolder, "next", lambda *_: go.wait(60) and None)
    hall.steady.at += AFTER
    show.wall.slides.go_on()
    assert show.wall.slides.state.reading
    hall.arrive()
    called = hall.call(1)
    qtbot.waitUntil(lambda: acknowledged(hall) == [called.seq])
    go.set()
    qtbot.waitUntil(lambda: not show.wall.slides.state.reading)


@pytest.fixture
def with_player(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has QtMultimedia, and a graphics card."""
    monkeypatch.setenv("QML_IMPORT_PATH", str(Path(__file__).parent / "qml"))
    monkeypatch.setattr(slides, "draws_in_software", lambda _: False)


def test_without_a_graphics_card_films_are_not_tried(
    monkeypatch: pytest.MonkeyPatch,
    hall: Hall,
    qtbot: QtBot,
    shipped: str,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("QML_IMPORT_PATH", str(Path(__file__).parent / "qml"))
    (folder / "1.mp4").write_bytes(b"film")
    picture(folder / "2.png")
    show = Show(hall, qtbot, shipped, folder)
    with caplog.at_level(logging.WARNING):
        show.begin()
    assert show.shown == "2.png"
    assert ["graphics card" in one.getMessage() for one in caplog.records] == [True]


@pytest.fixture
def films(with_player: None, hall: Hall, qtbot: QtBot, shipped: str, folder: Path) -> Show:
    (folder / "1.mp4").write_bytes(b"film")
    picture(folder / "2.png")
    return Show(hall, qtbot, shipped, folder)


def test_a_film_plays_without_sound_to_its_end(films: Show, folder: Path, qtbot: QtBot) -> None:
    films.begin()
    player = films.player()
    assert player.property("source").toLocalFile() == str(folder / "1.mp4")
    # Without an audio output Qt's player has no sound.
    assert player.property("audioOutput") is None
    player.setProperty("hasVideo", True)
    player.setProperty("position", 40)
    assert films.wall.slides.state.showing is not None
    assert films.wall.slides.state.showing.moving
    films.pass_(60)
    assert films.shown == "1.mp4"
    player.setProperty("mediaStatus", 6)  # EndOfMedia
    assert (films.shown, films.colour()) == ("2.png", RED)
    qtbot.waitUntil(lambda: films.player_or_none() is None)


def test_a_call_ends_a_film(films: Show, hall: Hall, qtbot: QtBot) -> None:
    films.begin()
    assert films.player() is not None
    hall.arrive()
    hall.call(1)
    qtbot.waitUntil(lambda: films.shown is None)
    qtbot.waitUntil(lambda: films.player_or_none() is None)


def test_a_film_that_does_not_decode_is_passed_over_from_then_on(
    films: Show, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    films.begin()
    with caplog.at_level(logging.WARNING):
        QMetaObject.invokeMethod(films.player(), "fail")
    assert films.shown == "2.png"
    films.next()
    assert films.shown == "2.png"
    assert ["no decoder" in one.getMessage() for one in caplog.records] == [True]


def test_without_a_player_the_pictures_are_shown(show: Show, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "1.mp4").write_bytes(b"film")
    picture(folder / "2.png")
    with caplog.at_level(logging.WARNING):
        show.begin()
        show.next()
    assert show.shown == "2.png"
    assert ["QtMultimedia" in one.getMessage() for one in caplog.records] == [True]


def test_the_wall_is_a_wall_of_its_size(show: Show, folder: Path) -> None:
    picture(folder / "1.png", size=(3000, 1700))
    show.window.resize(3840, 2160)
    show.begin()
    (image,) = show.wall.slides.view.images.values()
    assert (image.width(), image.height()) == (2208, 1216)


def test_nothing_moves_between_two_pictures(show: Show, folder: Path, qtbot: QtBot) -> None:
    picture(folder / "1.png")
    show.begin()
    assert show.shown == "1.png"
    grab(show.window)
    state = show.wall.slides.state
    show.wall.slides.go_on()
    assert show.wall.slides.state is state or show.wall.slides.state == state
    due = slideshow.due(state)
    assert due == show.hall.steady.at + SECONDS - slideshow.LEAD


def test_the_wall_goes_down_with_a_picture_on_it(show: Show, folder: Path, hall: Hall) -> None:
    picture(folder / "1.png")
    show.begin()
    wall: Wall = show.wall
    hall.close()
    assert wall.slides.state.showing is not None
