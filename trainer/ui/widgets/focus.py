# SPDX-License-Identifier: MIT
"""Shows where the keyboard is.

One ring follows the focus through the whole program. It lies on an overlay above the page, so no
part keeps room for it and none moves, and it shows only while the keyboard is what is used.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.look import FollowsLook

_STANDARD = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
)
_PLACED_ANEW = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.UpdateRequest,
    }
)
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})


# What a part may offer, asked for by name: protocols checked while running take a third of a key.
_ROUND = "focus_radius"  # how round it is
_SHAPED = "focus_shape"  # the piece of it that has the focus, with its radius


class RingOverlay(FollowsLook, QWidget):
    """The ring itself, as large as it is and above everything."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        from PySide6.QtCore import Qt

        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setObjectName("focus-ring")
        self._ring = QRectF()
        self._radius = 0.0

    def surround(self, widget: QWidget, clip: QRect) -> None:
        """Draw the ring around a part, cut off where the page is."""
        rect, radius = _shape(widget)
        width, offset = theme.focus_ring
        out = width + offset
        origin = widget.mapTo(widget.window(), QPoint(0, 0))
        ring = rect.translated(origin.x(), origin.y()).adjusted(-out, -out, out, out)
        radius += out
        box = ring.toAlignedRect().intersected(clip)
        if box.isEmpty():
            self.hide()
            return
        self._ring = ring.translated(-box.x(), -box.y())
        self._radius = radius
        if box != self.geometry():
            self.setGeometry(box)
        if not self.isVisible():
            self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        width, _ = theme.focus_ring
        painter = painting.begin(self)
        painting.draw_box(painter, self._ring, self._radius, None, theme.color("focus"), width)
        painter.end()


def _shape(widget: QWidget) -> tuple[QRectF, float]:
    shaped = getattr(widget, _SHAPED, None)
    if shaped is not None:
        piece: tuple[QRectF, float] = shaped()
        return piece
    of_part = getattr(widget, _ROUND, None)
    radius: float = theme.radius("button") if of_part is None else of_part()
    return QRectF(widget.rect()), radius


class FocusRing(QObject):
    """Follows the focus; make one per program, best after the first page is painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._by_keyboard = False
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []
        self._overlay: RingOverlay | None = None
        app.focusChanged.connect(self._on_focus_changed)
        focused = app.focusWidget()
        if focused is not None:
            self._on_focus_changed(None, focused)

    def is_shown(self) -> bool:
        """Return whether a ring can be seen."""
        overlay = self._overlay
        return overlay is not None and isValid(overlay) and overlay.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice keys and pointer on the part with the focus, and moves of all it lies in."""
        kind = event.type()
        if kind in _KEYS and watched is self._widget:
            self._use_keyboard(True)
        elif kind == QEvent.Type.MouseButtonPress and watched is self._widget:
            self._use_keyboard(False)
        elif self._by_keyboard and kind in _PLACED_ANEW:
            self._place()
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        self._stop_watching()
        self._widget = new
        if new is not None:
            self._watch(new)
        if self._by_keyboard:
            self._watch_around()
            self._place()

    def _use_keyboard(self, used: bool) -> None:
        if used == self._by_keyboard:
            if used:
                # An arrow may have moved the focus within the part, after this event.
                self._place_soon()
            return
        self._by_keyboard = used
        if used:
            self._watch_around()
            self._place()
        elif self._overlay is not None and isValid(self._overlay):
            self._overlay.hide()

    def _place_soon(self) -> None:
        if hasattr(self._widget, _SHAPED):
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, self._place)

    def _watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)
        self._watched.append(widget)

    def _watch_around(self) -> None:
        """Watch what the part lies in; only while a ring shows, as every event passes here."""
        widget = self._widget
        if widget is None or len(self._watched) > 1:
            return
        parent = widget.parentWidget()
        while parent is not None:
            self._watch(parent)
            if parent.isWindow():
                break
            parent = parent.parentWidget()

    def _stop_watching(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()

    def _place(self) -> None:
        widget = self._widget
        if widget is None or not isValid(widget) or not self._has_ring(widget):
            if self._overlay is not None and isValid(self._overlay):
                self._overlay.hide()
            return
        window = widget.window()
        if self._overlay is None or not isValid(self._overlay) or self._overlay.window() != window:
            if self._overlay is not None and isValid(self._overlay):
                self._overlay.deleteLater()
            self._overlay = RingOverlay(window)
        self._overlay.surround(widget, self._clip(widget, window))

    def _has_ring(self, widget: QWidget) -> bool:
        if not widget.isVisible() or widget.isWindow():
            return False
        offers = hasattr(widget, _ROUND) or hasattr(widget, _SHAPED)
        return offers or isinstance(widget, _STANDARD)

    def _clip(self, widget: QWidget, window: QWidget) -> QRect:
        """Return what of the window may show the ring: not beyond the edge of a scrolled page."""
        clip = window.rect()
        inner = widget.parentWidget()
        while inner is not None and inner is not window:
            outer = inner.parentWidget()
            if isinstance(outer, QAbstractScrollArea) and inner is outer.viewport():
                clip = clip.intersected(QRect(inner.mapTo(window, QPoint(0, 0)), inner.size()))
            inner = outer
        return clip
