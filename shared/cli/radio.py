"""`tingtang radio …`: messages between staff."""

from __future__ import annotations

import uuid
from typing import Annotated

import typer

from shared import operations
from shared.cli.context import lobby, output
from shared.cli.output import Data, moment, text_data
from shared.lobby.branch import Branch
from shared.lobby.errors import BadInput
from shared.lobby.messages import About, Kind, Message
from shared.radio import address_name

radio_app = typer.Typer(help="对讲：员工之间的短消息 · the radio: short messages between staff", no_args_is_help=True)


@radio_app.command("send")
def send(
    words: Annotated[str | None, typer.Argument(metavar="[TEXT]", help="要说的话 · what is to be said")] = None,
    to: Annotated[
        str | None, typer.Option("--to", help="工号、岗位或 everyone · a staff number, a role, or everyone")
    ] = None,
    preset: Annotated[
        str | None, typer.Option("--preset", help="网点文件里的一句 · a sentence of the branch file")
    ] = None,
    ticket: Annotated[str | None, typer.Option("--ticket", help="哪张号 · which ticket it is about")] = None,
    counter: Annotated[int | None, typer.Option("--counter", help="几号窗口 · which counter")] = None,
    machine: Annotated[int | None, typer.Option("--machine", help="几号机 · which machine")] = None,
    request: Annotated[
        str | None, typer.Option("--request", help="请求号：重试时不会发两次 · the same one never sends twice")
    ] = None,
) -> None:
    """发一条消息 · send a message."""
    given = {Kind.TICKET: ticket, Kind.COUNTER: counter, Kind.MACHINE: machine}
    abouts = [About(kind, str(value)) for kind, value in given.items() if value is not None]
    if len(abouts) > 1:
        raise BadInput("one-thing", "一条消息只说一件事", "a message is about one thing")
    about = abouts[0] if abouts else None
    said = operations.send(lobby(), to, words, preset=preset, about=about, request_id=request or uuid.uuid4().hex)
    output().tell(_data(said), _words(operations.read_branch(lobby()), said))


@radio_app.command("list")
def list_() -> None:
    """今天的消息，新的在前：没人应答的都在 · today's messages, newest first, with all unanswered ones."""
    board = operations.read_board(lobby(), calls=0)
    lines = [_words(board.branch, one) for one in board.radio]
    output().tell([_data(one) for one in board.radio], "\n".join(lines) or "今天没有消息 · no messages today")


@radio_app.command("ack")
def ack(id: Annotated[int, typer.Argument(metavar="ID")]) -> None:
    """应答一条消息 · say that one sees to it."""
    said = operations.acknowledge_message(lobby(), id)
    output().tell(_data(said), _words(operations.read_branch(lobby()), said))


def _data(said: Message) -> Data:
    return {
        "id": said.id,
        "at": moment(said.at),
        "by": said.by,
        "to": said.to,
        "text": text_data(said.text),
        "preset": said.preset,
        "about": None if said.about is None else {said.about.kind.value: said.about.value},
        "acks": [{"by": one.staff, "at": moment(one.at)} for one in said.acks],
        "escalated_at": moment(said.escalated_at),
        "alert": said.alert,
        "settled_at": moment(said.settled_at),
    }


def _words(branch: Branch, said: Message) -> str:
    sender, to = address_name(branch, said.by), address_name(branch, said.to)
    line = f"{said.id}  {said.at.astimezone(branch.tz):%H:%M}  {sender.zh} → {to.both()}  {said.text.zh}"
    if said.acks:
        return f"{line}  {address_name(branch, said.acks[0].staff).zh} 收到 answered"
    if said.settled_at is not None:
        return f"{line}  已解除 over"
    return f"{line}  没有人应答 passed on" if said.escalated_at is not None else f"{line}  等待应答 waiting"
