# SPDX-License-Identifier: MIT
"""Waits for work that must be done before anything else can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QEventLoop, QTimer

from trainer.ui.dialogs.frame import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from trainer.errors import TrainerError
    from trainer.ui.desk import Desk

T = TypeVar("T")

_PATIENCE_MS = 300


class Done(NamedTuple, Generic[T]):
    """How work ended: with a result, or with an error of the world."""

    result: T | None
    error: TrainerError | None


class Working(DialogFrame):
    """Says what is being done, when that takes longer than a moment; cannot be sent away."""

    @classmethod
    def ask(cls, parent: QWidget | None, desk: Desk, text: str, work: Callable[[], T]) -> Done[T]:
        """Do work beside the database lane and wait for it.

        Args:
            parent: the window that waits.
            desk: has the lanes.
            text: what is being done.
            work: takes nothing and returns a frozen record.
        """
        dialog = cls(text, parent)
        desk.compute(dialog, work, dialog._on_result, dialog._on_error)
        done = dialog._wait()
        dialog.deleteLater()
        return done

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(text, "", parent)
        self.setModal(True)
        self._done: Done[Any] | None = None
        self._loop = QEventLoop(self)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_PATIENCE_MS)
        self._slow.timeout.connect(self.show)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the work is done."""
        event.ignore()

    def reject(self) -> None:
        """Stay until the work is done."""

    def _wait(self) -> Done[Any]:
        if self._done is None:
            self._slow.start()
            self._loop.exec()
        self._slow.stop()
        self.hide()
        return self._done or Done(None, None)

    def _on_result(self, result: Any) -> None:
        self._end(Done(result, None))

    def _on_error(self, error: TrainerError) -> None:
        self._end(Done(None, error))

    def _end(self, done: Done[Any]) -> None:
        self._done = done
        self._loop.quit()
