# SPDX-License-Identifier: MIT
"""A picture of a bank in which areas can be pointed at."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.sections import glyphs
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from trainer.model.items.hotspot import Area
    from trainer.model.picture import Picture

_PAD = 8
_MOST_SIDE = 2400  # px; a larger picture is kept no larger than it can ever be shown


class FigurePart(FollowsLook, QWidget):
    """The picture, with outlines of areas once there is something to say of them.

    Signals:
        pointed(str, object): the learner chose an area, at a point in shares of the picture.
        pointed_beside(): the learner chose a place in no area.
    """

    pointed = Signal(str, object)
    pointed_beside = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._image = QImage()
        self._areas: tuple[Area, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._keyed: frozenset[str] = frozenset()
        self._pin: tuple[float, float] | None = None
        self._named = False
        self._is_locked = False
        self._most = 460
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Picture"))

    def set_picture(self, picture: Picture, areas: Sequence[Area]) -> None:
        """Show a picture; what cannot be read shows its name."""
        self._areas = tuple(areas)
        if picture is not self._picture:
            self._picture = picture
            self._image = _read(picture)
        self.updateGeometry()
        self.update()

    def set_marks(
        self,
        chosen: frozenset[str],
        keyed: frozenset[str],
        pin: tuple[float, float] | None,
        *,
        named: bool,
    ) -> None:
        """Outline areas, and name them where that gives nothing away."""
        self._chosen, self._keyed, self._pin, self._named = chosen, keyed, pin, named
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Take nothing from the learner."""
        from PySide6.QtCore import Qt

        self._is_locked = locked
        shapes = Qt.CursorShape
        self.setCursor(shapes.ArrowCursor if locked else shapes.CrossCursor)

    def set_most_height(self, height: int) -> None:
        """Let the picture grow no higher."""
        self._most = height

    # -- geometry and painting ------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return a usual width and its height."""
        width = theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the picture at a width."""
        pad = 2 * theme.space(_PAD)
        picture = self._picture
        if picture is None or picture.width < 1:
            return theme.px(80)
        room = width - pad
        return int(min(self._most, room * picture.height / picture.width)) + pad

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the area under the pointer."""
        from PySide6.QtCore import Qt

        box = self._box()
        at = event.position()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if not is_left or self._is_locked or not box.contains(at):
            return
        x = (at.x() - box.left()) / box.width()
        y = (at.y() - box.top()) / box.height()
        for area in reversed(self._areas):
            if self._path(area, box).contains(at):
                self.pointed.emit(area.name, (round(x, 3), round(y, 3)))
                return
        self.pointed_beside.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, outlines, names and the point."""
        del event
        painter = painting.begin(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        ground = glyphs.ground_color()
        painting.draw_box(painter, rect, theme.radius("well"), ground, theme.color("line"))
        box = self._box()
        if self._image.isNull():
            text = self.tr("This picture cannot be shown.")
            font = theme.font("body")
            labels.draw_text_centred(painter, text, font, theme.color("ink-2"), rect)
        else:
            painter.drawImage(box, self._image, QRectF(self._image.rect()))
        for area in self._areas:
            if area.name in self._chosen or area.name in self._keyed:
                self._draw_area(painter, area, box)
        if self._pin is not None:
            self._draw_pin(painter, box)
        painter.end()

    def _draw_area(self, painter: QPainter, area: Area, box: QRectF) -> None:
        path = self._path(area, box)
        is_key = area.name in self._keyed
        line = theme.color("accent" if is_key else "ink")
        painter.strokePath(path, painting.pen(theme.color("surface"), 6.4))
        painter.strokePath(path, painting.pen(line, 3.2))
        if self._named:
            font, ink = theme.font("caption", 600), theme.color("ink")
            center = path.boundingRect().center()
            name = area.name[:1].upper() + area.name[1:]
            glyphs.draw_haloed(painter, name, font, center, ink, theme.color("surface"), 4.0)

    def _draw_pin(self, painter: QPainter, box: QRectF) -> None:
        from trainer.ui.sections.live import draw_pin

        if self._pin is not None:
            x, y = self._pin
            at = QPointF(box.left() + x * box.width(), box.top() + y * box.height())
            draw_pin(painter, at)

    def _path(self, area: Area, box: QRectF) -> QPainterPath:
        path = QPainterPath()
        corners = [
            QPointF(box.left() + x * box.width(), box.top() + y * box.height())
            for x, y in area.outline or ()
        ]
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
        return path

    def _box(self) -> QRectF:
        """Return where the picture is: as large as it fits, in the middle."""
        pad = theme.space(_PAD)
        room = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        picture = self._picture
        if picture is None or picture.width < 1 or picture.height < 1:
            return room
        scale = min(room.width() / picture.width, room.height() / picture.height)
        width, height = picture.width * scale, picture.height * scale
        center = room.center()
        return QRectF(center.x() - width / 2, center.y() - height / 2, width, height)


def _read(picture: Picture) -> QImage:
    """Return a picture as it can be shown; null where its bytes are none."""
    from PySide6.QtCore import Qt

    try:
        content = base64.b64decode(picture.text, validate=True)
    except (binascii.Error, ValueError):
        return QImage()
    image = QImage.fromData(content)
    if max(image.width(), image.height()) > _MOST_SIDE:
        return image.scaled(
            _MOST_SIDE,
            _MOST_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return image
