# SPDX-License-Identifier: MIT
"""A card as a picture and a table that can be written to files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels

if TYPE_CHECKING:
    from trainer.ui.pages.progress.swap import SwapCard

_SCALE = 2
_MARGIN = 16
_TITLE = 34


class Exported(NamedTuple):
    """A card, ready to be written.

    Attributes:
        name: of the files, without an ending.
        png: the picture with its title.
        rows: the table, its headings first.
    """

    name: str
    png: bytes
    rows: tuple[tuple[str, ...], ...]


def exported(card: SwapCard) -> Exported:
    """Draw a card's picture at twice its size, and take its table."""
    rows = tuple(tuple(texts) for texts in card.texts())
    return Exported(card.objectName(), _png(card), rows)


def _png(card: SwapCard) -> bytes:
    picture = _laid_out(card.picture)
    margin, head = theme.px(_MARGIN), theme.px(_TITLE)
    width, height = picture.width() + 2 * margin, picture.height() + head + 2 * margin
    image = QImage(width * _SCALE, height * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    font, ink = theme.font("heading"), theme.color("ink")
    labels.draw_text(painter, card.title, font, ink, margin, margin + head / 2 - theme.px(6))
    flags = QWidget.RenderFlag.DrawChildren
    picture.render(painter, QPoint(margin, margin + head), QRegion(), flags)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub wants bytes
    return bytes(buffer.data().data())


def _laid_out(picture: QWidget) -> QWidget:
    """Give a picture the room it needs, which one that its table hides may not have."""
    wanted = picture.sizeHint()
    if picture.height() < wanted.height() or picture.width() < picture.minimumSizeHint().width():
        picture.resize(max(picture.width(), wanted.width()), wanted.height())
    layout = picture.layout()
    if layout is not None:
        layout.activate()
    return picture
