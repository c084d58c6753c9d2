# SPDX-License-Identifier: MIT
"""The log file: what went wrong, for whoever looks into it; nothing of what anybody answered."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from io import TextIOWrapper

_NAME = "needlewise.log"
_LARGEST = 1_000_000  # bytes; past that the file is put aside, and what was put aside is dropped


def attach(folder: str) -> None:
    """Send what the package logs to a file in a folder; both are made when there is something.

    Attaching again changes nothing.
    """
    import logging

    class LogFile(logging.FileHandler):
        """Opens late, keeps one older file, and never stops the program."""

        def emit(self, record: logging.LogRecord) -> None:
            """Write the record if it can be written."""
            try:
                super().emit(record)
            except OSError:
                self.handleError(record)

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
            """Leave it: there is nowhere to tell."""

        def _open(self) -> TextIOWrapper:
            os.makedirs(folder, exist_ok=True)
            _put_aside(self.baseFilename)
            return super()._open()

    logger = logging.getLogger("trainer")
    path = os.path.join(folder, _NAME)
    if any(getattr(handler, "baseFilename", "") == path for handler in logger.handlers):
        return
    handler = LogFile(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def record(folder: str, error: BaseException) -> str:
    """Write an unexpected error and where it arose to the log.

    Returns:
        The path of the log.
    """
    import logging

    attach(folder)
    logging.getLogger(__name__).error("unexpected error", exc_info=error)
    return os.path.join(folder, _NAME)


def _put_aside(path: str) -> None:
    try:
        if os.path.getsize(path) > _LARGEST:
            os.replace(path, f"{path}.1")
    except FileNotFoundError:
        return
