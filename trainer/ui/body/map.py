# SPDX-License-Identifier: MIT
"""The body map: both figures, whose muscles are chosen by pointer or keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from trainer.ui.body import areas, hit
from trainer.ui.body.areas import area_name
from trainer.ui.body.look import body_look
from trainer.ui.body.picture import Picture, paint_pointed, room_of
from trainer.ui.body.spot import Spot
from trainer.ui.body.stage import Lens, Stage, height_for, set_stage
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent

    from trainer.ui.body.areas import Area
    from trainer.ui.body.marks import Mark
    from trainer.ui.body.which import WhichMenu

_LEAST_WIDTH = 220
_MOST_HEIGHT = 620
_HEADING = 26
_STEP = 1.5
# Letters within so many milliseconds belong to one name.
_TOGETHER_MS = 1000
_MARGIN = 12
# Resizes within so many milliseconds of each other are one; it has ended after so many.
_CLOSELY_MS, _SETTLED_MS = 500, 120


class BodyMap(FollowsLook, QWidget):
    """Shows marks on the muscles, and reports what the learner chooses.

    Signals:
        region_chosen(str): the region of an area that was pressed.
        pointed_changed(str): id of the area under the pointer or with the focus; "" for none.
        zoom_changed(float): how near it is looked at.
    """

    region_chosen = Signal(str)
    pointed_changed = Signal(str)
    zoom_changed = Signal(float)

    def __init__(self, name: str, *, checkable: bool, parent: QWidget | None = None) -> None:
        """Make a map without marks.

        Args:
            name: what it shows, for screen readers.
            checkable: whether areas are chosen, rather than opened.
            parent: owner.
        """
        super().__init__(parent)
        self._checkable = checkable
        self._marks: dict[str, Mark] = {}
        self._spots: dict[str, Spot] = {}
        self._lens = Lens()
        self._stage: Stage | None = None
        self._picture = Picture()
        self._pointed = ""
        self._focused = ""
        self._pressed: QPoint | None = None
        self._panned: QPoint | None = None
        self._typed, self._typed_at = "", 0
        self._which: WhichMenu | None = None
        # While sizes follow each other closely, the last picture is stretched.
        self._resized = QElapsedTimer()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED_MS)
        self._settling.timeout.connect(self.update)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # What it shows

    def show_marks(self, marks: Mapping[str, Mark]) -> None:
        """Show marks by area id; an area without one cannot be chosen."""
        before, self._marks = self._marks, dict(marks)
        if before.keys() != self._marks.keys():
            self._make_spots()
        changed = {
            area for area in before.keys() | marks.keys() if before.get(area) != marks.get(area)
        }
        for area in changed & marks.keys():
            self._spots[area].show_mark(marks[area])
        if self._stage is not None:
            self._update(self._picture.repaint(changed, self._stage, self._marks, body_look()))

    def pointed(self) -> str:
        """Return the id of the area under the pointer or with the focus; "" for none."""
        return self._pointed or self._focused

    def zoom(self) -> float:
        """Return how near it is looked at, from 1."""
        return self._lens.zoom

    def zoom_by(self, steps: int, at: QPointF | None = None) -> None:
        """Look nearer, or farther with a negative number; 0 shows the whole body."""
        share = None
        if at is not None:
            share = QPointF(at.x() / max(1, self.width()), at.y() / max(1, self.height()))
        self._look(self._lens.to(self._lens.zoom * _STEP**steps, share) if steps else Lens())

    # Sizes

    def sizeHint(self) -> QSize:
        """Return the least size; more room makes larger figures."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(_LEAST_WIDTH, self.heightForWidth(_LEAST_WIDTH))

    def heightForWidth(self, width: int) -> int:
        """Return the height at which both figures fill a width."""
        return round(self._top() + height_for(width, _MOST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures elsewhere."""
        super().resizeEvent(event)
        if self._resized.isValid() and self._resized.elapsed() < _CLOSELY_MS:
            self._settling.start()
        self._resized.start()
        self._forget_stage()

    def forget_look(self) -> None:
        """Take other colours and another size of text."""
        self._picture.forget()
        self._forget_stage()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, and over it what the pointer and the keyboard are on."""
        stage, look = self._staged(), body_look()
        room = QRectF(event.rect())
        painter = painting.begin(self)
        if not self._settling.isActive() or not self._picture.draw_stretched(painter, stage):
            ratio = self.devicePixelRatioF()
            whole = self._picture.whole(self.size(), ratio, stage, self._marks, look)
            source = QRectF(room.topLeft() * ratio, room.size() * ratio)
            painter.drawPixmap(room, whole, source)
        ringed = self._together(self.pointed())
        for piece in stage.pieces:
            if piece.area.id in ringed and room_of(piece).intersects(room):
                paint_pointed(painter, piece, look, is_meant=piece.area.id == self.pointed())
        if room.top() < self._top():
            self._draw_headings(painter, stage)
        painter.end()

    def _draw_headings(self, painter: QPainter, stage: Stage) -> None:
        font, middle = theme.font("small", 600), self._top() / 2
        texts = {"front": self.tr("Front"), "back": self.tr("Back")}
        ground = theme.color("surface")
        if self._lens.zoom > 1:
            painting.fill(painter, QRectF(0, 0, self.width(), self._top()), ground)
        for frame in stage.frames.values():
            text = texts[frame.side]
            left = frame.x - labels.text_width(text, font) / 2
            labels.draw_text(painter, text, font, theme.color("ink-2"), left, middle)

    # Pointer

    def event(self, event: QEvent) -> bool:
        """Notice that the pointer has left."""
        if event.type() == QEvent.Type.Leave:
            self._point("")
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name what is under the pointer, or move the look along with it."""
        place = event.position().toPoint()
        if self._pressed is not None and self._lens.zoom > 1:
            far = (place - self._pressed).manhattanLength()
            if self._panned is not None or far >= QApplication.startDragDistance():
                self._pan(place - (self._panned or self._pressed))
                self._panned = place
                return
        piece = hit.piece_at(self._staged().pieces, event.position(), self._marks.keys())
        self._point("" if piece is None else piece.area.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a press began."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        was_panned = self._panned is not None
        self._pressed = self._panned = None
        pieces, active = self._staged().pieces, self._marks.keys()
        piece = hit.piece_at(pieces, event.position(), active)
        if was_panned or piece is None:
            return
        crowd = hit.told_apart(hit.crowd_at(pieces, event.position(), active), self._marks)
        if len(crowd) > 1:
            self._ask_which(crowd, event.globalPosition().toPoint())
        else:
            self._choose(piece.area.id)

    def _ask_which(self, crowd: Iterable[Area], place: QPoint) -> None:
        if self._which is None:
            from trainer.ui.body.which import WhichMenu  # late: most presses need none

            self._which = WhichMenu(checkable=self._checkable, parent=self)
            self._which.area_picked.connect(self._choose)
        self._which.ask(crowd, self._marks, place)

    @Slot(str)
    def _choose(self, area: str) -> None:
        if area not in self._marks:
            return
        self._make_current(area)
        self._spots[area].setFocus(Qt.FocusReason.MouseFocusReason)
        self.region_chosen.emit(self._marks[area].region)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look nearer with Ctrl; without, the page scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1, event.position())
        else:
            event.ignore()

    def _point(self, area: str) -> None:
        if area == self._pointed:
            return
        before = self.pointed()
        self._pointed = area
        can = area in self._marks
        self.setCursor(Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor)
        self._show_pointed(before)

    def _show_pointed(self, before: str) -> None:
        if self.pointed() != before:
            now = self._together(before) | self._together(self.pointed())
            self._update(room_of(one) for one in self._staged().pieces if one.area.id in now)
            self.pointed_changed.emit(self.pointed())

    def _together(self, area: str) -> set[str]:
        """Return an area with those that are chosen along with it."""
        mark = self._marks.get(area)
        if mark is None:
            return {area}
        return {other for other, one in self._marks.items() if one.region == mark.region}

    # Looking nearer

    def _look(self, lens: Lens) -> None:
        if lens != self._lens:
            is_other = lens.zoom != self._lens.zoom
            self._lens = lens
            self._settling.start()
            self._forget_stage()
            if is_other:
                self.zoom_changed.emit(lens.zoom)

    def _pan(self, by: QPoint) -> None:
        self._look(self._lens.moved(-by.x() / self.width(), -by.y() / self.height()))

    def _bring_into_view(self, area: str) -> None:
        """Move the look to an area that lies beyond the edge, and the page to the area."""
        box = self._box(area)
        seen = QRectF(self.rect()).adjusted(_MARGIN, self._top(), -_MARGIN, -_MARGIN)
        if not seen.contains(box.center()):
            away = box.center() - seen.center()
            self._pan((-away).toPoint())
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._spots[area], _MARGIN, 4 * _MARGIN)

    # Keyboard

    def _make_spots(self) -> None:
        for area in areas.areas():
            spot = self._spots.get(area.id)
            if spot is None and area.id in self._marks:
                spot = self._spots[area.id] = Spot(area, checkable=self._checkable, parent=self)
                spot.clicked.connect(self._on_spot_clicked)
                spot.arrow_pressed.connect(self._on_spot_arrow_pressed)
                spot.text_typed.connect(self._on_spot_text_typed)
                spot.zoom_pressed.connect(self._on_spot_zoom_pressed)
                spot.focus_changed.connect(self._on_spot_focus_changed)
            if spot is not None:
                spot.setVisible(area.id in self._marks)
        self._place_spots()
        if not any(self._is_stop(area) for area in self._marks):
            self._make_current(next(iter(self._marks), ""))

    def _is_stop(self, area: str) -> bool:
        return self._spots[area].focusPolicy() == Qt.FocusPolicy.TabFocus

    def _make_current(self, current: str) -> None:
        """Make one area the place where Tab comes in; arrows go on from there."""
        for area, spot in self._spots.items():
            is_current = area == current
            spot.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_current else Qt.FocusPolicy.NoFocus)

    def _go_to(self, area: str | None) -> None:
        if area is not None:
            self._make_current(area)
            self._spots[area].setFocus(Qt.FocusReason.TabFocusReason)
            self._bring_into_view(area)

    def _sender(self) -> str:
        return cast("Spot", self.sender()).area.id

    @Slot()
    def _on_spot_clicked(self) -> None:
        self.region_chosen.emit(self._marks[self._sender()].region)

    @Slot(int, int)
    def _on_spot_arrow_pressed(self, across: int, down: int) -> None:
        centres = {area: self._box(area).center() for area in self._marks}
        self._go_to(hit.next_area(centres, self._sender(), across, down))

    @Slot(str, int)
    def _on_spot_text_typed(self, text: str, at_ms: int) -> None:
        is_one_name = self._typed and at_ms - self._typed_at <= _TOGETHER_MS
        self._typed = self._typed + text if is_one_name and self._typed != text else text
        self._typed_at = at_ms
        names = [(area.id, area_name(area)) for area in areas.areas() if area.id in self._marks]
        names.sort(key=lambda pair: pair[1].casefold())
        self._go_to(hit.named_like(names, self._typed, self._sender()))

    @Slot(int)
    def _on_spot_zoom_pressed(self, steps: int) -> None:
        area = self._sender()
        self.zoom_by(steps, self._box(area).center() if steps else None)
        self._bring_into_view(area)

    @Slot(bool)
    def _on_spot_focus_changed(self, has_focus: bool) -> None:
        before = self.pointed()
        area = self._sender()
        if has_focus:
            self._focused = area
        elif self._focused == area:
            self._focused = ""
        self._show_pointed(before)

    # Places

    def _top(self) -> int:
        return theme.px(_HEADING)

    def _staged(self) -> Stage:
        if self._stage is None:
            self._stage = set_stage(self.size(), self._top(), self._lens)
            self._place_spots()
        return self._stage

    def _forget_stage(self) -> None:
        self._stage = None
        if self._spots and self.isVisible():
            self._staged()
        self.update()

    def _box(self, area: str) -> QRectF:
        """Return the rectangle of an area on the figure's left half, in pixels."""
        pieces = self._staged().pieces
        return next(one.box for one in pieces if one.area.id == area and not one.is_right)

    def _place_spots(self) -> None:
        for piece in self._stage.pieces if self._stage is not None else ():
            spot = self._spots.get(piece.area.id)
            if spot is not None and not piece.is_right:
                spot.setGeometry(piece.box.toAlignedRect())

    def _update(self, rooms: Iterable[QRectF]) -> None:
        for room in rooms:
            self.update(QRect(room.toAlignedRect()))
