"""Stand-ins for the child processes of the voice: they speak the same lines, and have the fault they are told."""

import sys
from collections.abc import Sequence

VOICES = {"zh": "double zh", "en": "double en"}

_RENDERER = """
import json, os, sys, time
from array import array
from pathlib import Path
from shared.voice.sound import write_wav
fault, log = {fault!r}, {log!r}
def tell(**values): print(json.dumps(values), flush=True)
if fault == "not ready": tell(ready=False, why="the extra is not installed"); sys.exit(1)
if fault == "mute at the start": time.sleep(600)
tell(ready=True, voices={{}})
for line in sys.stdin:
    asked = json.loads(line)
    with open(log, "a", encoding="utf-8") as file: file.write(asked["text"] + "\\n")
    hit = {only!r} in asked["text"]
    if hit and fault == "hang": time.sleep(600)
    if hit and fault == "crash": os._exit(1)
    if hit and fault == "nonsense": print("Audio saved", flush=True); continue
    if hit and fault == "error": tell(id=asked["id"], error="ValueError: cannot say it"); continue
    if hit and fault == "disk full" and {log!r}.rpartition("/")[0] in asked["to"]:
        tell(id=asked["id"], error="Unwritable: [Errno 28] No space left on device", unwritable=True); continue
    if hit and fault == "no model": tell(id=asked["id"], error="OSError: [Errno 28] No space left on device"); continue
    if hit and fault == "gate": open({log!r} + ".gate").read()
    write_wav(Path(asked["to"]), array("h", [0 if hit and fault == "silence" else 900] * 2400))
    tell(id=asked["id"], seconds=0.1, took=0.0)
"""


def renderer(log: str, fault: str = "", only: str = "") -> Sequence[str]:
    """A voice process; `only`: the fault hits texts that hold this. What it was asked goes into the file `log`."""
    return (sys.executable, "-c", _RENDERER.format(fault=fault, log=log, only=only))


_PLAYER = """
import json, os, sys, time
fault, log = {fault!r}, {log!r}
def tell(**values): print(json.dumps(values), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    with open(log, "a", encoding="utf-8") as file: file.write(json.dumps(asked) + "\\n")
    if fault == "crash": os._exit(1)
    if fault == "hang": time.sleep(600)
    tell(composed=0.0)
    if fault == "no device": tell(outcome="failed: no device"); continue
    tell(sounding=0.0, device=None)
    if fault == "crash in the sound": os._exit(1)
    if fault == "hang in the sound": time.sleep(600)
    if fault == "gate" and asked["number"] == "A001": open({log!r} + ".gate").read()
    tell(outcome="spoken" if asked["files"] else "chime only")
"""


def player(log: str, fault: str = "") -> Sequence[str]:
    """A player; what it was asked goes into the file `log`, a line of JSON each."""
    return (sys.executable, "-c", _PLAYER.format(fault=fault, log=log))
