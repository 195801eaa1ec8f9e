"""`tingtang customers …`: its words, its JSON and its exit codes; names are asked for, and the key is spoken of."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TABLE = "姓名,等级,客户经理,卡号,会员号\n王女士,白金客户,4001,6222 0212 3456 7894,\n李先生,gold,,,M-0042\n"


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The book's key, not made yet."""
    path = tmp_path / "own.key"
    monkeypatch.setenv("TINGTANG_KEY", str(path))
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table as a Chinese spreadsheet saves it."""
    path = tmp_path / "customers.csv"
    path.write_bytes(TABLE.encode("gb18030"))
    return path


def test_importing_first_only_looks(tingtang: Run, table: Path, key: Path) -> None:
    seen = tingtang("customers", "import", str(table))
    assert seen.data == {"dry_run": True, "good": 2, "added": 0, "troubles": []}
    assert not key.exists()
    done = tingtang("customers", "import", str(table), "--really")
    assert (done.data["added"], key.exists()) == (2, True)
    assert "请备份" in done.err
    assert str(key) in done.err
    again = tingtang("customers", "import", str(table), json=False)
    assert again.code == 2
    assert "2: card: 客户簿里已经有了 · is in the book already" in again.out
    masked = tingtang("customers", "list", json=False).out
    assert "王••" in masked
    assert "王女士" not in masked
    assert "王女士" in tingtang("customers", "list", "--names", json=False).out
    (alone,) = tingtang("customers", "unassigned").data
    assert (alone["name"], alone["tier"]) == ("李••", "gold")
    giving = ("customers", "reassign", alone["customer"], "--to", "4002", "--reason", "分派")
    assert tingtang(*giving, "--by", "9999").code == 3  # on no staff list
    assert tingtang(*giving, "--by", "4001").code == 3  # a wealth manager gives nobody away
    assert tingtang(*giving, "--by", "3001").data["reassigned"] == 1
    assert '"actor": "3001"' in tingtang("watch", "--no-follow").out.splitlines()[-1]
    assert tingtang("customers", "unassigned").data == []
    assert len(tingtang("customers", "list", "--manager", "4002").data) == 1


def test_one_customer_from_the_first_word_to_the_last(tingtang: Run, tmp_path: Path) -> None:
    made = tingtang("customers", "add", "--name", "王女士", "--tier", "gold", "--phone", "138 0013 8000").data
    reference = made["customer"]
    corrected = tingtang("customers", "correct", reference, "--tier", "platinum", "--channel", "wechat").data
    assert (corrected["tier"], corrected["channel"], corrected["consent_at"]) == ("platinum", "wechat", None)
    assert tingtang("customers", "consent", reference, "--given").data["consent_at"] is not None
    assert tingtang("customers", "consent", reference, "--withdrawn").data["consent_at"] is None
    assert tingtang("customers", "show", reference).data["notes"] == []
    assert "王女士" in tingtang("customers", "show", reference, json=False).out
    assert tingtang("customers", "followups").data == []
    coming = ("--on", "2099-11-25", "--text", "带到期确认书", "--for", "4001")
    assert tingtang("customers", "plan", reference, "--kind", "visit", *coming).code == 3
    assert tingtang("customers", "consent", reference, "--given").code == 0
    planned = tingtang("customers", "plan", reference, "--kind", "visit", *coming).data
    assert (planned["kind"], planned["due"], planned["for"]) == ("visit", "2099-11-25", "4001")
    number = str(planned["follow_up"])
    assert tingtang("customers", "cancel-plan", number).code == 2
    assert "已取消" in tingtang("customers", "cancel-plan", number, "--reason", "客户搬走了", json=False).out
    assert tingtang("customers", "cancel-plan", number, "--reason", "再来").code == 3
    out = tmp_path / "one.json"
    assert tingtang("customers", "export", reference, "--out", str(out)).code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["customer"]["name"] == "王女士"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert tingtang("customers", "export", reference, "--out", str(out)).code == 2
    assert tingtang("customers", "delete", reference).data == {"deleted": [reference]}
    assert tingtang("customers", "show", reference).code == 2
    nobody = {"customers": [], "notes": 0, "spared": 0}
    assert tingtang("customers", "purge").data == {"dry_run": True} | nobody
    assert tingtang("customers", "purge", "--really").data == {"dry_run": False} | nobody
    log = tingtang("watch", "--no-follow", json=False).out
    assert "customer_deleted" in log
    assert "王女士" not in log
    assert "到期确认书" not in log
    assert "搬走" not in log


def test_the_key(tingtang: Run, key: Path) -> None:
    assert tingtang("customers", "key", "check").code == 3
    made = tingtang("customers", "key", "make")
    assert made.data == {
        "file": str(key),
        "customers": 0,
        "keys": 1,
        "identifiers_by_older": 0,
        "only_recognises": False,
    }
    assert tingtang("customers", "key", "make").code == 3
    tingtang("customers", "add", "--name", "王女士", "--tier", "gold", "--member", "V0081")
    assert "没有问题" in tingtang("customers", "key", "check", json=False).out
    hall = key.with_name("kiosk.key")
    assert tingtang("customers", "key", "kiosk", str(hall)).data == {"file": str(hall)}
    assert tingtang("customers", "key", "kiosk", str(hall)).code == 3
    assert tingtang("customers", "key", "rotate").data["keys"] == 2
    key.chmod(0o640)
    refused = tingtang("customers", "list")
    assert refused.code == 3
    assert "chmod 600" in refused.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("import", "nowhere.csv"), 2),
        (("show", "nobody"), 2),
        (("correct", "nobody", "--tier", "gold"), 2),
        (("delete", "😀"), 2),
        (("purge", "--not-seen-since", "long ago"), 2),
        (("purge", "--not-seen-since", "2027-01-01"), 2),
        (("followups", "--until", "32"), 2),
        (("plan", "nobody", "--kind", "call", "--on", "2099-11-25"), 2),
        (("plan", "nobody", "--kind", "call", "--on", "someday"), 2),
        (("cancel-plan", "7", "--reason", "试"), 2),
        (("reassign", "nobody", "--to", "4001"), 2),
        (("reassign", "--unassigned", "--to", "4001", "--reason", "试"), 3),
        (("reassign", "--from", "9999", "--to", "4001", "--reason", "试"), 3),
        (("add", "--name", "王", "--tier", "diamond"), 2),
        (("add", "--name", "王", "--tier", "gold", "--card", "12"), 2),
    ],
)
def test_exit_codes(tingtang: Run, words: tuple[str, ...], code: int) -> None:
    result = tingtang("customers", *words)
    assert result.code == code
    assert result.err.strip()
    assert "Traceback" not in result.err
