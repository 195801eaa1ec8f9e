"""Store work: in order, off the GUI thread, answers on it, nothing lost."""

from __future__ import annotations

import logging
import threading
from collections import deque

import pytest
from PySide6.QtCore import QCoreApplication

from shared.screens.jobs import ImmediateJobs, SerialJobs


@pytest.fixture
def jobs(qapp):
    runner = SerialJobs()
    yield runner
    runner.close()


def test_jobs_run_one_after_the_other_off_the_gui_thread(jobs, qtbot) -> None:
    seen: list[tuple[int, bool, bool]] = []
    gui = threading.current_thread()

    def work(n: int):
        return lambda: (n, threading.current_thread() is gui)

    for n in range(50):
        jobs.run(work(n), lambda got: seen.append((*got, threading.current_thread() is gui)))
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == [(n, False, True) for n in range(50)]


def test_a_failure_reaches_its_handler_and_the_next_job_still_runs(jobs, qtbot) -> None:
    failed: list[Exception] = []
    done: list[int] = []
    error = ValueError("no paper")

    def fail() -> int:
        raise error

    jobs.run(fail, done.append, failed.append)
    jobs.run(lambda: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert failed == [error]


def test_a_failure_nobody_handles_is_logged(jobs, caplog) -> None:
    def fail() -> None:
        raise ValueError("no paper")

    with caplog.at_level(logging.ERROR):
        jobs.run(fail)
        jobs.close()
    assert "no paper" in caplog.text


def test_closing_finishes_what_was_asked_for_and_refuses_the_rest(qapp, caplog) -> None:
    runner = SerialJobs()
    done: list[int] = []
    for n in range(20):
        runner.run(lambda n=n: n, done.append)
    runner.close()
    assert done == list(range(20))
    runner.run(lambda: 21, done.append)
    runner.close()
    assert done == list(range(20))
    assert not any(thread.name == "store" for thread in threading.enumerate())
    # Nor does Qt bring it anything more: the object may end on any thread now.
    runner._finished.append([])
    QCoreApplication.processEvents()
    assert len(runner._finished) == 1


def test_the_last_reference_to_a_job_is_dropped_on_the_gui_thread(jobs, qtbot) -> None:
    died_on: list[threading.Thread] = []

    class Held:
        def __del__(self) -> None:
            died_on.append(threading.current_thread())

    def ask() -> None:
        held = Held()
        jobs.run(lambda: held is not None)

    for _ in range(20):
        ask()
    qtbot.waitUntil(lambda: len(died_on) == 20)
    assert set(died_on) == {threading.main_thread()}

    handed, goes_on = threading.Event(), threading.Event()

    class Handing(deque):
        """The worker gets no turn right after it has handed a job over."""

        def append(self, done: object) -> None:
            super().append(done)
            handed.set()
            goes_on.wait(60)

    jobs._finished = Handing()
    ask()
    assert handed.wait(60)
    jobs._deliver()
    died = died_on[20:]
    goes_on.set()
    assert died == [threading.main_thread()]


def test_immediate_jobs_answer_before_returning_and_raise_what_nobody_handles() -> None:
    jobs = ImmediateJobs()
    done: list[int] = []
    jobs.run(lambda: 3, done.append)
    assert done == [3]
    with pytest.raises(ZeroDivisionError):
        jobs.run(lambda: 1 // 0)
