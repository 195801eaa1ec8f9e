"""Which calls are listened to: all letters and counters of a branch, every digit in every place."""

import random
from dataclasses import dataclass

from shared.voice.announcement import Sentence
from shared.voice.phrases import PhraseBook

LETTERS = "ABVZCDEFGH"
COUNTERS = 12
PHRASES = PhraseBook({"zh": "请{number}号|到{counter}号窗口", "en": "Ticket {number},|please go to window {counter}"})


@dataclass(frozen=True, slots=True)
class Call:
    """A ticket called to a counter."""

    number: str
    counter: int

    def sentence(self, language: str) -> Sentence:
        """What is said."""
        announcement = PHRASES.call(self.number, self.counter)
        return next(sentence for sentence in announcement.sentences if sentence.language == language)


def calls(count: int = 60, letters: str = LETTERS) -> list[Call]:
    """The same made-up calls every time: letters and counters in turn, digits drawn evenly for each place."""
    chance = random.Random(20261124)
    places = []
    for _ in range(3):
        digits = [str(index % 10) for index in range(count)]
        chance.shuffle(digits)
        places.append(digits)
    return [
        Call(letters[index % len(letters)] + "".join(place[index] for place in places), index % COUNTERS + 1)
        for index in range(count)
    ]
