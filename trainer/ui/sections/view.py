# SPDX-License-Identifier: MIT
"""A section with a needle that can be moved by pointer and keys, or that can be pointed at."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Signal

from trainer.ui.sections import needle, pointing, steering
from trainer.ui.sections.picture import SectionPicture
from trainer.ui.sections.steering import Grip
from trainer.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from trainer.model.needling import Path
    from trainer.ui.sections.plates import Plates

_REACH = 14.0  # px around entry and tip at which they are taken hold of
_NOTCH = 120


class Mode(StrEnum):
    """What the learner can do with a section."""

    STILL = "still"  # look
    EXPLORE = "explore"  # move the needle, and see what it meets
    SET_PATH = "set-path"  # move the needle, and see no more than it
    POINT = "point"  # choose a structure


class SectionView(SectionPicture):
    """A section that the learner acts on.

    Signals:
        path_changed(object): the learner moved the needle: its `Path`.
        pointed(str, object): the learner chose a structure, at a point (x, y) in mm.
        pointed_beside(): the learner chose a place at which nothing is named.
    """

    path_changed = Signal(object)
    pointed = Signal(str, object)
    pointed_beside = Signal()

    def __init__(self, parent: QWidget | None = None, *, plates: Plates | None = None) -> None:
        """Show nothing yet; see `SectionPicture`."""
        super().__init__(parent, plates=plates)
        self._mode = Mode.STILL
        self._grip: Grip | None = None
        self._is_locked = False

    def set_mode(self, mode: Mode) -> None:
        """Let the learner do something else with it."""
        self._mode = mode
        self._take_input()
        self._relive()

    def set_locked(self, locked: bool) -> None:
        """Take nothing from the learner, for the moment or for good."""
        self._is_locked = locked
        self._take_input()
        self._relive()

    def tells_hazards(self) -> bool:
        """Return whether a hazard that the needle meets is marked: not while a path is asked."""
        return self._mode is not Mode.SET_PATH

    def waiting_path(self) -> Path | None:
        """Return where the needle waits before it is moved for the first time."""
        return steering.first(self.limits()) if self._can_steer() else None

    def is_moving(self) -> bool:
        """Return whether the needle moves at this moment."""
        return self._grip is not None or super().is_moving()

    # -- the needle ---------------------------------------------------------------------------

    def handle_key(self, event: QKeyEvent) -> bool:
        """Move the needle by a key; return whether it meant something here."""
        from PySide6.QtCore import Qt

        held = event.modifiers()
        keys = Qt.KeyboardModifier
        scene = self.scene
        if held & (keys.AltModifier | keys.MetaModifier) or scene is None or not self._can_steer():
            return False
        path = self.path() or steering.first(self.limits())
        moved = steering.by_key(
            scene,
            path,
            self.limits(),
            int(event.key()),
            shift=bool(held & keys.ShiftModifier),
            control=bool(held & keys.ControlModifier),
        )
        if moved is None:
            return False
        self.change_path(moved)
        return True

    def change_path(self, path: Path) -> None:
        """Move the needle as the learner does, by whatever means; says so."""
        path = steering.settled(path, self.limits())
        if path != self.path():
            self.set_path(path)
            self.path_changed.emit(path)

    def _can_steer(self) -> bool:
        return self._mode in (Mode.EXPLORE, Mode.SET_PATH) and not self._is_locked

    def _fixed_needle(self) -> tuple[float, float, float, float] | None:
        return super()._fixed_needle() if self._mode is Mode.STILL else None

    # -- keys and pointer ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the needle."""
        if not self.handle_key(event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the needle, or choose what lies under the pointer."""
        from PySide6.QtCore import Qt

        if self.scene is None or event.button() != Qt.MouseButton.LeftButton or self._is_locked:
            return
        at = event.position()
        if not self._canvas.plan(self.width()).picture.contains(at):
            return
        if self._mode is Mode.POINT:
            self._point(at)
        elif self._can_steer():
            self._grip = self._gripped(at)
            self._drag(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        if self._grip is not None:
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Push on or draw back by a millimetre a notch; without the focus, the page scrolls."""
        notches = event.angleDelta().y() / _NOTCH
        path = self.path()
        if not self.hasFocus() or not self._can_steer() or path is None or not notches:
            event.ignore()
            return
        self.change_path(path._replace(depth=path.depth - notches))
        event.accept()

    def _point(self, at: QPointF) -> None:
        scene = self.scene
        if scene is None:
            return
        x, y = self._canvas.plan(self.width()).lens.back(at)
        name = pointing.under(scene, self._canvas.outlines, x, y)
        if name is None:
            self.pointed_beside.emit()
            return
        point = (round(x, 1), round(y, 1))
        self.set_pin(point)
        self.pointed.emit(name, point)

    def _gripped(self, at: QPointF) -> Grip:
        """Return what a pointer takes hold of: the nearest part, else the entry or the tip."""
        placed = self._live.needle
        scene = self.scene
        if placed is None or scene is None:
            return Grip.ENTRY
        x, y = self._canvas.plan(self.width()).lens.back(at)
        is_outside = (x if scene.view == "fold" else y) < 0
        reach = max(_REACH, float(theme.px(12)))
        to_tip, to_entry = _far(at, placed.tip), _far(at, placed.entry)
        if min(to_tip, to_entry) <= reach:
            return Grip.TIP if to_tip <= to_entry else Grip.ENTRY
        if needle.is_near(placed, at, reach):
            return Grip.HANDLE if is_outside else Grip.SHAFT
        return Grip.ENTRY if is_outside else Grip.TIP

    def _drag(self, at: QPointF) -> None:
        scene = self.scene
        if scene is None or self._grip is None:
            return
        path = self.path() or steering.first(self.limits())
        point = self._canvas.plan(self.width()).lens.back(at)
        self.change_path(steering.by_pointer(scene, path, self.limits(), self._grip, point))

    def _take_input(self) -> None:
        from PySide6.QtCore import Qt

        self._grip = None
        steers = self._can_steer()
        points = self._mode is Mode.POINT and not self._is_locked
        policy = Qt.FocusPolicy.StrongFocus if steers else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        shapes = Qt.CursorShape
        self.setCursor(shapes.CrossCursor if steers or points else shapes.ArrowCursor)


def _far(one: QPointF, other: QPointF) -> float:
    away = one - other
    return float((away.x() ** 2 + away.y() ** 2) ** 0.5)
