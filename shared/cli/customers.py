"""`tingtang customers …`: the customer book, as who keeps the branch's store sees to it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from shared import operations
from shared.cli.context import lobby, output
from shared.cli.followups import day, follow_up_data, follow_up_words, plans
from shared.cli.output import Data, moment, text_data
from shared.lobby.branch import Branch
from shared.lobby.customers import Channel, Customer, Note
from shared.lobby.errors import BadInput
from shared.lobby.identifiers import IDENTIFIERS, Identifier, masked_name
from shared.store.keys import key_file

customers_app = typer.Typer(no_args_is_help=True, help="客户簿 · the customer book")
key_app = typer.Typer(no_args_is_help=True, help="客户簿的密钥 · the book's secret key")
customers_app.add_typer(key_app, name="key")
plans(customers_app)

Reference = Annotated[str, typer.Argument(help="客户编号 · the customer's reference")]
Names = Annotated[bool, typer.Option("--names", help="写出姓名 · names in full")]
MOST_BYTES = 50_000_000


@customers_app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV 文件，第一行是标题 · a CSV file with a heading line")],
    really: Annotated[bool, typer.Option("--really/--dry-run", help="真的导入 · put them in, not only check")] = False,
) -> None:
    """导入；先只检查，错误一行一行列出 · import; by default only checked, every bad line named."""
    here = lobby()
    with _telling_of_a_new_key(here):
        done = operations.import_customers(here, _table(file), dry_run=not really)
    what = f"已导入 {done.added} 位 added" if done.added else f"可导入 {done.good} 位 can be added"
    words = [*(str(one) for one in done.troubles), f"{what}, 有误 {len(done.troubles)} 处 mistakes"]
    output().tell(
        {
            "dry_run": not really,
            "good": done.good,
            "added": done.added,
            "troubles": [
                {"line": one.line, "column": one.column, "what": text_data(one.what)} for one in done.troubles
            ],
        },
        "\n".join(words),
    )
    if done.troubles:
        raise typer.Exit(2)


@customers_app.command("list")
def list_(
    manager: Annotated[str | None, typer.Option("--manager", help="只看这位经理的 · only this manager's")] = None,
    names: Names = False,
) -> None:
    """名单，姓名默认遮住 · the list; names are masked unless asked for."""
    here = lobby()
    found = [one for one in operations.read_customers(here, mine=False) if manager in (None, one.manager)]
    _tell_list(operations.read_branch(here), found, names)


@customers_app.command("unassigned")
def unassigned(names: Names = False) -> None:
    """没有负责人的客户 · customers nobody is responsible for."""
    here = lobby()
    _tell_list(operations.read_branch(here), operations.unassigned(here), names)


@customers_app.command("add")
def add(
    name: Annotated[str, typer.Option("--name", help="姓名或称呼 · a name")],
    tier: Annotated[str, typer.Option("--tier", help="等级 · tier")],
    card: Annotated[str | None, typer.Option("--card", help="卡号 · card")] = None,
    id: Annotated[str | None, typer.Option("--id", help="证件号 · ID number")] = None,
    phone: Annotated[str | None, typer.Option("--phone", help="手机号 · phone")] = None,
    member: Annotated[str | None, typer.Option("--member", help="会员号 · member code")] = None,
    manager: Annotated[str | None, typer.Option("--manager", help="负责人工号 · staff number")] = None,
    consent: Annotated[bool, typer.Option("--consent", help="客户同意 · the customer agrees")] = False,
) -> None:
    """登记一位客户 · put a customer into the book."""
    here = lobby()
    with _telling_of_a_new_key(here):
        made = operations.add_customer(here, name, tier, _identifiers(card, id, phone, member), manager, consent)
    output().tell(customer_data(made), customer_words(operations.read_branch(here), made))


@customers_app.command("show")
def show(reference: Reference) -> None:
    """一位客户的资料、记录和计划 · one customer's record, notes and plans."""
    here = lobby()
    branch, found = operations.read_branch(here), operations.read_customer(here, reference)
    notes = operations.read_notes(here, reference)
    planned = operations.follow_ups(here, reference=reference)
    output().tell(
        customer_data(found)
        | {"notes": [note_data(one) for one in notes], "follow_ups": [follow_up_data(one) for one in planned]},
        "\n".join(
            [
                customer_words(branch, found),
                *([found.preferences] if found.preferences else []),
                *(_note_words(one) for one in notes),
                *(follow_up_words(one) for one in planned),
            ]
        ),
    )


@customers_app.command("correct")
def correct(
    reference: Reference,
    name: Annotated[str | None, typer.Option("--name", help="姓名 · name")] = None,
    tier: Annotated[str | None, typer.Option("--tier", help="等级 · tier")] = None,
    preferences: Annotated[str | None, typer.Option("--preferences", help="偏好 · preferences")] = None,
    channel: Annotated[Channel | None, typer.Option("--channel", help="联系方式 · how to reach")] = None,
    card: Annotated[str | None, typer.Option("--card", help="加卡号 · add a card")] = None,
    id: Annotated[str | None, typer.Option("--id", help="加证件号 · add an ID number")] = None,
    phone: Annotated[str | None, typer.Option("--phone", help="加手机号 · add a phone")] = None,
    member: Annotated[str | None, typer.Option("--member", help="加会员号 · add a member code")] = None,
    without: Annotated[
        list[Identifier] | None, typer.Option("--without", help="先去掉这一类号码 · first take out all of a kind")
    ] = None,
) -> None:
    """更正 · put right what is wrong."""
    here = lobby()
    added = _identifiers(card, id, phone, member)
    found = operations.correct_customer(here, reference, name, tier, preferences, channel, added, without or ())
    output().tell(customer_data(found), customer_words(operations.read_branch(here), found))


@customers_app.command("consent")
def consent(
    reference: Reference,
    given: Annotated[bool, typer.Option("--given/--withdrawn", help="同意 · 收回")],
) -> None:
    """客户同意建档，或收回同意 · the customer consents, or takes that back."""
    here = lobby()
    found = operations.note_consent(here, reference, given)
    output().tell(customer_data(found), customer_words(operations.read_branch(here), found))


@customers_app.command("export")
def export(
    reference: Reference, out: Annotated[Path, typer.Option("--out", help="写到新文件 · into a new file")]
) -> None:
    """导出一个人的全部（依法提供） · everything of one person, as the law asks; only the owner can read the file."""
    data = operations.export_customer(lobby(), reference)
    try:
        with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, indent=2)
    except OSError as error:
        raise BadInput("no-file", f"写不了 {out}", f"cannot write {out}: {error.strerror}") from error
    output().tell({"customer": reference, "file": str(out)}, f"已写入 written: {out}")


@customers_app.command("delete")
def delete(reference: Reference) -> None:
    """删除一个人的全部 · delete everything of one person."""
    operations.delete_customer(lobby(), reference)
    output().tell({"deleted": [reference]}, f"已删除 deleted: {reference}")


@customers_app.command("purge")
def purge(
    since: Annotated[
        str | None, typer.Option("--not-seen-since", help="这天以后没来过；缺省按网点文件 · else the branch file's")
    ] = None,
    really: Annotated[bool, typer.Option("--really/--dry-run", help="真的删除 · delete them, not only look")] = False,
) -> None:
    """删除很久没来过的；先只看 · delete who has not been seen for long; by default only looked at."""
    found = operations.purge_customers(lobby(), day(since), dry_run=not really)
    done = ("已删除", "deleted") if really else ("可删除", "would be deleted")
    many, notes = len(found.customers), found.notes
    words = [
        *found.customers,
        f"{done[0]} {many} 位客户，{notes} 条没有客户的记录 · {many} customers, {notes} notes on nobody {done[1]}",
    ]
    if found.spared:
        words.append(f"{found.spared} 位还有计划，保留 · {found.spared} kept, as something is planned for them")
    output().tell(
        {"dry_run": not really, "customers": list(found.customers), "notes": notes, "spared": found.spared},
        "\n".join(words),
    )


@customers_app.command("reassign")
def reassign(
    to: Annotated[str, typer.Option("--to", help="新负责人工号 · the new manager")],
    reason: Annotated[str, typer.Option("--reason", help="理由（必填，不写姓名） · why; no names")] = "",
    references: Annotated[list[str] | None, typer.Argument(help="客户编号 · references of customers")] = None,
    from_staff: Annotated[str | None, typer.Option("--from", help="某人名下全部 · all of this manager's")] = None,
    unassigned: Annotated[bool, typer.Option("--unassigned", help="没有负责人的全部 · all that are nobody's")] = False,
) -> None:
    """改派负责人；--by 工号 写明是谁 · give customers to another manager; --by STAFF says in the log who does."""
    moved = operations.reassign(lobby(), to, reason, references or (), from_staff, unassigned)
    output().tell({"reassigned": moved, "to": to}, f"已改派 {moved} 位 reassigned")


@key_app.command("make")
def key_make() -> None:
    """生成密钥文件（只有本人能读） · make the key file, the owner's alone."""
    _tell_key(operations.make_customer_key(lobby()), "已生成，请备份 · made; keep a copy of it in a safe place")


@key_app.command("check")
def key_check() -> None:
    """密钥是否在、是否对 · whether the key is there and is this book's."""
    state = operations.check_customer_key(lobby())
    only = "；只能认人 · it only recognises" if state.only_recognises else ""
    _tell_key(state, f"没有问题 · all is well{only}")


@key_app.command("rotate")
def key_rotate() -> None:
    """换新密钥，重写全部内容 · a new key; everything is written anew with it."""
    _tell_key(
        operations.rotate_customer_key(lobby()),
        "已更换，请备份，并拷到各台机器 · changed; back it up and copy it to the other machines",
    )


@key_app.command("kiosk")
def key_kiosk(
    to: Annotated[Path, typer.Argument(help="写到哪个新文件 · the new file to write")],
) -> None:
    """给取号机的密钥：只能认人，看不了资料 · a key for the kiosk: it recognises, and reads nothing about anybody."""
    operations.write_kiosk_key(lobby(), to)
    words = "拷到取号机上（权限 600），换密钥后再生成一次 · copy it to the kiosk (mode 600), anew after a rotation"
    output().tell({"file": str(to)}, f"{to}\n{words}")


def customer_data(customer: Customer) -> Data:
    """A customer as data."""
    return {
        "customer": customer.reference,
        "name": customer.name,
        "tier": customer.tier,
        "manager": customer.manager,
        "consent_at": moment(customer.consent_at),
        "preferences": customer.preferences,
        "channel": customer.channel.value,
        "identifiers": [one.value for one in customer.identifiers],
        "created_at": moment(customer.created_at),
        "updated_at": moment(customer.updated_at),
        "last_seen": customer.last_seen.isoformat(),
    }


def customer_words(branch: Branch, customer: Customer, name: str | None = None) -> str:
    """A customer in one line."""
    tier = next((one.name.both() for one in branch.tier if one.id == customer.tier), customer.tier)
    person = branch.people.get(customer.manager or "")
    manager = person.name if person else f"{customer.manager or ''} 无负责人 nobody responsible".strip()
    kinds = " ".join(IDENTIFIERS[one].zh for one in customer.identifiers)
    return f"{customer.reference}  {name or customer.name}  {tier}  {manager}  {customer.last_seen}  {kinds}".rstrip()


def note_data(note: Note) -> Data:
    """A note as data."""
    return {
        "note": note.id,
        "reception": note.reception,
        "at": moment(note.at),
        "by": note.by,
        "nothing": note.nothing,
        "text": note.text,
        "needs": note.needs,
        "products": note.products,
        "next_step": note.next_step,
        "next_on": note.next_on.isoformat() if note.next_on else None,
    }


def _note_words(note: Note) -> str:
    said = (
        "没有要记的 nothing to note"
        if note.nothing
        else "；".join(one for one in (note.text, note.needs, note.products, note.next_step) if one)
    )
    return f"{note.at:%Y-%m-%d}  {note.by}  {said}" + (f"  → {note.next_on}" if note.next_on else "")


def _tell_list(branch: Branch, found: list[Customer], names: bool) -> None:
    shown = [(one, one.name if names else masked_name(one.name)) for one in found]
    words = "\n".join(customer_words(branch, one, name) for one, name in shown) or "没有 · none"
    output().tell([customer_data(one) | {"name": name} for one, name in shown], words)


def _tell_key(state: operations.KeyState, words: str) -> None:
    output().tell(
        {
            "file": str(state.path),
            "customers": state.customers,
            "keys": state.keys,
            "identifiers_by_older": state.by_older,
            "only_recognises": state.only_recognises,
        },
        f"{state.path}\n{state.customers} 位客户 customers, {state.keys} 个密钥 keys\n{words}",
    )


@contextmanager
def _telling_of_a_new_key(here: operations.Lobby) -> Iterator[None]:
    """The first customers bring the key with them: whoever keeps the store must know, and keep a copy of it."""
    path = key_file(here.branch_id)
    was_there = path.exists()
    yield
    if not was_there and path.exists():
        print(f"已生成密钥，请备份 · made the book's key; keep a copy in a safe place: {path}", file=sys.stderr)


def _identifiers(card: str | None, id: str | None, phone: str | None, member: str | None) -> dict[Identifier, str]:
    given = {Identifier.CARD: card, Identifier.ID: id, Identifier.PHONE: phone, Identifier.MEMBER: member}
    return {kind: value for kind, value in given.items() if value is not None}


def _table(file: Path) -> str:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise BadInput("too-large", f"{file} 太大", f"{file} is too large")
        raw = file.read_bytes()
    except OSError as error:
        raise BadInput("no-file", f"读不了 {file}", f"cannot read {file}: {error.strerror}") from error
    # Spreadsheets in China save CSV as GBK unless told; valid UTF-8 is hardly ever anything else.
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput("not-text", f"{file} 不是文本", f"{file} is not text")
