"""The voice of the lobby: what a call sounds like, and a speaker that never makes the wall wait.

`PhraseBook` says what is spoken, a `Speaker` speaks it and tells how it went. Only `engine` (a process of its own)
touches the speech engine and the sound card.
"""

from shared.voice.announcement import Announcement, Outcome, Part, Sentence, Urgency
from shared.voice.phrases import PhraseBook
from shared.voice.speaker import GuardedSpeaker, SilentSpeaker, Speaker, recording_speaker

__all__ = [
    "Announcement",
    "GuardedSpeaker",
    "Outcome",
    "Part",
    "PhraseBook",
    "Sentence",
    "SilentSpeaker",
    "Speaker",
    "Urgency",
    "recording_speaker",
]
