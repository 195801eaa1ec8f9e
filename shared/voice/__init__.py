"""The voice of the lobby: what a call sounds like, and a speaker that never makes the wall wait.

`PhraseBook` says what is spoken, a `Speaker` speaks it and tells how it went. Rendering and playing happen in processes
of their own, which may hang or die without holding up the wall.
"""

from shared.voice.announcement import Announcement, Outcome, Part, Sentence, Urgency
from shared.voice.phrases import PhraseBook
from shared.voice.speaker import GuardedSpeaker, Health, Hours, Speaker, recording_speaker

__all__ = [
    "Announcement",
    "GuardedSpeaker",
    "Health",
    "Hours",
    "Outcome",
    "Part",
    "PhraseBook",
    "Sentence",
    "Speaker",
    "Urgency",
    "recording_speaker",
]
