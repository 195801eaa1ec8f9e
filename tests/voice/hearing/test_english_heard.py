"""PocketSphinx, which knows only the words of calls, hears which ticket goes to which window."""

import pytest

from shared.voice.voices import voices
from tests.voice.hearing.calls import Call

if "en" not in voices():
    pytest.skip("the extra `voice` is not installed", allow_module_level=True)
pocketsphinx = pytest.importorskip("pocketsphinx", reason="the extra `test` is not installed")

import numpy as np  # noqa: E402

from tests.voice.hearing.saying import English, at_16_khz  # noqa: E402

# Any ticket of four letters and three digits to any window: 48,000 calls, of which one is said.
GRAMMAR = """#JSGF V1.0;
grammar calls;
<letter> = a | b | v | z;
<digit> = zero | one | two | three | four | five | six | seven | eight | nine;
<counter> = one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve;
public <call> = ticket <letter> <digit> <digit> <digit> please go to window <counter>;
"""
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
COUNTERS = (*DIGITS[1:], "ten", "eleven", "twelve")
CALLS = [
    Call("A012", 3),
    Call("B345", 1),
    Call("V678", 2),
    Call("Z901", 4),
    Call("A786", 5),
    Call("B059", 6),
    Call("V124", 7),
    Call("Z537", 8),
    Call("A490", 10),
    Call("Z263", 12),
]


@pytest.fixture(scope="module")
def decoder() -> object:
    made = pocketsphinx.Decoder(lm=None, samprate=16000, loglevel="FATAL")
    made.add_jsgf_string("calls", GRAMMAR)
    made.activate_search("calls")
    return made


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> English:
    return English(tmp_path_factory.mktemp("said"))


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.number}-{call.counter}")
def test_the_call_is_heard(call: Call, english: English, decoder: object) -> None:
    samples = np.concatenate([np.zeros(4800, np.float32), english.say(call), np.zeros(4800, np.float32)])
    decoder.start_utt()  # type: ignore[attr-defined]
    decoder.process_raw((at_16_khz(samples) * 32767).astype("<i2").tobytes(), full_utt=True)  # type: ignore[attr-defined]
    decoder.end_utt()  # type: ignore[attr-defined]
    heard = decoder.hyp()  # type: ignore[attr-defined]
    digits = " ".join(DIGITS[int(digit)] for digit in call.number[1:])
    wanted = f"ticket {call.number[0].lower()} {digits} please go to window {COUNTERS[call.counter - 1]}"
    assert heard is not None
    assert heard.hypstr == wanted
