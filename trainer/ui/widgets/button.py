# SPDX-License-Identifier: MIT
"""Buttons."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import ShowsPointer

Kind = Literal["primary", "secondary", "quiet", "link"]
Height = Literal["large", "normal", "small", "row"]

_HEIGHTS: dict[Height, int] = {"large": 44, "normal": 40, "small": 36, "row": 32}


class PressableButton(ShowsPointer, QAbstractButton):
    """What all buttons share: the pointer over them shows, Enter presses the focused one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on the space bar."""
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("button")


class Button(PressableButton):
    """A button with a word, perhaps an icon and the key that presses it.

    Signals:
        clicked(bool): pressed, by any means.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        height: Height = "normal",
        icon: str = "",
        trailing_icon: str = "",
        key_hint: str = "",
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            text: what pressing it does.
            kind: at most one primary a screen; `link` is text in the accent.
            height: large on an action bar, small in a page head, row in a list.
            icon: name of an icon before the text.
            trailing_icon: name of an icon after the text.
            key_hint: a key's text, or a name of `labels.KEY_ICONS`.
            flush: a link without air around it, whose words stand in line with others.
            parent: owner.
        """
        super().__init__(parent)
        self._flush = flush
        self._kind: Kind = kind
        self._height: Height = height
        self._icon = icon
        self._trailing_icon = trailing_icon
        self._key_hint = key_hint
        self._key_hint_shown = True
        self._hint: QSize | None = None
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show another word."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.remeasure()

    def set_icons(self, icon: str = "", trailing_icon: str = "") -> None:
        """Show other icons."""
        if (icon, trailing_icon) != (self._icon, self._trailing_icon):
            self._icon, self._trailing_icon = icon, trailing_icon
            self.remeasure()

    def set_key_hint_shown(self, shown: bool) -> None:
        """Show the cap of the key as far as the theme has any, or hide it."""
        if shown != self._key_hint_shown:
            self._key_hint_shown = shown
            self.remeasure()

    def set_available(self, available: bool, reason: str = "") -> None:
        """Enable or disable; a reason is read out, and shown beside the button by its page."""
        self.setEnabled(available)
        self.setAccessibleDescription("" if available else reason)

    def sizeHint(self) -> QSize:
        """Return the size of all that is shown in it."""
        if self._hint is None:
            width = self._content_width() + 2 * self._padding()
            self._hint = QSize(int(width + 0.999), theme.px(_HEIGHTS[self._height]))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button's word is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, word and key."""
        del event
        painter = painting.begin(self)
        ground, edge, text_role = self._colors()
        rect = QRectF(self.rect())
        painting.draw_box(painter, rect, theme.radius("button"), ground, edge)
        self._draw_content(painter, rect, text_role)
        painter.end()

    def _draw_content(self, painter: QPainter, rect: QRectF, role: str) -> None:
        font = self._font()
        middle = rect.center().y()
        has_key = self._has_key()
        # Spare width goes between word and key, else around the word.
        left = float(self._padding())
        if not has_key:
            left = (rect.width() - self._content_width()) / 2
        icon = theme.px(18)
        if self._icon:
            box = QRectF(left, middle - icon / 2, icon, icon)
            theme.draw_icon(painter, self._icon, role, box)
            left += icon + theme.space(8)
        labels.draw_text(painter, self.text(), font, theme.color(role), left, middle)
        left += labels.text_width(self.text(), font)
        if self._trailing_icon:
            left += theme.space(6)
            box = QRectF(left, middle - icon / 2, icon, icon)
            theme.draw_icon(painter, self._trailing_icon, role, box)
        if has_key:
            right = rect.width() - self._padding() - labels.key_cap_width(self._key_hint)
            labels.draw_key_cap(painter, self._key_hint, right, middle, role)

    def _colors(self) -> tuple[QColor | None, QColor | None, str]:
        """Return ground, edge and the role of the text."""
        hovered = self.underMouse()
        if not self.isEnabled():
            ground = None if self._kind in ("quiet", "link") else theme.color("hover")
            edge = theme.color("line") if ground and theme.is_high_contrast else None
            return ground, edge, "ink-3"
        if self._kind == "primary":
            share = 0.28 if self.isDown() else 0.14 if hovered else 0.0
            return painting.mix(theme.color("accent"), theme.color("ink"), share), None, "on-accent"
        if self._kind == "secondary":
            ground = theme.color("track" if self.isDown() else "hover" if hovered else "surface")
            return ground, theme.color("control-edge" if hovered else "edge"), "ink"
        live = hovered or self.isDown()
        if self._flush:
            # A ground would touch its words.
            return None, None, "ink" if live else "accent-text"
        ground = theme.color("hover") if live else None
        return ground, None, "accent-text" if self._kind == "link" else "ink-2"

    def _font(self) -> QFont:
        if self._kind == "link":
            return theme.font("small", 500)
        return theme.font("body", 600 if self._kind == "primary" else 500)

    def _has_key(self) -> bool:
        return bool(self._key_hint) and self._key_hint_shown and theme.key_hints

    def _padding(self) -> int:
        if self._flush:
            return 0
        return theme.space(6 if self._kind == "link" else 14)

    def _content_width(self) -> float:
        width = labels.text_width(self.text(), self._font())
        if self._icon:
            width += theme.px(18) + theme.space(8)
        if self._trailing_icon:
            width += theme.px(18) + theme.space(6)
        if self._has_key():
            width += labels.key_cap_width(self._key_hint) + theme.space(10)
        return width

    def forget_look(self) -> None:
        """Drop the measured size."""
        self._hint = None


class IconButton(PressableButton):
    """A flat button that is only an icon; its name is its tip.

    Signals:
        clicked(bool): pressed, by any means.
        toggled(bool): with `checkable`, the new state.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        checkable: bool = False,
        checked_icon: str = "",
        checked_name: str = "",
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            icon: name of the icon.
            name: what pressing it does, as tip and for screen readers.
            checkable: whether it stays pressed.
            checked_icon: icon while pressed; none means the same.
            checked_name: name while pressed; none means the same.
            framed: with the edge of a secondary button.
            parent: owner.
        """
        super().__init__(parent)
        self._icon = icon
        self._checked_icon = checked_icon or icon
        self._name = name
        self._checked_name = checked_name or name
        self._framed = framed
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)
        self._show_name()

    def sizeHint(self) -> QSize:
        """Return a square."""
        side = theme.px(36)
        return QSize(side, side)

    def set_icon(self, icon: str, name: str = "") -> None:
        """Show another icon, perhaps with another name."""
        self._icon = self._checked_icon = icon
        if name:
            self._name = self._checked_name = name
            self._show_name()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon, and a ground under the pointer."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        live = self.isEnabled() and (self.underMouse() or self.isDown())
        ground = theme.color("hover") if live else None
        if self._framed:
            ground = ground or theme.color("surface")
            edge = theme.color("control-edge" if live else "edge")
            painting.draw_box(painter, rect, theme.radius("button"), ground, edge)
        elif ground is not None:
            painting.draw_box(painter, rect, theme.radius("button"), ground)
        side = theme.px(18)
        center = QPointF(rect.center())
        box = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
        if not self.isEnabled():
            theme.draw_icon(painter, self._icon, "ink-3", box)
        elif self.isChecked():
            theme.draw_icon(painter, self._checked_icon, "ink", box)
        else:
            theme.draw_icon(painter, self._icon, "ink-2", box)
        painter.end()

    def _on_toggled(self, checked: bool) -> None:
        del checked
        self._show_name()

    def _show_name(self) -> None:
        name = self._checked_name if self.isChecked() else self._name
        self.setToolTip(name)
        self.setAccessibleName(name)
