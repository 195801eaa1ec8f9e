"""`tingtang reception list`."""

from __future__ import annotations

import typer

from shared import operations
from shared.cli.context import lobby, output
from shared.cli.output import reception_data, reception_words

reception_app = typer.Typer(no_args_is_help=True, help="贵宾接待 · customers received in the VIP area")


@reception_app.callback()
def reception() -> None:
    """贵宾接待 · customers received in the VIP area."""


@reception_app.command("list")
def list_() -> None:
    """今天的接待：每一步、谁、用了多久 · today's receptions, with who did each step and how long it took."""
    here = lobby()
    branch, found = operations.read_branch(here), operations.read_receptions(here)
    tz = branch.tz
    lines = [f"{one.at.astimezone(tz):%H:%M:%S}  {reception_words(branch, one)}" for one in found]
    output().tell([reception_data(one) for one in found], "\n".join(lines) or "没有 · none")
