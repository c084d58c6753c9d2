# SPDX-License-Identifier: MIT
"""Work away from the window's thread: a serial database lane and a parallel compute lane."""

from __future__ import annotations

from collections import deque
from concurrent.futures.thread import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from trainer.errors import TrainerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future


class Lane(Protocol):
    """Where work is done."""

    def submit(self, work: Callable[[], Any], /) -> Future[Any]:
        """Take work; it will be done at some time."""
        ...


class _Finished(NamedTuple):
    owner: QObject
    future: Future[Any]
    on_result: Callable[[Any], None] | None
    on_error: Callable[[TrainerError], None] | None


class TaskRunner(QObject):
    """Does work on a lane and brings the result back to the window's thread.

    A result whose owner has been deleted meanwhile is dropped. Errors of the world
    (`TrainerError`) go to `on_error`; anything else is a bug and is raised on the window's
    thread, where the exception hook takes it.

    Signals:
        failed(object): a `TrainerError` for which nobody had given an `on_error`.
    """

    failed = Signal(object)

    # A posted event, unlike a signal, is never delivered at once, not even when a future is
    # done before its callback is added; and it costs the start none of Qt's enums.
    _ARRIVED = QEvent.Type(QEvent.registerEventType())

    def __init__(self, parent: QObject | None = None) -> None:
        """Open both lanes; no thread is started before there is work."""
        super().__init__(parent)
        self.database = ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
        self._compute: ThreadPoolExecutor | None = None
        self._arrived: deque[_Finished] = deque()

    @property
    def compute(self) -> ThreadPoolExecutor:
        """The lane for work that needs no database."""
        if self._compute is None:
            self._compute = ThreadPoolExecutor(max_workers=2, thread_name_prefix="compute")
        return self._compute

    def run(
        self,
        owner: QObject,
        work: Callable[[], Any],
        on_result: Callable[[Any], None] | None = None,
        on_error: Callable[[TrainerError], None] | None = None,
        *,
        lane: Lane | None = None,
    ) -> None:
        """Do work and call back.

        Args:
            owner: whose result it is; nothing is called back after it is gone.
            work: takes nothing, returns a frozen record or None.
            on_result: called with what `work` returned.
            on_error: called with the error of the world that stopped it.
            lane: the database lane when None.
        """
        future = (lane or self.database).submit(work)

        def done(finished: Future[Any]) -> None:
            self._arrived.append(_Finished(owner, finished, on_result, on_error))
            QCoreApplication.postEvent(self, QEvent(self._ARRIVED))

        future.add_done_callback(done)

    def close(self) -> None:
        """Wait for everything that was begun, then stop both lanes."""
        self.database.shutdown(wait=True)
        if self._compute is not None:
            self._compute.shutdown(wait=True)

    def event(self, event: QEvent) -> bool:
        """Deliver what has arrived, in its order."""
        if event.type() == self._ARRIVED:
            self._deliver(self._arrived.popleft())
            return True
        return super().event(event)

    def _deliver(self, finished: _Finished) -> None:
        if not shiboken6.isValid(finished.owner):
            return
        error = finished.future.exception()
        if error is None:
            if finished.on_result is not None:
                finished.on_result(finished.future.result())
        elif isinstance(error, TrainerError):
            if finished.on_error is not None:
                finished.on_error(error)
            else:
                self.failed.emit(error)
        else:
            raise error
