"""Every state of the teller's seat that matters, drawn from one made-up morning."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from desk.teller import radio_states, states
from desk.teller.scene import COUNTER, VIP_COUNTER, make_morning
from desk.teller.stage import Stage, stage_at
from shared.screens.pictures import grab, save

Scene = Callable[[Stage], None]


def draw(folder: Path) -> list[Path]:
    """Draw all pictures. Two runs give the same bytes."""
    found = []
    with tempfile.TemporaryDirectory() as kept:
        # The morning is lived through once; each picture begins from a copy of it.
        before = make_morning(Path(kept))
        # The first window of a process draws its glyphs a shade differently; that one is thrown away.
        with stage_at(before, "zh", COUNTER) as stage:
            grab(stage.parts.window)
        for language in ("zh", "en"):
            for name, scene in SCENES.items():
                with stage_at(before, language, AT.get(name, COUNTER)) as stage:
                    scene(stage)
                    window = _strip(stage.parts.window) if name.startswith("strip") else stage.parts.window
                    found.append(save(window, folder / f"desk-teller-{name}-{language}.png"))
    return found


def _strip(window: QQuickWindow) -> QQuickWindow:
    found = window.findChild(QQuickWindow, "strip")
    assert isinstance(found, QQuickWindow)
    return found


AT: dict[str, int | None] = {"signin-counters": None} | dict.fromkeys(
    ("escorted", "escorted-asked", "escorted-serving", "escorted-done", "strip-escorted"), VIP_COUNTER
)
"""Where a scene is not at counter 3."""
SCENES: dict[str, Scene] = {
    "locked": states.locked,
    "signin": states.signin,
    "signin-counters": states.signin,
    "signin-wrong": states.signin_wrong,
    "starting": states.starting,
    "idle": states.idle,
    "empty": states.empty,
    "booked": states.booked,
    "called": states.called,
    "unspoken": states.unspoken,
    "serving": states.serving,
    "done": states.done,
    "ask-arrived": states.ask_arrived,
    "no-show-again": states.no_show_again,
    "call-this": states.call_this,
    "hold": states.hold,
    "transfer": states.transfer,
    "pause": states.pause,
    "paused": states.paused,
    "sign-out": states.sign_out,
    "closing": states.closing,
    "aside": states.aside,
    "held": states.held,
    "missed": states.missed,
    "away": states.away,
    "long": states.long,
    "marked": states.marked,
    "invite": states.invite,
    "invite-consented": states.invite_consented,
    "invited": states.invited,
    "hand-over": states.hand_over,
    "invitation": states.invitation,
    "escorted": states.escorted,
    "escorted-asked": states.escorted_asked,
    "escorted-serving": states.escorted_serving,
    "escorted-done": states.escorted_done,
    "strip-escorted": states.strip_escorted,
    "strip": states.strip_serving,
    "strip-idle": states.strip_idle,
    "strip-called": states.strip_called,
    "strip-partly": states.strip_partly,
    "radio": radio_states.radio,
    "radio-message": radio_states.radio_message,
    "radio-escalated": radio_states.radio_escalated,
    "radio-answered": radio_states.radio_answered,
    "radio-many": radio_states.radio_many,
    "radio-long": radio_states.radio_long,
    "radio-to": radio_states.radio_to,
    "radio-about": radio_states.radio_about,
    "radio-refused": radio_states.radio_refused,
    "strip-radio": radio_states.strip_radio,
    "strip-radio-escalated": radio_states.strip_radio_escalated,
}
