"""`tingtang branch …`: checking, publishing and showing the branch file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shared import operations
from shared.cli.context import OPTIONS, ask_pin, lobby, output
from shared.lobby.check import examine, load
from shared.lobby.errors import BadInput
from shared.operations import Lobby, clock_from_environment
from shared.store.database import Store

branch_app = typer.Typer(no_args_is_help=True, help="网点文件 · the branch file")
File = Annotated[Path, typer.Argument(help="网点文件 · a branch file (TOML)")]


@branch_app.command("check")
def check(file: File) -> None:
    """检查，每个错误一行 · every mistake in a line, with its place."""
    branch, found = examine(_read(file))
    output().tell(
        {"ok": not found, "mistakes": [{"place": one.place, "what": one.what} for one in found]},
        "\n".join(str(one) for one in found) or f"没有错误 · no mistakes: {branch.id if branch else ''}",
    )
    if found:
        raise typer.Exit(2)


@branch_app.command("publish")
def publish(file: File) -> None:
    """发布，各屏幕不用重启 · put it into force; running screens follow."""
    source = _read(file)
    branch = load(source)
    store = Store(OPTIONS.store)
    # The file says which branch it is: that branch need not be in the store yet.
    version = operations.publish(Lobby(store, branch.id, clock_from_environment(), OPTIONS.by), source)
    store.close()
    output().tell({"branch": branch.id, "version": version}, f"{branch.id} 第 {version} 版 · version {version}")


@branch_app.command("show")
def show() -> None:
    """库里现行的网点文件 · the branch file in force."""
    version, source = operations.published(lobby())
    output().tell({"branch": lobby().branch_id, "version": version, "source": source}, source)


@branch_app.command("pin")
def pin(
    pin: Annotated[str | None, typer.Option("--pin", envvar="TINGTANG_PIN")] = None,
) -> None:
    """给网点文件用的密码散列 · the hash of a PIN for the branch file."""
    hashed = operations.hash_pin(ask_pin(pin))
    output().tell({"pin": hashed}, hashed)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("not-text", f"{file} 不是 UTF-8 文本", f"{file} is not UTF-8 text") from error
    except OSError as error:
        raise BadInput("no-file", f"读不了 {file}", f"cannot read {file}: {error.strerror}") from error
