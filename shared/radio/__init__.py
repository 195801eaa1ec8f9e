"""The radio: short messages between staff. Pure: who a message concerns, who answers, when it goes on, what is spoken.

A message goes to a person, a role or everyone. One to a role or to everyone is taken by the first who answers; one to a
person is that person's. Nobody having answered in time, the lobby managers and the branch manager get it as well.
"""

from shared.lobby.messages import EVERYONE, RADIO_LIMIT, About, Ack, Kind, Message
from shared.radio.headset import alerts_to_speak, spoken, to_speak
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
from shared.radio.texts import ARRIVING, HANDED_OVER, alerted, arriving, handed_over

__all__ = [
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
    "address_name",
    "alerted",
    "alerts_to_speak",
    "answers",
    "arriving",
    "concerns",
    "due_radio",
    "handed_over",
    "is_due",
    "spoken",
    "taken",
    "to_speak",
]
