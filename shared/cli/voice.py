"""`tingtang voice …`: rendering ahead, trying the voice, recordings by a person, and why nothing is heard."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shared import operations
from shared.cli.context import lobby, output
from shared.lobby.check import load
from shared.lobby.errors import BadInput, Refused

if TYPE_CHECKING:
    from shared.lobby.branch import Branch
    from shared.voice import Announcement, Outcome, Part, PhraseBook
    from shared.voice.studio import Sounds

voice_app = typer.Typer(no_args_is_help=True, help="语音 · the voice")
UpTo = Annotated[int, typer.Option("--up-to", min=1, max=999, help="每个区的号码到几 · numbers of each zone")]
_WAIT = 90.0
"""Seconds one part may take, the loading of the model with it."""


@voice_app.command("record-list")
def record_list(up_to: UpTo = 120) -> None:
    """真人录音清单：文件名与文字 · what a speaker records: file name and text."""
    from shared.voice.recordings import file_name

    parts = _parts(_branch(), up_to)
    # A part of two seconds takes about eight with a breath and a second try now and then.
    minutes = round(len(parts) * 8 / 60)
    rows = [{"file": file_name(part), "language": part.language, "text": part.text} for part in parts]
    words = [f"{row['file']}\t{row['text']}" for row in rows]
    words.append(f"共 {len(rows)} 条，约 {minutes} 分钟 · {len(rows)} recordings, about {minutes} minutes")
    output().tell({"recordings": rows, "minutes": minutes}, "\n".join(words))


@voice_app.command("import")
def import_recordings(
    folder: Annotated[Path, typer.Argument(help="录音文件夹 · the folder with the recordings (WAV)")],
    up_to: UpTo = 120,
) -> None:
    """检查录音，好的收下 · check recordings and take the good ones. The folder itself is not changed."""
    from shared.voice.recordings import default_folder, take_in

    if not folder.is_dir():
        raise BadInput("no-folder", f"没有文件夹 {folder}", f"no folder {folder}")
    try:
        taken, problems = take_in(folder, _parts(_branch(), up_to), default_folder())
    except OSError as problem:
        raise Refused("recordings-folder", f"无法写入：{problem}", f"cannot be written: {problem}") from problem
    lines = [f"{one.file}: {one.zh} · {one.en}" for one in problems]
    lines.append(f"收下 {len(taken)}，拒绝 {len(problems)} · {len(taken)} taken, {len(problems)} refused")
    refused = [{"file": one.file, "why": {"zh": one.zh, "en": one.en}} for one in problems]
    output().tell({"taken": taken, "refused": refused}, "\n".join(lines))
    if problems:
        raise typer.Exit(2)


@voice_app.command("build")
def build(up_to: UpTo = 120) -> None:
    """预先合成本网点的语音，可中断再续 · render ahead for this branch; may be stopped and goes on where it was."""
    from rich.console import Console
    from rich.progress import Progress

    from shared.voice.studio import Studio

    parts = _parts(_branch(), up_to)
    studio = Studio()
    link = next((link for link in studio.links if link.rendering.works), None)
    if link is None:
        studio.close()
        raise Refused("no-voice", "没有语音引擎", "no voice is installed; see `tingtang voice doctor`")
    made = there = 0
    failed: list[str] = []
    try:
        with Progress(console=Console(stderr=True)) as progress:
            for part in progress.track(parts, description=link.name):
                name = link.rendering.key(part)
                if name is None or studio.cache.find(name) is not None:
                    there += 1
                    continue
                link.rendering.wait([part], _WAIT)
                if studio.cache.find(name) is not None:
                    made += 1
                else:
                    failed.append(part.text)
                if not link.rendering.works or studio.cache.trouble:
                    why = studio.cache.trouble or link.rendering.why
                    raise Refused("voice-stopped", f"合成停止：{why}", f"rendering stopped: {why}")
    finally:
        studio.close()
    output().tell(
        {"voice": link.name, "rendered": made, "there": there, "failed": failed},
        "\n".join(
            [
                f"新合成 {made}，已有 {there}，失败 {len(failed)} · "
                f"{made} rendered, {there} there before, {len(failed)} failed",
                *failed,
            ]
        ),
    )
    if failed:
        raise typer.Exit(3)


@voice_app.command("say")
def say(
    words: Annotated[str, typer.Argument(help="文字，或票号 · a text, or a ticket's number (A012)")],
    counter: Annotated[str | None, typer.Argument(help="窗口 · the counter, with a ticket's number")] = None,
    english: Annotated[bool, typer.Option("--en", help="文字是英文 · the text is English")] = False,
    device: Annotated[str | None, typer.Option("--device", help="播放设备 · the playback device, by name")] = None,
    to: Annotated[Path | None, typer.Option("--to", help="写入 WAV 文件 · write a WAV file instead")] = None,
) -> None:
    """说一句，或叫一个号试试 · say a text, or try how a call sounds."""
    from shared.voice.playing import Player
    from shared.voice.studio import Studio

    book, _ = _book(_branch())
    said = book.call(words, counter) if counter else _text(words, english)
    studio = Studio()
    began = time.monotonic()
    try:
        sounds = studio.sounds(said, _WAIT)
        rendered = time.monotonic() - began
        if to is not None:
            outcome = _write(to, sounds, said.chime)
        else:
            player = Player(device=device)
            try:
                outcome = sounds.told(player.play(said.number, sounds.files, sounds.pauses, said.chime))
            finally:
                player.close()
    finally:
        studio.close()
    voices = ", ".join(sounds.voices) or "chime"
    output().tell(
        {
            "voices": list(sounds.voices),
            "ready": sounds.ready,
            "render_seconds": round(rendered, 3),
            "outcome": outcome,
        },
        f"{voices}: {rendered:.2f} s, {outcome}",
    )
    if outcome.startswith("failed"):
        raise typer.Exit(3)


@voice_app.command("doctor")
def doctor() -> None:
    """语音哪里有问题、怎么办 · each voice, the devices, the cache, and what to do."""
    import tempfile

    from shared.voice.cache import Cache
    from shared.voice.playing import equipment
    from shared.voice.studio import chain

    found: list[dict[str, Any]] = []
    lines: list[str] = []
    with tempfile.TemporaryDirectory(prefix="tingtang-voice-", ignore_cleanup_errors=True) as empty:
        for link in chain(Cache(Path(empty))):
            tried = _tried(link)
            found.append({"voice": link.name, **tried})
            lines.append(_voice_line(link.name, tried))
    place = equipment()
    lines.append(
        f"✓ 声音 · sound: {place.backend}: {', '.join(place.devices) or '-'}"
        if place.opens
        else f"✗ 打不开声音设备，请检查音箱和系统声音设置 · no playback ({place.why}): "
        "connect a loudspeaker, check the system's sound settings"
    )
    cache = Cache()
    asked_for = cache.folder
    cache.place("probe")
    if cache.trouble:
        lines.append(f"✗ 缓存写不进去 · nothing can be kept in {asked_for}: {cache.trouble}")
    files, size = cache.size()
    lines.append(
        f"  缓存 · cache: {cache.folder}, {files} files, {size / 2**20:.1f} MB of {cache.limit / 2**20:.0f} MB"
    )
    output().tell(
        {
            "voices": found,
            "sound": {"opens": place.opens, "backend": place.backend, "devices": place.devices, "why": place.why},
            "cache": {
                "folder": str(asked_for),
                "files": files,
                "bytes": size,
                "limit": cache.limit,
                "trouble": cache.trouble,
            },
        },
        "\n".join(lines),
    )
    cache.close()
    if not place.opens or not any(one["works"] for one in found):
        raise typer.Exit(1)


_REMEDIES = {
    "neural": "pip install 'tingtang[voice]'",
    "espeak": "sudo apt-get install espeak-ng",
    "system": "install a speech engine of the system",
}


def _voice_line(name: str, tried: dict[str, Any]) -> str:
    if not tried["installed"]:
        return f"✗ {name}: 没有安装 · not installed: {_REMEDIES[name]}"
    if not tried["works"]:
        return f"✗ {name}: 不能用 · does not work: {tried['why']}"
    return f"✓ {name}: {tried['seconds']:.1f} s (zh, en)"


def _tried(link: Any) -> dict[str, Any]:
    """Says one short part in each language with an empty cache."""
    from shared.voice import PhraseBook

    said = PhraseBook({}).notice({"zh": "到3号窗口", "en": "window 3"})
    parts = [part for sentence in said.sentences for part in sentence.parts]
    mine = [part for part in parts if part.language in link.rendering.identities]
    began = time.monotonic()
    try:
        for part in mine:
            link.rendering.wait([part], _WAIT)
        seconds = time.monotonic() - began
        why = link.rendering.why
    finally:
        link.rendering.close()
    return {"installed": bool(mine), "works": bool(mine) and not why, "seconds": round(seconds, 2), "why": why}


def _write(to: Path, sounds: Sounds, with_chime: bool) -> Outcome:
    from shared.voice.player import compose, outcome_of, read
    from shared.voice.sound import write_wav

    clips = [
        (pause, clip) for pause, file in zip(sounds.pauses, sounds.files, strict=True) if (clip := read(str(file)))
    ]
    try:
        write_wav(to, compose(clips, with_chime or not clips))
    except OSError as problem:
        raise BadInput("no-file", f"无法写入 {to}：{problem}", f"cannot write {to}: {problem}") from problem
    return sounds.told(outcome_of(len(clips), len(sounds.files)))


def _text(words: str, english: bool) -> Announcement:
    from shared.voice import PhraseBook

    return PhraseBook({}, chime=False).notice({"en" if english else "zh": words})


def _branch() -> Branch:
    return load(operations.published(lobby())[1])


def _book(branch: Branch) -> tuple[PhraseBook, tuple[str, ...]]:
    from shared.voice import PhraseBook

    words = branch.announcement
    # Both languages: a customer may have chosen the one the branch does not say.
    return PhraseBook({"zh": words.call.zh, "en": words.call.en}, words.languages, words.chime), ("zh", "en")


def _parts(branch: Branch, up_to: int) -> list[Part]:
    """Every part the branch may say, those that most calls share first: windows, notices, broadcasts, numbers."""
    book, languages = _book(branch)
    letters = [zone.letter for zone in branch.zone if zone.calls]
    numbers = [f"{letter}{number:03}" for letter in letters for number in range(1, up_to + 1)]
    first = numbers[0] if numbers else "A001"
    said = [book.call(first, counter.number, language=one) for counter in branch.counter for one in languages]
    said += [book.notice({"zh": text.zh, "en": text.en}) for text in (*branch.notice, *branch.broadcast)]
    window = branch.counter[0].number
    said += [book.call(number, window, language=one) for number in numbers for one in languages]
    parts = [part for one in said for sentence in one.sentences for part in sentence.parts]
    return list(dict.fromkeys(parts))
