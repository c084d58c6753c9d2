# SPDX-License-Identifier: MIT
"""The one store of prepared plates that all section views of the program share.

The window says once where plates are painted and kept; nothing is imported for it before the
first section is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from trainer.ui.sections.plates import Plates
    from trainer.ui.tasks import TaskRunner


_FIRST_MS = 150


class _Provided(NamedTuple):
    runner: TaskRunner
    folder: str | None
    owner: QObject | None


_provided: list[_Provided] = []
_made: list[Plates] = []


def provide(runner: TaskRunner, folder: str | None, owner: QObject | None = None) -> None:
    """Say where plates are painted, and where they are kept; None keeps none on disk."""
    _provided[:] = [_Provided(runner, folder, owner)]
    _made.clear()


def plates() -> Plates:
    """Return the store, made at the first call.

    Where nothing has been provided, as in a preview, only the plain form is ever shown.
    """
    if not _made or not isValid(_made[0]):
        from trainer.ui.sections.plates import Plates

        given = _provided[0] if _provided else _Provided(_Idle(), None, None)  # type: ignore[arg-type]
        _made[:] = [Plates(given.runner, given.folder, given.owner)]
        # The question around the program's first section is painted before its full picture.
        _made[0].rest(_FIRST_MS)
    return _made[0]


class _Idle:
    """A runner that does nothing."""

    compute = None

    def run(self, *_work: object, **_more: object) -> None:
        """Leave it undone."""
