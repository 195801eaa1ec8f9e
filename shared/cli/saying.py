"""`tingtang say …`: something for everyone, on the walls and aloud."""

from __future__ import annotations

from typing import Annotated

import typer

from shared import operations
from shared.cli.context import lobby, output
from shared.cli.output import broadcast_data
from shared.lobby.errors import BadInput


def say(
    text: Annotated[str | None, typer.Argument(help="要说的话 · what is to be said, in Chinese")] = None,
    english: Annotated[str | None, typer.Option("--en", help="英文 · the same in English")] = None,
    emergency: Annotated[
        bool, typer.Option("--emergency", help="紧急：先于叫号播报，一直显示到 --end · before all calls, until --end")
    ] = False,
    end: Annotated[bool, typer.Option("--end", help="结束正在播的 · end what is being broadcast")] = False,
) -> None:
    """广播给大堂里的所有人 · say something to everyone in the lobby."""
    if end == (text is not None):
        raise BadInput("say-or-end", "写一句话，或用 --end 结束", "give a text, or --end")
    if end and (english is not None or emergency):
        raise BadInput("say-or-end", "--end 不带别的选项", "--end takes no other option")
    if text is None:
        ended = operations.end_broadcast(lobby())
        output().tell({"ended": [broadcast_data(one) for one in ended]}, "广播已结束 · ended")
        return
    said = operations.broadcast(lobby(), text, english, emergency)
    output().tell(broadcast_data(said), f"广播 {said.id}：{said.zh} · broadcast")
