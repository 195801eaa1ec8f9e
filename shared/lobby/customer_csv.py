"""Customers from a table of another system: each line, and all that is wrong with it, without its values."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from shared.lobby.branch import Branch
from shared.lobby.customers import CHANNELS, NAME_LIMIT, TEXT_LIMIT, Channel, is_assigned
from shared.lobby.errors import BadInput
from shared.lobby.identifiers import IDENTIFIERS, Identifier, normal
from shared.lobby.text import Text, text

MOST_LINES = 50_000
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "称呼", "客户", "name"),
    "tier": ("等级", "客户等级", "tier"),
    "manager": ("客户经理", "理财经理", "工号", "manager"),
    "card": ("卡号", "card"),
    "id": ("证件号", "身份证号", "id"),
    "phone": ("手机号", "手机", "电话", "phone"),
    "member": ("会员号", "member"),
    "consent": ("同意", "consent"),
    "preferences": ("偏好", "preferences"),
    "channel": ("联系方式", "channel"),
}
"""Each column's headings; upper and lower case do not matter, nor does the order."""
_YES = ("是", "有", "同意", "y", "yes", "true", "1")
_NO = ("", "否", "无", "不同意", "n", "no", "false", "0")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, where: the line as an editor counts it, and the column's name. Repeats no value."""

    line: int
    column: str
    what: Text

    def __str__(self) -> str:
        where = f"{self.column}: " if self.column else ""
        return f"{self.line}: {where}{self.what.both()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A customer of a table."""

    line: int
    name: str = field(repr=False)
    tier: str
    manager: str | None
    consent: bool
    preferences: str = field(repr=False)
    channel: Channel
    identifiers: dict[Identifier, str] = field(repr=False)


def read_table(branch: Branch, table: str) -> tuple[list[Line], list[Trouble]]:
    """The customers of a CSV text (comma, semicolon or tab), and every bad line. A heading line says which is which."""
    troubles: list[Trouble] = []
    rows = _rows(table, troubles)
    heading = next(rows, None)
    if heading is None:
        return [], troubles or [Trouble(1, "", text("文件是空的", "the file is empty"))]
    columns = _columns(heading[1], troubles)
    lines: list[Line] = []
    seen: dict[tuple[Identifier, str], int] = {}
    for number, cells in rows:
        found = _line(branch, number, cells, columns, troubles)
        if found is None:
            continue
        if len(lines) >= MOST_LINES:
            troubles.append(
                Trouble(number, "", text(f"一次最多 {MOST_LINES} 行", f"at most {MOST_LINES} lines at a time"))
            )
            break
        for kind, value in found.identifiers.items():
            first = seen.setdefault((kind, value), number)
            if first != number:
                troubles.append(Trouble(number, kind, text(f"和第 {first} 行的相同", f"the same as on line {first}")))
        lines.append(found)
    return lines, troubles


def _rows(table: str, troubles: list[Trouble]) -> Iterator[tuple[int, list[str]]]:
    table = table.removeprefix("\ufeff")
    head = table.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(table, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            # A cell may hold line breaks: a row is named by where it begins.
            number, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error:
        troubles.append(
            Trouble(before + 1, "", text("引号没有配对，从这里起读不下去", "quotes do not match; not read further"))
        )


def _columns(cells: list[str], troubles: list[Trouble]) -> list[str | None]:
    known = {heading: column for column, headings in COLUMNS.items() for heading in headings}
    columns: list[str | None] = []
    for place, cell in enumerate(cells, 1):
        column = known.get("".join(cell.split()).lower())
        if column is None and cell.strip():
            troubles.append(Trouble(1, str(place), text("不认识这一列的标题", "this column's heading is not known")))
        elif column in columns and column is not None:
            troubles.append(Trouble(1, column, text("这一列出现了两次", "this column stands there twice")))
        columns.append(column)
    for needed in ("name", "tier"):
        if needed not in columns:
            troubles.append(Trouble(1, needed, text(f"缺少“{COLUMNS[needed][0]}”这一列", f"has no column '{needed}'")))
    return columns


def _line(
    branch: Branch, number: int, cells: list[str], columns: list[str | None], troubles: list[Trouble]
) -> Line | None:
    before = len(troubles)

    def bad(column: str, zh: str, en: str) -> None:
        troubles.append(Trouble(number, column, text(zh, en)))

    if any(cell.strip() for cell in cells[len(columns) :]):
        bad("", "比标题多出了格", "has more cells than the heading")
    given = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column is not None}
    name = " ".join(given.get("name", "").split())
    if "name" in columns and not name:
        bad("name", "没有姓名", "has no name")
    for column, limit in (("name", NAME_LIMIT), ("preferences", TEXT_LIMIT)):
        if len(given.get(column, "")) > limit:
            bad(column, f"太长，最多 {limit} 字", f"is longer than {limit} characters")
        elif not _printable(given.get(column, "")):
            bad(column, "有无法保存的字符", "has characters that cannot be kept")
    tier = _tier(branch, given.get("tier", ""))
    if tier is None and "tier" in columns:
        choose = ", ".join(one.id for one in branch.tier)
        bad("tier", f"没有这个等级，可选：{choose}", f"is no tier; choose one of: {choose}")
    manager = given.get("manager") or None
    if manager is not None and not is_assigned(branch, manager):
        bad("manager", "不是名单上理财经理或负责人的工号", "is not the number of a wealth or branch manager")
    identifiers = _identifiers(given, bad)
    consent = given.get("consent", "").lower()
    if consent not in _YES + _NO:
        bad("consent", "要写“是”或“否”", "must be yes or no")
    channel = _channel(given.get("channel", ""))
    if channel is None:
        bad("channel", "没有这种联系方式", f"must be one of: {', '.join(Channel)}")
    if len(troubles) > before or tier is None or channel is None:
        return None
    return Line(
        line=number,
        name=name,
        tier=tier,
        manager=manager,
        consent=consent in _YES,
        preferences=" ".join(given.get("preferences", "").split()),
        channel=channel,
        identifiers=identifiers,
    )


def _identifiers(given: dict[str, str], bad: Callable[[str, str, str], None]) -> dict[Identifier, str]:
    found = {}
    for kind in Identifier:
        value = given.get(kind, "")
        if not value:
            continue
        try:
            found[kind] = normal(kind, value)
        except BadInput as error:
            bad(kind, error.why.zh, error.why.en)
    if not any(given.get(kind) for kind in Identifier):
        names = "、".join(IDENTIFIERS[kind].zh for kind in Identifier)
        bad("", f"{names}至少要有一样", "needs a card, an ID, a phone or a member code")
    return found


def _tier(branch: Branch, said: str) -> str | None:
    return next((one.id for one in branch.tier if said and said in (one.id, one.name.zh, one.name.en)), None)


def _channel(said: str) -> Channel | None:
    if not said:
        return Channel.NONE
    return next((one for one, name in CHANNELS.items() if said.lower() in (one, name.zh, name.en.lower())), None)


def _printable(value: str) -> bool:
    return all(one.isprintable() or one.isspace() for one in value)
