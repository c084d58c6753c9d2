# SPDX-License-Identifier: MIT
"""The command `needlewise`, called in this process as from an installed package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.storage.histories import files_of
from trainer import bootstrap, launcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def kept(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder but the lock and the cache, which hold nothing to keep."""
    return {
        name: content
        for name, content in files_of(folder).items()
        if "cache" not in name and not name.endswith("instance.lock")
    }


class Printed(NamedTuple):
    """What a command left: its exit code, and what stands on both outputs."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


class Command:
    """Runs commands on one data folder.

    Attributes:
        data: the data folder; not made yet.
    """

    def __init__(self, data: Path, read: Callable[[], tuple[str, str]]) -> None:
        self.data = data
        self._read = read

    def __call__(self, *words: str | Path) -> Printed:
        """Run a command and read what it printed."""
        code = launcher.main(["--data", str(self.data), *map(str, words)])
        return Printed(code, *self._read())

    def on(self, data: Path) -> Command:
        """Return the same command on another data folder."""
        return Command(data, self._read)

    def refused(self, *words: str | Path, watch: Path | None = None) -> str:
        """Run a command that cannot be done, and return why.

        Whatever the reason: the exit code is 2, one line says it, and no file has changed below
        the data folder and `watch`.
        """
        folders = [folder for folder in (self.data, watch) if folder is not None]
        before = [kept(folder) for folder in folders]
        code, out, err = self(*words)
        assert code == 2
        assert out == ""
        assert err.count("\n") == 1
        assert err.endswith(".\n")
        assert "Traceback" not in err
        assert [kept(folder) for folder in folders] == before
        return err


@pytest.fixture
def needlewise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command, on a data folder of the test's own and in a terminal 100 characters wide."""
    monkeypatch.setattr(bootstrap, "checkout", lambda: None)
    monkeypatch.setenv("COLUMNS", "100")
    return Command(tmp_path / "data", capsys.readouterr)
