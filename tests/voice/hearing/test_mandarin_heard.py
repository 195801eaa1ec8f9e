"""The slow gate: Whisper-base writes down what the Mandarin calls say, in a quiet hall and in a loud one.

Two figures a call: the share of the ticket's digits heard in their places, and whether the counter was heard. The
sound is what the display plays: two parts, each rendered on its own, joined at the phrase boundary.
"""

import pytest

from shared.voice.voices import voices
from tests.voice.hearing.calls import calls

if "zh" not in voices():
    pytest.skip("the extra `voice` is not installed", allow_module_level=True)
pytest.importorskip("faster_whisper", reason="the extra `hearing` is not installed")

from tests.voice.hearing.listening import Whisper, loud_hall
from tests.voice.hearing.saying import Mandarin
from tests.voice.hearing.scoring import Score, score

pytestmark = pytest.mark.voice


@pytest.fixture(scope="module")
def whisper(tmp_path_factory: pytest.TempPathFactory) -> Whisper:
    return Whisper(tmp_path_factory.mktemp("whisper"))


@pytest.fixture(scope="module")
def mandarin(tmp_path_factory: pytest.TempPathFactory) -> Mandarin:
    return Mandarin(tmp_path_factory.mktemp("said"))


def heard(whisper: Whisper, mandarin: Mandarin, *, noise: bool) -> Score:
    results = []
    for seed, call in enumerate(calls()):
        samples = mandarin.say(call)
        text = whisper.hear(loud_hall(samples, seed) if noise else samples)
        result = score(call, text)
        results.append(result)
        print(f"{call.number} -> {call.counter:2} {result.digits:4.2f} {result.window:.0f} {result.letter:.0f} {text}")
    total = Score.mean(results)
    print(f"{'5 dB' if noise else 'clean'}: {len(results)} calls, {total}")
    return total


def test_in_a_quiet_hall(whisper: Whisper, mandarin: Mandarin) -> None:
    total = heard(whisper, mandarin, noise=False)
    assert total.digits >= 0.97
    assert total.window >= 0.97


def test_in_a_loud_hall(whisper: Whisper, mandarin: Mandarin) -> None:
    total = heard(whisper, mandarin, noise=True)
    assert total.digits >= 0.80
    assert total.window >= 0.80
