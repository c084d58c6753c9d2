# SPDX-License-Identifier: MIT
"""Writes the picture of a section to a file: SVG, PDF or PNG, named and marked as schematic."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QBrush, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from trainer.errors import TrainerError
from trainer.model.needling import scene as make_scene
from trainer.ui.sections import notes, words
from trainer.ui.sections.frame import frame_of
from trainer.ui.sections.label_board import Columns
from trainer.ui.sections.labelling import Labelling
from trainer.ui.sections.look import look
from trainer.ui.sections.notes import Shown
from trainer.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintDevice

    from trainer.model.scene import View
    from trainer.model.section import Section

SUFFIXES = (".svg", ".pdf", ".png")
_DPI = 96
_POINTS_PER_PX = 0.75


def export(
    section: Section,
    view: View,
    build: str,
    path: str,
    *,
    width: int = 1200,
    most: int = 900,
    ratio: float = 2.0,
    labelled: bool = True,
    shown: Shown | None = None,
) -> None:
    """Write a picture in the theme of the moment; the path's suffix says what kind of file.

    Under it stands that it is schematic, with or without labels. Needs a running
    QGuiApplication.

    Args:
        section: what is shown.
        view: flat or fold.
        build: in which body.
        path: of the file; replaced if it is there.
        width: of the page, in pixels; its height follows.
        most: height that the section itself does not pass.
        ratio: device pixels per pixel, of a PNG.
        labelled: whether structures are named.
        shown: lines and landmarks over the section; landmarks alone when None.

    Raises:
        TrainerError: the suffix is none of `SUFFIXES`, or the file cannot be written.
        ValueError: the section has no such view or build.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise TrainerError(f"{path}: a picture is one of {', '.join(SUFFIXES)}.")
    sheet = _Sheet(section, view, build, shown or Shown(), labelled=labelled)
    sheet.lay_out(width, most)
    _replaced(path, lambda part: _write(sheet, part, suffix, section.title, ratio))


def _write(sheet: _Sheet, path: str, suffix: str, title: str, ratio: float) -> None:
    if suffix == ".png":
        _png(sheet, path, ratio)
    elif suffix == ".svg":
        _svg(sheet, path, title)
    else:
        _pdf(sheet, path, title)


def _replaced(path: str, write: Callable[[str], None]) -> None:
    """Write a file beside the one it replaces, so that none is ever half there."""
    part = f"{path}.{os.getpid()}.part"
    try:
        write(part)
        Path(part).replace(path)
    except OSError as error:
        raise TrainerError(f"{path} cannot be written.", str(error)) from error
    finally:
        Path(part).unlink(missing_ok=True)


class _Sheet:
    """A page with a section, its names, and the line that says what it is not."""

    def __init__(
        self, section: Section, view: View, build: str, shown: Shown, *, labelled: bool
    ) -> None:
        from trainer.ui.sections.plate import build_plate

        self._scene = make_scene(section, view, build)
        self._plate = build_plate(section, view, build)
        self._shown = shown
        self._outlines = {name: rings.as_tuples() for name, rings in self._plate.outlines.items()}
        frame = frame_of(section, view, build)
        self._names = Labelling(self._scene, frame, labelled=labelled, target=shown.target)

    def lay_out(self, width: int, most: int) -> None:
        """Give everything its place; there is time to look for the best one."""
        self._plan = self._names.plan(width, most)
        drawn = {name: self._outlines[name] for name in self._plate.neighbours}
        self._board = self._names.board(self._plan, drawn)
        if isinstance(self._board, Columns):
            while self._board.improve() is not None:
                pass
        self.width, self.height = width, self._plan.height

    def described(self) -> str:
        """Return in words what the page says."""
        names = ", ".join(text.name for text in self._plan.texts)
        named = [f"{names}."] if names else []
        return " ".join([*named, words.schematic(), words.build(self._scene.build)])

    def paint(self, device: QPaintDevice) -> None:
        from trainer.ui.sections.plate import image_of, paint_plate

        painter = QPainter(device)
        if not painter.isActive():
            raise OSError("nothing can be painted there")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tissue, picture = look(theme.scheme), self._plan.picture
        painter.fillRect(QRectF(0, 0, self.width, self.height), QBrush(tissue.color("page")))
        painter.save()
        painter.setClipRect(picture)
        if isinstance(device, QImage):
            # On its own ground first: sides that fade become transparent there.
            size, ratio = picture.size(), device.devicePixelRatio()
            image = image_of(self._plate, tissue, size.width(), size.height(), ratio)
            painter.drawImage(picture.topLeft(), image)
        else:
            painter.translate(picture.topLeft())
            paint_plate(painter, self._plate, tissue, picture.width(), picture.height())
        painter.restore()
        notes.draw_over(painter, self._scene, self._plan, self._outlines, self._shown, self._board)
        painter.end()


def _png(sheet: _Sheet, path: str, ratio: float) -> None:
    size = QSize(round(sheet.width * ratio), round(sheet.height * ratio))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    sheet.paint(image)
    if not image.save(path, "PNG"):  # type: ignore[call-overload] # the stub wants bytes
        raise OSError("the picture was not written")


def _svg(sheet: _Sheet, path: str, title: str) -> None:
    # Late: one more library, which only this needs.
    from PySide6.QtSvg import QSvgGenerator

    device = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    device.setFileName(path)
    device.setTitle(title)
    # The words in the picture are drawn; who cannot see them reads them here.
    device.setDescription(sheet.described())
    device.setSize(QSize(sheet.width, sheet.height))
    device.setViewBox(QRectF(0, 0, sheet.width, sheet.height))
    device.setResolution(_DPI)
    sheet.paint(device)


def _pdf(sheet: _Sheet, path: str, title: str) -> None:
    device = QPdfWriter(path)
    device.setTitle(title)
    size = QSizeF(sheet.width, sheet.height) * _POINTS_PER_PX
    device.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    device.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    device.setResolution(_DPI)
    sheet.paint(device)
