"""The queue's rules: who is next, what is said of it, and that every announcement ends exactly once."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from shared.voice.announcement import Announcement, Outcome, Urgency
from shared.voice.phrases import PhraseBook
from shared.voice.queueing import BARE, SHORTER, Queue, Turn, add, clear, drop, said, shortened, take

BOOK = PhraseBook({"zh": "请{number}号|到{counter}号窗口", "en": "Ticket {number},|please go to window {counter}"})


def queue_of(*announcements: Announcement, times: int = 1) -> Queue:
    queue = Queue()
    for one in announcements:
        queue, _ = add(queue, one, times)
    return queue


def order(queue: Queue) -> list[str]:
    taken = []
    while queue.busy:
        queue, turn = take(queue)
        if turn is None:
            break
        taken.append(turn.said.number)
    return taken


def calls(count: int) -> list[Announcement]:
    return [BOOK.call(f"A{index:03}", 1, seq=index) for index in range(1, count + 1)]


def test_first_come_first_served_and_a_recall_keeps_its_place() -> None:
    queue = queue_of(*calls(3))
    again = BOOK.call("A002", 9, seq=50)
    queue, ended = add(queue, again)
    assert [(one.seq, outcome) for one, outcome in ended] == [(2, Outcome.REPLACED)]
    assert order(queue) == ["A001", "A002", "A003"]
    assert queue.waiting[1].announcement is again


def test_an_emergency_goes_first_and_a_notice_waits_for_every_call() -> None:
    notice = BOOK.notice({"zh": "马上关门"})
    emergency = BOOK.notice({"zh": "请离开"}, urgency=Urgency.EMERGENCY)
    queue = queue_of(notice, *calls(2), emergency)
    first, turn = take(queue)
    assert turn is not None
    assert turn.said is emergency
    assert order(first) == ["A001", "A002", ""]


def test_a_repeat_is_said_only_while_nothing_waits() -> None:
    queue, turn = take(queue_of(*calls(1), times=2))
    assert turn is not None
    queue = said(queue, turn)
    alone, repeat = take(queue)
    assert repeat is not None
    assert (repeat.repeat, repeat.said.number) == (True, "A001")
    assert not said(alone, repeat).busy
    busy, _ = add(queue, BOOK.call("B001", 2))
    busy, turn = take(busy)
    assert turn is not None
    assert turn.said.number == "B001"
    assert not busy.busy
    assert not drop(queue, "A001")[0].busy


def test_quiet_hours_hold_back_all_but_an_emergency() -> None:
    assert (turn := take(queue_of(*calls(1)), quiet=True)[1]) is not None
    assert turn.quiet
    emergency = BOOK.notice({"zh": "请离开"}, urgency=Urgency.EMERGENCY)
    assert (turn := take(queue_of(emergency), quiet=True)[1]) is not None
    assert not turn.quiet
    queue, spoken = take(queue_of(*calls(1), times=2))
    assert spoken is not None
    assert take(said(queue, spoken), quiet=True) == (Queue(), None)


def test_the_backlog_takes_the_second_language_then_the_chime_never_the_customer_s_own() -> None:
    call = BOOK.call("A001", 1)
    assert shortened(call, SHORTER - 1) == call
    assert [one.language for one in shortened(call, SHORTER).sentences] == ["zh"]
    assert (shortened(call, BARE - 1).chime, shortened(call, BARE).chime) == (True, False)
    own = BOOK.call("A001", 1, language="en")
    assert [one.language for one in shortened(own, 200).sentences] == ["en"]
    assert shortened(Announcement("A001", ()), 200).chime, "with nothing to say the chime is all there is"
    emergency = BOOK.notice({"zh": "请离开", "en": "Please leave"}, urgency=Urgency.EMERGENCY)
    assert shortened(emergency, 200) == emergency


def test_two_hundred_calls_at_once_are_all_said_in_a_quarter_of_an_hour() -> None:
    queue = queue_of(*calls(200), times=2)
    seconds, numbers = 0.0, []
    while queue.busy:
        queue, turn = take(queue)
        assert turn is not None
        if not turn.repeat:
            numbers.append(turn.said.number)
            assert turn.said.sentences
        seconds += 1.9 * turn.said.chime + 3.5 * len(turn.said.sentences) + 0.5 * (len(turn.said.sentences) - 1)
        queue = said(queue, turn)
    assert numbers == [one.number for one in calls(200)]
    assert seconds < 15 * 60


class Lobby(RuleBasedStateMachine):
    """Any order of calls, recalls, drops and turns, against a plain account of what must have become of each."""

    def __init__(self) -> None:
        super().__init__()
        self.queue = Queue()
        self.turn: Turn | None = None
        self.asked: dict[int, Announcement] = {}
        self.ended: dict[int, Outcome] = {}
        self.gone_since: set[str] = set()

    def end(self, announcement: Announcement, outcome: Outcome) -> None:
        assert announcement.seq not in self.ended, "ended twice"
        self.ended[announcement.seq] = outcome

    @rule(
        letter=st.sampled_from("ABCDEF"),
        urgency=st.sampled_from(Urgency),
        times=st.integers(1, 3),
        language=st.sampled_from([None, "zh", "en"]),
    )
    def say(self, letter: str, urgency: Urgency, times: int, language: str | None) -> None:
        seq = len(self.asked) + 1
        if urgency is Urgency.CALL:
            announcement = BOOK.call(f"{letter}001", 3, seq=seq, language=language)
            self.gone_since.discard(announcement.number)
        else:
            announcement = BOOK.notice({"zh": "通知", "en": "Notice"}, seq=seq, urgency=urgency)
        self.asked[seq] = announcement
        self.queue, ended = add(self.queue, announcement, times)
        for one, outcome in ended:
            assert one.number == announcement.number
            self.end(one, outcome)

    @rule(letter=st.sampled_from("ABCDEF"))
    def drop(self, letter: str) -> None:
        number = f"{letter}001"
        self.queue, ended = drop(self.queue, number)
        for one, outcome in ended:
            assert one.number == number
            self.end(one, outcome)
        self.gone_since.add(number)

    @rule(quiet=st.booleans())
    def next(self, quiet: bool) -> None:
        before = self.queue
        self.queue, turn = take(self.queue, quiet=quiet)
        if turn is None:
            assert not before.waiting
            return
        announcement = turn.waiting.announcement
        assert announcement.number not in self.gone_since or not announcement.number
        if turn.repeat:
            assert not before.waiting
            assert self.ended[announcement.seq] is Outcome.SPOKEN
        else:
            others = [one.announcement for one in before.waiting]
            same = [one for one in others if one.urgency is announcement.urgency]
            assert same[0] is announcement, "not in order of arrival"
            ranks = [Urgency.EMERGENCY, Urgency.CALL, Urgency.NOTICE]
            assert min(ranks.index(one.urgency) for one in others) == ranks.index(announcement.urgency)
            self.end(announcement, Outcome.QUIET if turn.quiet else Outcome.SPOKEN)
            assert turn.quiet == (quiet and announcement.urgency is not Urgency.EMERGENCY)
        assert turn.said.sentences
        assert set(turn.said.sentences) <= set(announcement.sentences)
        if announcement.keep:
            assert announcement.keep in [one.language for one in turn.said.sentences]
        if not turn.quiet:
            self.queue = said(self.queue, turn)

    @precondition(lambda self: len(self.queue) > 3)
    @rule()
    def cut(self) -> None:
        self.queue, ended = clear(self.queue, Outcome.DROPPED)
        for one, outcome in ended:
            self.end(one, outcome)

    @invariant()
    def each_waits_or_has_ended(self) -> None:
        waiting = [one.announcement.seq for one in self.queue.waiting]
        assert len(waiting) == len(set(waiting))
        assert not set(waiting) & set(self.ended)
        assert set(waiting) | set(self.ended) == set(self.asked)


Lobby.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestLobby = Lobby.TestCase
