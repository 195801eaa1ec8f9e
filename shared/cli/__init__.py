"""The command `tingtang`.

`--json`, `--store URL`, `--branch ID` and `--by ACTOR` may stand anywhere. Exit code 0 done, 2 bad input, 3 refused by
the lobby's rules (the reason on standard error), 4 store unreachable.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import Any

import typer
from typer.exceptions import TyperException

from shared.cli import (
    bookings,
    customers,
    files,
    house,
    paper,
    radio,
    rating,
    receptions,
    saying,
    screens,
    tickets,
    voice,
)
from shared.cli.context import OPTIONS
from shared.lobby.errors import BadInput, LobbyError

app = typer.Typer(
    name="tingtang",
    help="厅堂：银行网点的排队与叫号 · the lobby of a bank branch.  "
    "--json, --store URL, --branch ID and --by ACTOR may stand anywhere.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(tickets.ticket_app, name="ticket")
app.add_typer(tickets.call_app, name="call")
app.add_typer(bookings.booking_app, name="booking")
app.add_typer(customers.customers_app, name="customers")
app.add_typer(house.counter_app, name="counter")
app.add_typer(house.zone_app, name="zone")
app.add_typer(house.service_app, name="service")
app.add_typer(house.help_app, name="help")
app.add_typer(house.day_app, name="day")
app.add_typer(rating.rating_app, name="rating")
app.add_typer(radio.radio_app, name="radio")
app.add_typer(receptions.reception_app, name="reception")
app.add_typer(files.branch_app, name="branch")
app.add_typer(voice.voice_app, name="voice")
app.add_typer(paper.paper_app, name="paper")
app.command("status")(house.status)
app.command("watch")(house.watch)
app.command("say")(saying.say)
for _screen in (screens.kiosk, screens.display, screens.desk, screens.phone):
    app.command(_screen.__name__, context_settings=screens.PASS_ON)(_screen)
for _program in (screens.demo, screens.bench, screens.shots, screens.doctor, screens.test):
    app.command(_program.__name__)(_program)

_command = cache(lambda: typer.main.get_command(app))
"""Every command with its options, put together when one is first asked for: that takes longer than most do."""
_VALUES = {"--store": "store", "--branch": "branch", "--by": "by"}


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns its exit code."""
    OPTIONS.reset()
    try:
        rest = _options(sys.argv[1:] if arguments is None else arguments)
        result: object = _command()(rest, prog_name="tingtang", standalone_mode=False)
        return int(result) if isinstance(result, int) else 0
    except LobbyError as error:
        return OPTIONS.output.fail(error)
    except typer.Exit as leaving:
        return int(leaving.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except TyperException as error:
        # A wrong option or argument; the concrete classes are the vendored parser's own.
        wrong: Any = error
        wrong.show()
        return int(wrong.exit_code)
    finally:
        OPTIONS.close()


def _options(arguments: list[str]) -> list[str]:
    """Take out the options that may stand anywhere.

    Raises:
        BadInput: an option without its value.
    """
    rest: list[str] = []
    given = iter(arguments)
    for word in given:
        name, equals, value = word.partition("=")
        if word == "--":
            return [*rest, word, *given]
        if word == "--json":
            OPTIONS.output.as_json = True
        elif name in _VALUES:
            taken = value if equals else next(given, None)
            if not taken:
                raise BadInput("no-value", f"{name} 后面要有值", f"{name} needs a value")
            setattr(OPTIONS, _VALUES[name], taken)
        else:
            rest.append(word)
    return rest
