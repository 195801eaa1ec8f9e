"""The doctor looks at everything and never raises."""

import pytest

from shared import doctor


def test_a_look_that_breaks_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(doctor.subprocess, "run", broken)
    findings = {finding.name: finding for finding in doctor.examine(None)}
    assert not findings["qt"].ok
    assert "no more processes" in findings["sound"].en
    assert findings["python"].ok
    assert "store" not in findings


def test_the_store_is_looked_at_with_what_is_handed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(url: str | None) -> str:
        raise ConnectionError(f"nobody at {url}")

    good = doctor.examine("sqlite://", lambda url: f"open: {url}")[-1]
    bad = doctor.examine("sqlite://", away)[-1]
    assert (good.name, good.ok, good.en) == ("store", True, "open: sqlite://")
    assert (bad.ok, bad.en) == (False, "the store cannot be reached: nobody at sqlite://")
    assert bad.remedy
