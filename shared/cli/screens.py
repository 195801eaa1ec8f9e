"""Commands that start programs: the screens, the demo, the pictures, the measurements."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from shared.cli.context import OPTIONS, output

SCREENS = ("kiosk", "display", "desk", "phone")
PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
"""A screen's own options (and its own --help) go to the screen."""


def kiosk(context: typer.Context) -> None:
    """取号机；--rating --counter N 是窗口的评价屏 · the touch screen at the entrance, or a window's rating pad."""
    _become("kiosk", context.args)


def display(context: typer.Context) -> None:
    """大屏；--counter N 是窗口屏 · the wall; --counter N the strip above one window."""
    _become("display", context.args)


def desk(context: typer.Context) -> None:
    """员工席：--seat teller|lobby|viplobby|wealth · the seats of the staff."""
    _become("desk", context.args)


def phone(context: typer.Context) -> None:
    """手机页 · the page behind the QR on a ticket, for the customers' phones."""
    _become("phone", context.args)


def _become(module: str, arguments: list[str]) -> None:
    """This process becomes the screen's, so that whoever started it holds the screen itself."""
    command = [sys.executable, "-m", module, *arguments]
    if OPTIONS.store:
        command += ["--store", OPTIONS.store]
    if OPTIONS.branch:
        command += ["--branch", OPTIONS.branch]
    if os.name == "posix":
        os.execv(sys.executable, command)
    raise typer.Exit(subprocess.call(command))


def demo(
    speed: Annotated[
        float, typer.Option("--speed", min=0.1, max=600, help="一分钟当几分钟 · minutes for each minute")
    ] = 10,
    minutes: Annotated[float | None, typer.Option("--minutes", help="真实时间几分钟 · real minutes")] = None,
    pictures: Annotated[Path | None, typer.Option("--pictures", help="截图放哪 · where pictures go")] = None,
    seed: Annotated[int, typer.Option("--seed")] = 1,
) -> None:
    """演示：一个忙碌的网点日 · a branch day of made-up customers on the real screens."""
    from shared import demo as day

    raise typer.Exit(
        day.run(speed=speed, minutes=minutes, pictures=pictures, seed=seed, as_json=OPTIONS.output.as_json)
    )


def bench(
    only: Annotated[list[str] | None, typer.Argument(help="只测哪些 · which ones")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="小规模 · small")] = False,
) -> None:
    """测量，同一次运行里的比值 · measurements, as ratios within one run."""
    from shared import bench as measurements

    raise typer.Exit(measurements.run(only=only, as_json=OPTIONS.output.as_json, quick=quick))


def shots(folder: Annotated[Path, typer.Argument(help="图片放哪 · where pictures go")]) -> None:
    """每个屏幕每种状态一张图 · a picture of every screen in every important state."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    for screen in SCREENS:
        drawing = [sys.executable, "-m", f"{screen}.pictures", str(folder)]
        code = subprocess.call(drawing, env=environment, stdout=subprocess.DEVNULL)  # the list is ours to print
        if code != 0:
            raise typer.Exit(code)
    drawn = sorted(path.name for path in folder.glob("*.png"))
    output().tell({"folder": str(folder), "pictures": drawn}, f"{len(drawn)} 张图 · pictures: {folder}")


def doctor() -> None:
    """这台机器缺什么 · what this machine lacks."""
    from shared import doctor as examination

    findings = examination.examine(OPTIONS.store, store_check=_store_check)
    output().tell(
        [
            {"name": one.name, "ok": one.ok, "zh": one.zh, "en": one.en, "remedy": one.remedy or None}
            for one in findings
        ],
        "\n".join(
            f"{'✓' if one.ok else '✗'} {one.name}: {one.zh} · {one.en}"
            + (f"\n    → {one.remedy}" if one.remedy else "")
            for one in findings
        ),
    )
    wrong = {one.name for one in findings if not one.ok}
    if "store" in wrong:
        raise typer.Exit(4)
    # A server needs neither screen nor sound; what is missing of them is said above.
    if wrong - {"display", "speech", "sound"}:
        raise typer.Exit(1)


def _store_check(name: str | None) -> str:
    """Open the store; what it is, or a `LobbyError`."""
    from shared.store.database import Store

    store = Store(name)
    try:
        return repr(store)
    finally:
        store.close()


def test() -> None:
    """检查和测试 · the linters, the type check and the tests. The launcher installs what they need first."""
    print("请用 ./tingtang test · use ./tingtang test", file=sys.stderr)
    raise typer.Exit(2)
