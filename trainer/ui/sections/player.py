# SPDX-License-Identifier: MIT
"""Plays a path: the tip goes in, and rests a moment at each structure that it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractAnimation, QObject, QVariantAnimation, Signal

from trainer.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.needling import Met

_REST_MS, _HAZARD_REST_MS, _LONGEST_MS = 220.0, 700.0, 3600.0
_TRAVEL = 2.0  # times the theme's motion of a needle


class Frames(NamedTuple):
    """Shares of the whole time with the depth reached by then, and the whole time."""

    keys: tuple[tuple[float, float], ...]
    total_ms: int


def frames(met: Sequence[Met], depth: float) -> Frames:
    """Return how deep the tip is when: steadily inward, with a rest at each structure."""
    travel = theme.motion_ms("needle-ms") * _TRAVEL
    at_ms = 0.0
    reached = 0.0
    keys = [(0.0, 0.0)]
    for one in sorted(met, key=lambda one: one.start):
        start = min(one.start, depth)
        at_ms += travel * (start - reached) / max(depth, 0.1)
        reached = start
        keys.append((at_ms, reached))
        at_ms += _HAZARD_REST_MS if one.is_hazard else _REST_MS
        keys.append((at_ms, reached))
    at_ms += travel * (depth - reached) / max(depth, 0.1)
    keys.append((max(at_ms, 1.0), depth))
    total = max(at_ms, 1.0)
    shares = tuple((min(1.0, ms / total), reached) for ms, reached in keys)
    return Frames(shares, round(min(total, _LONGEST_MS)))


class Player(QObject):
    """Runs through a path once.

    Signals:
        reached(float): the tip is at this depth.
        met(object): a `Met` has been entered.
        ended(): the tip is where the path ends; also when it was broken off.
    """

    reached = Signal(float)
    met = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Met] = []
        self._depth = 0.0
        self._motion = QVariantAnimation(self)
        self._motion.valueChanged.connect(self._on_motion_value_changed)
        self._motion.finished.connect(self._on_motion_finished)

    @property
    def is_running(self) -> bool:
        """Whether the tip is on its way."""
        return self._motion.state() == QAbstractAnimation.State.Running

    def play(self, met: Sequence[Met], depth: float, *, animated: bool) -> None:
        """Go in from the skin, or be there at once."""
        self.stop()
        self._waiting = sorted(met, key=lambda one: one.start)
        self._depth = depth
        if not animated:
            self._arrive()
            return
        planned = frames(met, depth)
        self._motion.setKeyValues([])
        for share, reached in planned.keys:
            self._motion.setKeyValueAt(share, reached)
        self._motion.setDuration(planned.total_ms)
        self._motion.start()

    def stop(self) -> None:
        """Break off, as at the end of the path."""
        if self.is_running:
            self._motion.stop()
            self._arrive()

    def _arrive(self) -> None:
        self._tell(self._depth)
        self.reached.emit(self._depth)
        self.ended.emit()

    def _tell(self, depth: float) -> None:
        while self._waiting and self._waiting[0].start <= depth:
            self.met.emit(self._waiting.pop(0))

    def _on_motion_value_changed(self, value: object) -> None:
        if not isinstance(value, float | int):
            return  # a second run begins with no key values at all
        depth = float(value)
        self._tell(depth)
        self.reached.emit(depth)

    def _on_motion_finished(self) -> None:
        self._arrive()
