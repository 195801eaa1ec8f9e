"""Two languages on a living screen, and files in step with the source."""

from __future__ import annotations

import pytest
from PySide6.QtQuick import QQuickItem

from shared.screens import translations
from shared.screens.app import Screen


def test_a_living_screen_changes_its_language(screen: Screen, show) -> None:
    window = show(
        """Window { id: window; width: 500; height: 100
            Toast { width: 500; text: "A017"; secondsLeft: 10 } }"""  # it stands: nobody started its clock
    )
    undo = window.findChild(QQuickItem, "undo")
    told: list[str] = []
    screen.languages.changed.connect(told.append)
    assert undo.property("name") == "撤销 10 秒"
    screen.languages.use("en")
    assert undo.property("name") == "Undo 10 s"
    screen.languages.use("en")
    screen.languages.use("zh")
    assert undo.property("name") == "撤销 10 秒"
    assert told == ["en", "zh"]


def test_an_unknown_language_is_refused(screen: Screen) -> None:
    with pytest.raises(ValueError, match="no such language: fr"):
        screen.languages.use("fr")
    assert screen.languages.language == "zh"


def test_every_text_has_its_english_and_the_released_file_is_in_step() -> None:
    assert translations.check() == []


def test_the_check_names_what_is_not_translated(tmp_path, monkeypatch) -> None:
    ts = tmp_path / translations.TS.name
    text = translations.TS.read_text(encoding="utf-8")
    assert "<translation>OK</translation>" in text
    ts.write_text(
        text.replace("<translation>OK</translation>", '<translation type="unfinished"></translation>'), encoding="utf-8"
    )
    monkeypatch.setattr(translations, "TS", ts)
    problems = translations.check()
    assert "not translated: DigitKeys: 确定" in problems
    assert any("is not what" in problem for problem in problems)


def test_a_wrong_word_on_the_command_line_is_not_understood(capsys) -> None:
    assert translations.main(["wash"]) == 2
    assert "update|release|check" in capsys.readouterr().out
