"""The folder of slides, with real files: what is shown of it, what is skipped, and how a picture comes out."""

from __future__ import annotations

import logging
import os
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QColor, QGuiApplication, QImage

from display.slidefolder import Found, Frame, SlideFolder, Unusable, drawn, in_turn

PLACE = Frame(276, 152, 8)


@pytest.fixture(autouse=True)
def _app(qapp: QGuiApplication) -> None:
    """Some of Qt's image formats need it."""


def picture(path: Path, size: tuple[int, int] = (320, 180), colour: str = "#c04030", **options: object) -> Path:
    Image.new("RGB", size, colour).save(path, **options)
    return path


def name(found: Found | None) -> str | None:
    return found.slide.name if found is not None else None


def colour(image: QImage, x: int, y: int) -> tuple[int, int, int, int]:
    return QColor(image.pixelColor(x, y)).getRgb()[:4]  # type: ignore[return-value]


def near(one: tuple[int, int, int, int], other: tuple[int, int, int]) -> bool:
    return one[3] == 255 and all(abs(a - b) < 12 for a, b in zip(one, other, strict=False))


def test_people_count_two_before_ten_and_after_the_last_comes_the_first() -> None:
    names = ["10.png", "2.png", "b.png", "A.png"]
    assert in_turn(names, "") == ["2.png", "10.png", "A.png", "b.png"]
    assert in_turn(names, "10.png") == ["A.png", "b.png", "2.png", "10.png"]
    assert in_turn(names, "b.png") == in_turn(names, "")
    # The one that was shown is gone from the folder.
    assert in_turn(names, "5.png")[0] == "10.png"


@given(st.sets(st.text("aB1209 _.é字", min_size=1, max_size=6)), st.text("aB120", max_size=4))
def test_every_name_has_its_turn(names: set[str], after: str) -> None:
    assert sorted(in_turn(names, after)) == sorted(names)


def test_slides_come_one_after_the_other_and_the_folder_may_change(tmp_path: Path) -> None:
    folder = SlideFolder(tmp_path)
    assert folder.next("", None, PLACE) is None
    picture(tmp_path / "2.jpg")
    picture(tmp_path / "1.png")
    (tmp_path / "3.mp4").write_bytes(b"film")
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / ".hidden.jpg").write_bytes(b"x")
    (tmp_path / "folder.jpg").mkdir()
    assert name(folder.next("", None, PLACE)) == "1.png"
    assert name(folder.next("1.png", None, PLACE)) == "2.jpg"
    film = folder.next("2.jpg", None, PLACE)
    assert film is not None
    assert (film.slide.name, film.slide.film, film.image) == ("3.mp4", True, None)
    assert name(folder.next("3.mp4", None, PLACE)) == "1.png"
    (tmp_path / "1.png").unlink()
    assert name(folder.next("3.mp4", None, PLACE)) == "2.jpg"


def test_the_picture_that_is_shown_is_not_decoded_again(tmp_path: Path) -> None:
    picture(tmp_path / "1.png")
    folder = SlideFolder(tmp_path, "no player")
    first = folder.next("", None, PLACE)
    assert first is not None
    again = folder.next("1.png", first.slide, PLACE)
    assert again is not None
    assert (again.slide, again.image) == (first.slide, None)
    picture(tmp_path / "1.png", colour="#00ff00")
    os.utime(tmp_path / "1.png", ns=(1, 1))
    changed = folder.next("1.png", first.slide, PLACE)
    assert changed is not None
    assert changed.image is not None


@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "gif", "bmp", "tiff"])
def test_the_usual_formats_are_drawn_whatever_the_file_is_called(tmp_path: Path, kind: str) -> None:
    picture(tmp_path / f"one.{kind}")
    (tmp_path / f"one.{kind}").rename(tmp_path / "one.jpg")
    image = drawn(tmp_path / "one.jpg", PLACE)
    assert (image.width(), image.height()) == (PLACE.width, PLACE.height)
    assert near(colour(image, 138, 76), (0xC0, 0x40, 0x30))
    assert colour(image, 0, 0)[3] == 0  # the round corner


def test_a_picture_of_another_shape_is_shown_whole(tmp_path: Path) -> None:
    image = drawn(picture(tmp_path / "upright.png", (100, 300)), PLACE)
    assert near(colour(image, 138, 76), (0xC0, 0x40, 0x30))
    assert colour(image, 20, 76)[3] == 0


def test_what_is_clear_in_a_picture_is_white(tmp_path: Path) -> None:
    Image.new("RGBA", (320, 180), (0, 0, 0, 0)).save(tmp_path / "ink.png")
    assert colour(drawn(tmp_path / "ink.png", PLACE), 138, 76) == (255, 255, 255, 255)


@pytest.mark.parametrize(
    ("orientation", "red"), [(1, (10, 76)), (3, (265, 76)), (6, (138, 5)), (8, (138, 146)), (5, (138, 5))]
)
def test_a_photograph_stands_upright(tmp_path: Path, orientation: int, red: tuple[int, int]) -> None:
    size = (320, 180) if orientation < 5 else (180, 320)
    photo = Image.new("RGB", size, "#2040c0")
    photo.paste("#c04030", (0, 0, size[0] // 4, size[1]))  # the left quarter, as the camera saw it
    exif = Image.Exif()
    exif[0x0112] = orientation
    if orientation >= 5:
        photo = Image.new("RGB", (180, 320), "#2040c0")
        photo.paste("#c04030", (0, 0, 45, 320))
    photo.save(tmp_path / "photo.jpg", exif=exif, quality=95)
    image = drawn(tmp_path / "photo.jpg", PLACE)
    assert near(colour(image, *red), (0xC0, 0x40, 0x30))
    away = (PLACE.width - 1 - red[0], PLACE.height - 1 - red[1])
    assert near(colour(image, *away), (0x20, 0x40, 0xC0))


def huge_png(path: Path, side: int) -> Path:
    """A PNG of a few kilobytes that says it has `side` × `side` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * (3 * side + 1) * 16, 9)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    return path


@pytest.mark.qt_log_ignore("Rejecting image as it exceeds")
@pytest.mark.parametrize("side", [9_000, 30_000])
def test_a_picture_too_large_for_memory_is_refused_and_not_tried(tmp_path: Path, side: int) -> None:
    with pytest.raises(Unusable):
        drawn(huge_png(tmp_path / "huge.png", side), PLACE)


def test_a_large_photograph_is_decoded_small(tmp_path: Path) -> None:
    photo = picture(tmp_path / "photo.jpg", (9000, 6000), quality=60)
    image = drawn(photo, PLACE)
    assert near(colour(image, 138, 76), (0xC0, 0x40, 0x30))


@pytest.mark.qt_log_ignore("JPEG data")
def test_what_cannot_be_shown_is_skipped_and_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    whole = picture(tmp_path / "photo.jpg", (640, 480)).read_bytes()
    (tmp_path / "photo.jpg").unlink()
    (tmp_path / "1 empty.jpg").touch()
    (tmp_path / "2 text.png").write_text("no picture at all")
    (tmp_path / "3 drawing.jpg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    (tmp_path / "4 header.jpg").write_bytes(whole[:40])
    picture(tmp_path / "5 good.png")
    folder = SlideFolder(tmp_path)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert name(folder.next("", None, PLACE)) == "5 good.png"
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 4
    assert [line.split(": ")[1][:7] for line in told] == ["1 empty", "2 text.", "3 drawi", "4 heade"]
    # It is looked at again when it has changed.
    picture(tmp_path / "1 empty.jpg")
    assert name(folder.next("", None, PLACE)) == "1 empty.jpg"


def test_a_folder_that_is_not_there_is_told_once_and_may_come(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = SlideFolder(tmp_path / "later")
    with caplog.at_level(logging.WARNING):
        assert folder.next("", None, PLACE) is None
        assert folder.next("", None, PLACE) is None
    assert len(caplog.records) == 1
    (tmp_path / "later").mkdir()
    picture(tmp_path / "later" / "1.png")
    assert name(folder.next("", None, PLACE)) == "1.png"


@pytest.mark.parametrize("odd", ["a\0b", "/etc/passwd", "x" * 5000])
def test_a_path_that_is_no_folder_is_none(odd: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert SlideFolder(Path(odd)).next("", None, PLACE) is None


def test_without_a_player_films_are_passed_over_and_it_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "1.mp4").write_bytes(b"film")
    picture(tmp_path / "2.png")
    folder = SlideFolder(tmp_path, "no player")
    with caplog.at_level(logging.WARNING):
        assert name(folder.next("", None, PLACE)) == "2.png"
        assert name(folder.next("2.png", None, PLACE)) == "2.png"
    assert ["no player" in record.getMessage() for record in caplog.records] == [True]
