"""Recordings by a person: their names, and what is asked of them."""

from array import array
from pathlib import Path

from shared.voice.announcement import Part, Sentence
from shared.voice.recordings import Recordings, bounds, clipped, file_name
from shared.voice.sound import write_wav

LONG = "我们不会请您把钱转到“安全账户”。接到这样的电话，请先问工作人员，或者请大堂经理来帮您看一看"


def test_names_can_be_read_and_stand_on_any_disk() -> None:
    assert file_name(Part("zh", "请A012号", "")) == "zh-请A012号.wav"
    assert file_name(Part("en", "Ticket A012,", "")) == "en-Ticket-A012.wav"
    long, other = file_name(Part("zh", LONG, "")), file_name(Part("zh", LONG + "。谢谢", ""))
    assert long != other
    assert len(long) < 50
    assert not set('<>:"/\\|?* ') & set(file_name(Part("en", 'a/b\\c: "d" <e>|f?*', "")))


def test_a_sentence_needs_all_its_parts_whole(tmp_path: Path) -> None:
    parts = (Part("zh", "请A012号", "a"), Part("zh", "到3号窗口", "b"))
    recordings = Recordings(tmp_path)
    write_wav(tmp_path / file_name(parts[0]), array("h", [5] * 100))
    assert recordings.find(Sentence("zh", parts)) is None
    write_wav(tmp_path / file_name(parts[1]), array("h", [5] * 100))
    assert recordings.find(Sentence("zh", parts)) == [tmp_path / file_name(part) for part in parts]
    (tmp_path / file_name(parts[1])).write_bytes(b"broken")
    assert recordings.find(Sentence("zh", parts)) is None
    assert recordings.find(Sentence("zh", ())) is None


def test_a_calm_voice_is_within_the_bounds() -> None:
    low, high = bounds(Part("zh", "请A012号", "qing3 A ling2 yi1 er4 hao4"))
    assert low < 1.5 < 2.5 < high < 8
    low, high = bounds(Part("en", "Ticket A012,", "Ticket A zero one two,"))
    assert low < 1.5 < 2.5 < high < 9


def test_full_scale_in_a_row_is_clipping() -> None:
    assert clipped([0, 32767, 32767, -32768, 0])
    assert not clipped([32767, 0, 32767, 0, 32767])
