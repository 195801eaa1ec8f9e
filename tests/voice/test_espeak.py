"""The espeak-ng program: what it renders, and what happens when it is missing, fails or hangs."""

import os
import sys
from pathlib import Path

import pytest

from shared.voice import espeak
from shared.voice.espeak import NoVoice, render, voices

needs_program = pytest.mark.skipif(not voices(), reason="espeak-ng is not installed")
needs_shell = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script as the program")


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    file = folder / "espeak-ng"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@needs_program
@pytest.mark.parametrize(("language", "words"), [("zh", "qing3 A ling2 yi1 er4 hao4"), ("en", "Ticket A zero one")])
def test_it_says_our_words(tmp_path: Path, language: str, words: str) -> None:
    render(language, words, tmp_path / "said.wav")
    assert (tmp_path / "said.wav").stat().st_size > 22_050


def test_without_the_program_there_is_no_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert voices() == {}
    with pytest.raises(NoVoice):
        render("en", "hello", tmp_path / "said.wav")


def test_a_language_it_is_not_used_for(tmp_path: Path) -> None:
    with pytest.raises(NoVoice):
        render("fr", "bonjour", tmp_path / "said.wav")


@needs_shell
def test_it_is_killed_when_it_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, "exec sleep 600")
    with pytest.raises(NoVoice, match="did not end"):
        render("en", "hello", tmp_path / "said.wav", patience=0.2)
    assert espeak.PATIENCE < 8.0, "its process's own limit comes first"


@needs_shell
def test_its_own_words_are_told_when_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, "echo no such voice >&2; exit 1")
    with pytest.raises(NoVoice, match="no such voice"):
        render("en", "hello", tmp_path / "said.wav")
