"""Customers from another system's table: all of them, or none and every reason why not."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from shared.lobby.customer_csv import Line, Trouble, read_table
from shared.lobby.text import text
from shared.operations.customer_book import Look, keys_to_read, keys_to_write, looking
from shared.operations.customers import identify, insert
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, operating
from shared.store.customers import IdentifierRow
from shared.store.keys import Keyring


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do. Repeats nothing of what it read."""

    good: int
    """Lines that are right."""
    added: int
    """Customers that are in the book now: all of the table, or none."""
    troubles: tuple[Trouble, ...]


def import_customers(lobby: Lobby, table: str, dry_run: bool = True) -> Imported:
    """Read a CSV table of customers (`shared.lobby.customer_csv`), and unless `dry_run` put them all into the book.

    Whoever is in the book already is a bad line: nobody is changed by an import. A table with a bad line adds nobody.
    The branch is taken meanwhile (20,000 customers: some 12 s), so long tables are imported after hours.

    Raises:
        Refused: the key is not as it must be.
    """
    with looking(lobby, "import_customers") as look:
        report = _examined(look, keys_to_read(look), table)[1]
    if dry_run or report.troubles:
        return report
    with operating(lobby, "import_customers") as unit:
        keys = keys_to_write(unit)
        # Once more: the book or the branch file may have changed since the look.
        lines, report = _examined(unit, keys, table)
        if report.troubles:
            return report
        for one in lines:
            row = insert(unit, keys, one.name, one.tier, one.manager, one.consent, one.preferences, one.channel)
            identify(unit, keys, row, one.identifiers, known_free=True)
        unit.event("customers_imported", count=len(lines))
        return Imported(report.good, len(lines), ())


def _examined(at: Unit | Look, keys: Keyring | None, table: str) -> tuple[list[Line], Imported]:
    lines, troubles = read_table(at.branch, table)
    there: set[tuple[str, str]] = set()
    if keys is not None:
        there = {
            (kind, hashed)
            for kind, hashed in at.session.execute(
                select(IdentifierRow.kind, IdentifierRow.hash).where(IdentifierRow.branch_id == at.branch.id)
            )
        }
    if keys is not None and there:
        troubles += [
            Trouble(one.line, kind, text("客户簿里已经有了", "is in the book already"))
            for one in lines
            for kind, value in one.identifiers.items()
            if any((kind, hashed) in there for hashed in keys.hashes(kind, value))
        ]
    bad = {one.line for one in troubles}
    found = tuple(sorted(troubles, key=lambda one: one.line))
    return lines, Imported(sum(one.line not in bad for one in lines), 0, found)
