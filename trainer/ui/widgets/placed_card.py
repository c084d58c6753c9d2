# SPDX-License-Identifier: MIT
"""An option that can be given a place among others, by dragging or by small arrows."""

from PySide6.QtCore import QPoint, QPointF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.button import IconButton
from trainer.ui.widgets.option_card import OptionCard
from trainer.ui.widgets.option_looks import OptionLook

_ARROW_WIDTH = 32
_ARROW_HEIGHT = 24


class _Arrow(IconButton):
    """A small button at the edge of a card; the keyboard moves cards without it."""

    def sizeHint(self) -> QSize:
        """Return a size of which two fit into a card."""
        return QSize(theme.px(_ARROW_WIDTH), theme.px(_ARROW_HEIGHT))


class PlacedCard(OptionCard):
    """A card that says where it is dragged, and carries arrows while it has a place.

    It moves nothing by itself.

    Signals:
        drag_moved(QPoint): it is being dragged; where the pointer is, in the parent.
        drag_ended(): it was let go.
        step_requested(int): it should go so many places down; negative is up.
    """

    drag_moved = Signal(QPoint)
    drag_ended = Signal()
    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPointF | None = None
        self._arrows: tuple[_Arrow, _Arrow] | None = None
        self._has_arrows = False
        self.is_lifted = False

    # -- the arrows -------------------------------------------------------------------------------

    def set_arrows(self, shown: bool, *, up: bool = True, down: bool = True) -> None:
        """Show the arrows or hide them.

        Args:
            shown: whether there are any.
            up: whether it can go further up.
            down: whether it can go further down.
        """
        if shown is not self._has_arrows:
            self._has_arrows = shown
            self.remeasure()
        if shown and self._arrows is None:
            self._arrows = self._made_arrows()
        if self._arrows is not None:
            for arrow, live in zip(self._arrows, (up, down), strict=True):
                arrow.setVisible(shown and live)
            self._name_arrows(self._arrows)

    def _made_arrows(self) -> tuple[_Arrow, _Arrow]:
        from PySide6.QtCore import Qt

        arrows = (_Arrow("chevron-up", "", parent=self), _Arrow("chevron-down", "", parent=self))
        arrows[0].clicked.connect(self._on_up_clicked)
        arrows[1].clicked.connect(self._on_down_clicked)
        for arrow in arrows:
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place_arrows(arrows)
        return arrows

    def _name_arrows(self, arrows: tuple[_Arrow, _Arrow]) -> None:
        arrows[0].set_icon("chevron-up", self.tr("Move up"))
        arrows[1].set_icon("chevron-down", self.tr("Move down"))
        for arrow in arrows:
            arrow.setAccessibleDescription(self.accessibleName())

    def _place_arrows(self, arrows: tuple[_Arrow, _Arrow]) -> None:
        width, height = theme.px(_ARROW_WIDTH), theme.px(_ARROW_HEIGHT)
        left = self.width() - width - theme.space(6)
        top = (theme.size("option-min") - 2 * height) // 2
        for number, arrow in enumerate(arrows):
            arrow.setGeometry(left, top + number * height, width, height)

    def _on_up_clicked(self) -> None:
        self.step_requested.emit(-1)

    def _on_down_clicked(self) -> None:
        self.step_requested.emit(1)

    # -- geometry ---------------------------------------------------------------------------------

    def space_right(self) -> int:
        """Return the distance of the text from the right edge."""
        if not self._has_arrows:
            return super().space_right()
        return theme.px(_ARROW_WIDTH) + theme.space(6 + 8)

    def height_at_rest(self, width: int) -> int:
        """Return the height at a width that it has without arrows."""
        if not self._has_arrows:
            return self.heightForWidth(width)
        self._has_arrows = False
        height = self._arrange(width).height
        self._has_arrows = True
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the arrows at the edge."""
        super().resizeEvent(event)
        if self._arrows is not None:
            self._place_arrows(self._arrows)

    # -- dragging ---------------------------------------------------------------------------------

    def set_lifted(self, lifted: bool) -> None:
        """Show that it is being dragged."""
        if lifted is not self.is_lifted:
            self.is_lifted = lifted
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag would begin."""
        from PySide6.QtCore import Qt

        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = event.position() if is_left and not self._locked else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag a little away from where the button was pressed, and follow the pointer."""
        if self._pressed_at is None:
            super().mouseMoveEvent(event)
            return
        way = (event.position() - self._pressed_at).manhattanLength()
        if self.is_lifted or way >= QApplication.startDragDistance():
            # No longer pressed: letting go is not a click.
            self.setDown(False)
            self.drag_moved.emit(self.mapToParent(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or click."""
        self._pressed_at = None
        super().mouseReleaseEvent(event)
        if self.is_lifted:
            self.drag_ended.emit()

    def grab_offset(self) -> QPoint:
        """Return where in the card it was taken hold of."""
        return QPoint() if self._pressed_at is None else self._pressed_at.toPoint()

    def _draw_ground(self, painter: QPainter, look: OptionLook) -> None:
        if self.is_lifted:
            look = look._replace(ground="surface", edge="accent", width="chosen")
        super()._draw_ground(painter, look)
