# SPDX-License-Identifier: MIT
"""Whatever stands in a bank: shown on any page, it is text. Nothing is opened, nobody contacted.

The bank is shown in a process of its own. Python's own opening and contacting is seen by audit
hooks there; Qt's is seen from outside, by the system (inotify) and by a server that nobody should
call.
"""

import contextlib
import ctypes
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

TOP = Path(__file__).resolve().parents[2]
LONGEST_STEP_S = 3.0
_PATIENCE_S = 120

_IN_ACCESS, _IN_OPEN = 0x1, 0x20
_IN_NONBLOCK = 0o4000


class Canary:
    """A folder and a port that nothing may touch.

    Attributes:
        opened: names of files in the folder that were opened, by whatever process.
        calls: how often the port was called.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name in ("canary.png", "canary.svg", "canary.css", "canary.html", "canary.js"):
            (folder / name).write_bytes(b"\x89PNG\r\n\x1a\n")
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        (folder / "port").write_text(str(self.port), encoding="ascii")
        self.calls = 0
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        self._notices = _inotify(folder)

    @property
    def opened(self) -> set[str]:
        """Read what the system has noticed since the last time."""
        if self._notices is None:
            return set()
        names: set[str] = set()
        with contextlib.suppress(BlockingIOError):
            while said := os.read(self._notices, 65536):
                while said:
                    length = int.from_bytes(said[12:16], sys.byteorder)
                    names.add(said[16 : 16 + length].rstrip(b"\0").decode())
                    said = said[16 + length :]
        return {name for name in names if name.startswith("canary")}

    def close(self) -> None:
        # Closing alone would not wake the thread that waits for a call.
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join()
        if self._notices is not None:
            os.close(self._notices)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                call, _ = self._server.accept()
                self.calls += 1
                call.close()


def _inotify(folder: Path) -> int | None:
    """Watch a folder; None where the system has no such thing."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    descriptor = library.inotify_init1(_IN_NONBLOCK)
    watch = library.inotify_add_watch(descriptor, os.fsencode(folder), _IN_ACCESS | _IN_OPEN)
    assert descriptor >= 0
    assert watch >= 0
    return int(descriptor)


@pytest.fixture
def canary(tmp_path: Path) -> Iterator[Canary]:
    canary = Canary(tmp_path / "c")
    yield canary
    canary.close()


def lures(canary: Canary) -> list[str]:
    """Return texts each of which some renderer would follow."""
    place, port = canary.folder, canary.port
    web = f"http://127.0.0.1:{port}"
    return [
        f'<img src="file://{place}/canary.png"> hostile',
        f"![hostile](file://{place}/canary.png)",
        f'<img src="{place}/canary.png"> hostile',
        '<img src="canary.png"> hostile',
        f'<a href="{web}/a">hostile</a><img src="{web}/b.png">',
        f"[hostile]({web}/c) <{web}/d> {web}/e",
        f'<link rel="stylesheet" href="file://{place}/canary.css"> hostile',
        f'<style>@import url("file://{place}/canary.css");</style> hostile',
        f'<table background="file://{place}/canary.png"><tr><td>hostile</table>',
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="file://{place}/canary.svg"/>'
        f"<script>fetch('{web}/s')</script></svg> hostile",
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{place}/canary.html">]><b>&e;</b> hostile',
        f'<script src="file://{place}/canary.js"></script><iframe src="{web}/f"></iframe> hostile',
        "<img src='data:image/svg+xml,<svg onload=alert(1)/>'><img src='qrc:/x.png'> hostile",
        "&lt;b&gt; &amp; &#x3c;i&#x3e; <b>hostile</b><br/><h1>x</h1>",
        "\u202ehostile \u2066reversed\u2069 <b>text\u202c",
        "hostile " + "W" * 3000,
        "hostile a" + "\u0301" * 2500,
        "hostile " + "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 400,
        "hostile " + "<b>" * 900 + "**" * 200 + "^" * 200,
        "# hostile\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n\n> quote\n\n1. one\n- two",
        "%s %n {0} {name} %1 &hostile",
    ]


def write_bank(path: Path, canary: Canary) -> None:
    """Write a bank with a lure in every text that it can have."""
    texts = lures(canary)
    names = [text[:180] for text in texts if len(text) < 200] or ["hostile"]
    # The longest names that are allowed.
    names += [("hostile " + "W" * 300)[:200], ("hostile a" + "\u0301" * 300)[:200]]
    counter = iter(range(10**9))

    def text(most: int = 4000) -> str:
        return texts[next(counter) % len(texts)][:most]

    def name() -> str:
        return names[next(counter) % len(names)]

    items = [_item(number, text, name) for number in range(len(texts))]
    # Faults, so that there are problems to be listed, with the lures in them.
    items.append({"id": "faulty", "type": f"<b>{canary.folder}</b>", "stem": "x", names[0]: 1})
    items.append({**_item(99, text, name), "cites": ["r0", "<img src=x>"], names[1]: text(300)})
    head = {
        "format": 1,
        "id": "hostile",
        "title": names[0],
        "version": "<b>1</b>",
        "licence": names[1],
        "authors": [name(), name()],
        "description": "\n\n".join(texts)[:4000],
        "domains": {
            f"d{n}": {"title": name(), "short": name(), "topics": {"1": name()}} for n in range(4)
        },
        "references": {
            f"r{n}": {
                "text": text(2000),
                "short": name(),
                "kind": name(),
                "doi": name(),
                "url": f"http://127.0.0.1:{canary.port}/r",
                "note": text(),
            }
            for n in range(len(texts))
        },
        "misconceptions": {"m0": {"text": text(2000), "remedy": text()}},
        "items": items,
    }
    path.parent.mkdir(parents=True)
    path.write_text(yaml.safe_dump(head, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _item(number: int, text: Any, name: Any) -> dict[str, Any]:
    several = number % 3 == 1
    options = [
        {
            "text": text(),
            "rationale": text(),
            "verdict": text(),
            **({"unsafe": True, "act": name(), "harm": name()} if at == 0 else {}),
            **({"key": True} if at == 1 or (several and at == 2) else {"misconception": "m0"}),
        }
        for at in range(4)
    ]
    return {
        "id": f"hostile-{number}",
        "type": "multiple" if several else "single",
        "title": name(),
        "domain": f"d{number % 4}",
        "topic": "1",
        "patient": {"who": name(), "facts": {name(): text(), "Plan": text()}},
        "stem": text() + "\n\n" + text(),
        "lead_in": text(),
        "options": options,
        "teaching": text(),
        "cites": [f"r{number}", f"r{(number + 1) % 5}"],
        "evidence": {"grade": name()},
    }


def child(tmp_path: Path, canary: Canary, *more: str) -> dict[str, Any]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(TOP)}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.ui.hostile_child",
            str(tmp_path / "data"),
            str(canary.folder),
            *more,
        ],
        cwd=canary.folder,  # what is named without a folder would be found here
        env=environment,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-5000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_canaries_notice_what_they_should(tmp_path, canary):
    found = child(tmp_path, canary, "control")
    assert any("canary.svg" in notice for notice in found["noticed"])
    assert any("socket.connect" in notice for notice in found["noticed"])
    assert canary.calls == 1
    if sys.platform == "linux":
        assert canary.opened == {"canary.png", "canary.svg"}


@pytest.mark.timeout(180)
def test_a_hostile_bank_is_shown_as_text_on_every_page(tmp_path, canary):
    bank = tmp_path / "data" / "banks" / "hostile.yaml"
    write_bank(bank, canary)
    found = child(tmp_path, canary)
    assert canary.opened == set()
    assert canary.calls == 0
    assert not found["noticed"]
    assert not found["faults"]
    assert not found["rich"], "would be read as rich text"
    assert found["slowest"][1] < LONGEST_STEP_S, found["slowest"]
    for page in ("today-first", "question", "answered", "results", "today", "library"):
        shown = "\n".join(found["texts"][page])
        assert "<img src=" in shown or "<a href=" in shown, f"not as written on {page}"
