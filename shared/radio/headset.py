"""What is spoken into a headset: who speaks, and the words. Numbers are said digit by digit by the phrase book."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from shared.lobby.branch import Branch
from shared.lobby.messages import Message
from shared.radio.rules import concerns

_HANZI = re.compile(r"[㐀-䶿一-鿿]")


def to_speak(messages: Iterable[Message], staff: str, role: str, said: Collection[int]) -> list[Message]:
    """The open messages that concern this person and were not said yet, oldest first; also those that have come on."""
    return sorted(
        (one for one in messages if one.is_open and one.id not in said and concerns(one, staff, role)),
        key=lambda one: one.id,
    )


def spoken(branch: Branch, message: Message, language: str) -> dict[str, str]:
    """The sentence by its language. Whatever has hanzi in it is Mandarin; a name in hanzi is left out of English."""
    words = message.text.to(language)
    person = branch.people.get(message.by)
    if _HANZI.search(words):
        # The whole of it, as the English sentence may only hold a name in hanzi.
        return {"zh": f"{person.name}：{message.text.zh}" if person is not None else message.text.zh}
    if person is not None and not _HANZI.search(person.name):
        return {"en": f"{person.name}: {words}"}
    return {"en": words}
