"""Signing in at the wealth manager's seat, being away, the lock, and signing out."""

from __future__ import annotations

from desk.wealth.scene import ME, PIN, Morning
from shared import operations as do
from tests.desk.wealth.conftest import Sits


def test_signing_in_takes_the_seat_and_signing_out_leaves_it(sit: Sits, morning: Morning) -> None:
    manager = sit(signed_in=False)
    manager.parts.sign_in.submit(ME, "0000")
    assert manager.parts.sign_in.message == "工号或密码不对"
    manager.parts.sign_in.submit("1001", "1101")
    assert manager.parts.sign_in.message == "王芳（柜员）不坐这个席位"
    manager.parts.sign_in.submit(ME, PIN)
    assert manager.text("person") == "沈洁"
    assert [(one.staff, one.seat) for one in do.read_board(morning.lobby).present] == [(ME, "wealth")]
    manager.touch("away-switch")
    assert manager.sees("away-note")
    assert do.read_board(morning.lobby).present[0].away
    manager.touch("away-switch")
    assert not do.read_board(morning.lobby).present[0].away
    manager.touch("signOut")
    assert do.read_board(morning.lobby).present == ()
    assert manager.sees("staffNumber")


def test_who_was_signed_out_elsewhere_is_told(sit: Sits, morning: Morning) -> None:
    manager = sit()
    do.leave_seat(morning.lobby.acting(ME))
    manager.look()
    assert not manager.parts.seat.signedIn
    assert manager.parts.sign_in.message == "您已签退或换了席位，请重新签到"


def test_it_locks_over_everything_and_opens_as_it_was(sit: Sits, morning: Morning) -> None:
    manager = sit()
    manager.touch("reminded", "tab-list", "customer-1")
    manager.parts.lock.lock()
    assert manager.sees("lockedFor")
    manager.parts.lock.unlock(PIN)
    assert manager.sees("record-name")
    manager.parts.lock.lock()
    manager.touch("leaveLocked")
    assert do.read_board(morning.lobby).present == ()
    manager.parts.sign_in.submit(ME, PIN)
    assert not manager.sees("record-name")  # nothing of before is kept
