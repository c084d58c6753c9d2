# SPDX-License-Identifier: MIT
"""One window per data folder: a second start brings the first to the front."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.digest import sha256
from trainer.services.context import data_lock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 2_000
_PAUSE_S = 0.05


class Guard(QObject):
    """Holds the data folder for this process, and listens for later starts.

    Signals:
        raised(): another start asks for the window to come forward.
    """

    raised = Signal()

    def __init__(self, folder: str, parent: QObject | None = None) -> None:
        """Take nothing yet."""
        super().__init__(parent)
        self._lock = data_lock(folder)
        real = os.path.realpath(folder)
        self._name = "needlewise-" + sha256(real.encode()).hexdigest()[:20]
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Take the data folder; False when another process has it."""
        if not self._lock.acquire():
            return False
        # Listening needs QtNetwork, which the first picture need not wait for.
        QTimer.singleShot(500, self, self._listen)
        return True

    def release(self) -> None:
        """Give the data folder back."""
        if self._server is not None:
            self._server.close()
        self._lock.release()

    def raise_other(self) -> bool:
        """Ask the process that has the folder to show its window; False if it has none.

        Waits for one that has only just been started and does not listen yet. This process has
        no window, so that nobody sees it wait.
        """
        from time import monotonic, sleep

        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        until = monotonic() + _PATIENCE_MS / 1000
        while True:
            socket.connectToServer(self._name)
            found = socket.waitForConnected(_PATIENCE_MS)
            if found or monotonic() > until:
                break
            sleep(_PAUSE_S)
        socket.disconnectFromServer()
        return found

    @Slot()
    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # We hold the lock, so a server of this name is what a killed process left behind.
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(self._on_server_new_connection)
        self._server.listen(self._name)

    @Slot()
    def _on_server_new_connection(self) -> None:
        if self._server is not None:
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
