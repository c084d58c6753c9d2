# SPDX-License-Identifier: MIT
"""Pictures of the terminal, as text: what is printed, with what is typed in its place."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

from docs.pictures import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_TYPED = ("?", "b", "f", "", ":flag", "c", "", "", ":quit")


class _Typed(io.StringIO):
    """Standard input that shows what is typed, as a terminal does."""

    def __init__(self, lines: Sequence[str], screen: io.StringIO) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._screen = screen

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override] # typeshed's own
        """Return the next line typed."""
        line = super().readline(-1 if size is None else size)
        self._screen.write(line or "\n")
        return line


def _practise(pictures: Path) -> None:
    import sys

    from trainer.cli import main

    screen = io.StringIO("$ needlewise practise --count 3 --seed 12\n")
    screen.seek(0, io.SEEK_END)
    before, sys.stdin = sys.stdin, _Typed(_TYPED, screen)
    try:
        with redirect_stdout(screen), redirect_stderr(screen):
            main(["--data", str(FOLDER), "practise", "--count", "3", "--seed", "12"])
    finally:
        sys.stdin = before
    _write(pictures / "practise-terminal.txt", screen.getvalue())


def _write(path: Path, text: str) -> None:
    lines = [line.rstrip() for line in text.splitlines()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


MAKERS: dict[str, Callable[[Path], None]] = {"practise-terminal": _practise}
