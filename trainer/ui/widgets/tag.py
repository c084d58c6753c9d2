# SPDX-License-Identifier: MIT
"""Labels that cannot be pressed."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook


class TagKind(StrEnum):
    """What a tag says; the word itself comes from whoever shows it."""

    BEST = "best"
    YOURS = "yours"
    YOURS_UNSAFE = "yours-unsafe"
    UNSAFE = "unsafe"
    NEW = "new"
    LOCKED = "locked"
    QUIET = "quiet"
    LEFT_OUT = "left-out"


class _Look(NamedTuple):
    """Roles of a tag; an empty ground or edge is none."""

    ground: str
    edge: str
    text: str
    icon: str
    weight: int


_LOOKS: dict[TagKind, _Look] = {
    TagKind.BEST: _Look("accent", "", "on-accent", "check", 600),
    TagKind.YOURS: _Look("surface", "edge", "ink-2", "x", 500),
    TagKind.YOURS_UNSAFE: _Look("danger", "", "on-danger", "octagon-alert", 600),
    TagKind.UNSAFE: _Look("surface", "danger", "danger-text", "octagon-alert", 500),
    TagKind.NEW: _Look("accent-soft", "", "accent-text", "", 500),
    TagKind.LOCKED: _Look("hover", "", "ink-2", "lock", 500),
    TagKind.QUIET: _Look("hover", "", "ink-2", "", 500),
    TagKind.LEFT_OUT: _Look("ink-2", "", "surface", "", 600),
}
_PADDING = 8
_ICON = 14
_GAP = 5


def tag_size(kind: TagKind, text: str) -> tuple[float, float]:
    """Return width and height of a tag."""
    look = _LOOKS[kind]
    width = labels.text_width(text, theme.font("caption", look.weight)) + 2 * theme.px(_PADDING)
    if look.icon:
        width += theme.px(_ICON) + theme.px(_GAP)
    return width, float(theme.px(24))


def draw_tag(painter: QPainter, kind: TagKind, text: str, rect: QRectF) -> None:
    """Draw a tag that fills a box of the size that `tag_size` gave."""
    look = _LOOKS[kind]
    ground = theme.color(look.ground)
    edge = theme.color(look.edge) if look.edge else None
    if theme.is_high_contrast and edge is None and look.ground in ("accent-soft", "hover"):
        edge = theme.color("line")
    painting.draw_box(painter, rect, theme.radius("tag"), ground, edge)
    left = rect.left() + theme.px(_PADDING)
    middle = rect.center().y()
    if look.icon:
        side = theme.px(_ICON)
        theme.draw_icon(painter, look.icon, look.text, QRectF(left, middle - side / 2, side, side))
        left += side + theme.px(_GAP)
    font = theme.font("caption", look.weight)
    labels.draw_text(painter, text, font, theme.color(look.text), left, middle)


class Tag(FollowsLook, QLabel):
    """A tag that stands by itself."""

    def __init__(self, kind: TagKind, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tag(kind, text)

    def set_tag(self, kind: TagKind, text: str) -> None:
        """Say something else."""
        self._kind = kind
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of icon and word."""
        width, height = tag_size(self._kind, self._text)
        return QSize(int(width + 0.999), int(height))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a tag's word is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tag."""
        del event
        painter = painting.begin(self)
        draw_tag(painter, self._kind, self._text, QRectF(self.rect()))
        painter.end()
