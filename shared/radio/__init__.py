"""The radio: short messages between staff. Pure: who a message concerns, who answers, when it goes on, what is spoken.

A message goes to a person, a role or everyone. One to a role or to everyone is taken by the first who answers; one to a
person is that person's. Nobody having answered in time, the lobby managers and the branch manager get it as well.
What the hall alerts to is said by the lobby itself, once while it lasts.
"""

from shared.lobby.messages import EVERYONE, RADIO_LIMIT, About, Ack, Kind, Message
from shared.radio.alerting import Telling, are_over, due_alerts, messages_of, radio_key, to_tell
from shared.radio.headset import spoken, to_speak
from shared.radio.rules import (
    ESCALATED_TO,
    MOST_OPEN,
    address_name,
    answers,
    concerns,
    due_radio,
    is_due,
    taken,
)
from shared.radio.texts import ALERT, ARRIVING, HANDED_OVER, arriving, handed_over

__all__ = [
    "ALERT",
    "ARRIVING",
    "ESCALATED_TO",
    "EVERYONE",
    "HANDED_OVER",
    "MOST_OPEN",
    "RADIO_LIMIT",
    "About",
    "Ack",
    "Kind",
    "Message",
    "Telling",
    "address_name",
    "answers",
    "are_over",
    "arriving",
    "concerns",
    "due_alerts",
    "due_radio",
    "handed_over",
    "is_due",
    "messages_of",
    "radio_key",
    "spoken",
    "taken",
    "to_speak",
    "to_tell",
]
