# SPDX-License-Identifier: MIT
"""Writes the pictures of Progress and their tables into a folder, off the window's thread."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.errors import TrainerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.progress.picture import Exported


def write_all(folder: str, cards: Sequence[Exported]) -> int:
    """Write a PNG and a CSV for each card; return how many files.

    Raises:
        TrainerError: a file cannot be written.
    """
    try:
        for card in cards:
            _replace(Path(folder, f"progress-{card.name}.png"), card.png)
            # With a mark at its beginning, so that spreadsheets read it as UTF-8.
            _replace(Path(folder, f"progress-{card.name}.csv"), _csv(card).encode("utf-8-sig"))
    except OSError as error:
        message = QCoreApplication.translate(
            "ProgressExport", "Nothing more can be written into {folder}: {reason}."
        )
        raise TrainerError(
            message.format(folder=folder, reason=error.strerror), str(error)
        ) from error
    return 2 * len(cards)


def _csv(card: Exported) -> str:
    import io

    text = io.StringIO(newline="")
    plain = ([cell.replace("\u00a0", " ") for cell in row] for row in card.rows)
    csv.writer(text).writerows(plain)
    return text.getvalue()


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.write_bytes(content)
        os.replace(draft, path)  # noqa: PTH105 - says that it replaces
    finally:
        draft.unlink(missing_ok=True)
