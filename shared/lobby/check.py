"""Reading a branch file, and every mistake in it with its place: in its form here, in what it says in `judging`."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from shared.lobby.branch import Branch
from shared.lobby.errors import BadInput
from shared.lobby.judging import mistakes_of
from shared.lobby.mistakes import Mistake, in_short, place_of

MOST_BYTES = 1_000_000
"""A branch file is a few pages; anything larger is something else."""

BOM = "\ufeff"
"""Windows editors begin UTF-8 files with it."""
PLAIN_WORDS = {
    "too_short": "needs at least 1 entry",
    "string_too_short": "must not be empty",
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list in [ ]",
}
"""What a mistake is in plain words, by pydantic's error type."""
PATTERNS = {
    "letter": "must be one capital letter A to Z",
    "pin": "must be a PIN hash, which `tingtang branch pin` makes",
    "phone_base": "must be an http or https address without a slash at its end",
}
"""What a text of a certain form must be, by its key; everything else of a certain form is an id."""


@lru_cache(maxsize=8)
def load(source: str) -> Branch:
    """A branch from the text of its file.

    Raises:
        BadInput: the file has mistakes; the first one is named, `mistakes` finds them all.
    """
    branch, found = examine(source)
    if branch is None or found:
        more = f" (+{len(found) - 1})" if len(found) > 1 else ""
        raise BadInput("bad-branch", f"网点文件有误：{found[0]}{more}", f"the branch file is wrong: {found[0]}{more}")
    return branch


@lru_cache(maxsize=8)
def trusted(source: str) -> Branch:
    """A branch from text that was checked before it went into the store: parsed, not judged again.

    Raises:
        BadInput: the text is not a branch file at all (another program wrote it, or a newer Tingtang).
    """
    try:
        return Branch.model_validate(tomllib.loads(source.removeprefix(BOM)))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadInput(
            "bad-branch",
            "库里的网点文件本程序读不懂，可能是更新的版本发布的",
            "this program cannot read the branch file in the store; a newer version may have published it",
        ) from error


def examine(source: str) -> tuple[Branch | None, list[Mistake]]:
    """The branch, if it can be read, and every mistake found."""
    if len(source) > MOST_BYTES:
        return None, [Mistake("file", f"larger than {MOST_BYTES} bytes")]
    try:
        source.encode()
        raw = tomllib.loads(source.removeprefix(BOM))
    except UnicodeEncodeError:
        return None, [Mistake("file", "not UTF-8 text")]
    except RecursionError:
        return None, [Mistake("file", "nested too deep")]
    except tomllib.TOMLDecodeError as error:
        return None, [Mistake("file", f"not TOML: {error}")]
    except ValueError:  # Python reads no whole number of more than 4,300 digits, and dates must exist
        return None, [Mistake("file", "not TOML: a number is far too long, or a date or time does not exist")]
    try:
        branch = Branch.model_validate(raw)
    except ValidationError as error:
        found = [Mistake(place_of(part["loc"], raw), _what(part)) for part in error.errors(include_url=False)]
        return None, found + _rest(raw, error)
    return branch, list(mistakes_of(branch))


def _rest(raw: dict[str, Any], error: ValidationError) -> list[Mistake]:
    """With the broken rules, counters, staff and settings set aside: what is wrong with the rest.

    Broken zones and services are not set aside, since everything refers to them.
    """
    broken = {tuple(part["loc"][:2]) for part in error.errors(include_url=False)}
    if any(not loc or loc[0] in ("branch", "zone", "service", "tier", "class") for loc in broken):
        return []
    kept: dict[str, Any] = {}
    for key, value in raw.items():
        if isinstance(value, list):
            kept[key] = [item for index, item in enumerate(value) if (key, index) not in broken]
        elif not any(loc[0] == key for loc in broken):
            kept[key] = value
    try:
        branch = Branch.model_validate(kept)
    except ValidationError:
        return []
    # Setting a rule or counter aside makes others look missing: only what stands by itself is reported.
    return [one for one in mistakes_of(branch) if not one.what.startswith("no ")]


def _what(part: Any) -> str:
    kind = part["type"]
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is not a key of a branch file"
    value = part.get("input")
    # A PIN that somebody wrote in the clear is not repeated on a screen or in a log.
    hidden = isinstance(value, dict | list | tuple) or part["loc"][-1] == "pin"
    shown = "" if hidden else f", not {in_short(value)!r}"
    return _plain(part) + shown


def _plain(part: Any) -> str:
    kind, key = part["type"], part["loc"][-1]
    if kind == "string_pattern_mismatch":
        # A zone is named by its letter.
        key = "letter" if part.get("ctx", {}).get("pattern") == "^[A-Z]$" else key
        return PATTERNS.get(key, "must be an id: small letters a to z, digits and '-', at most 40")
    if kind == "string_too_long":
        return f"is longer than {part['ctx']['max_length']} characters"
    if kind == "literal_error":
        return f"must be {part['ctx']['expected']}"
    return PLAIN_WORDS.get(kind) or re.sub(r"^Value error, ", "", part["msg"])
