# SPDX-License-Identifier: MIT
"""Writes the picture of a section to a file: SVG, PDF or PNG."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QBrush, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from trainer.errors import TrainerError
from trainer.ui.sections.frame import fit
from trainer.ui.sections.look import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintDevice, QTransform

    from trainer.model.scene import View
    from trainer.model.section import Section
    from trainer.ui.sections.look import Look
    from trainer.ui.sections.ops import Plate
    from trainer.ui.theme.tokens import Scheme

    Notes = Callable[[QPainter, QTransform, Look], None]

SUFFIXES = (".svg", ".pdf", ".png")
_DPI = 96
_POINTS_PER_PX = 0.75


def export(
    section: Section,
    view: View,
    build: str,
    scheme: Scheme,
    path: str,
    *,
    size: tuple[int, int] = (1200, 900),
    ratio: float = 1.0,
    notes: Notes | None = None,
) -> None:
    """Write a picture; the suffix of the path says what kind of file.

    Needs a running QGuiApplication.

    Args:
        section: what is shown.
        view: flat or fold.
        build: in which body.
        scheme: in the colours of which theme.
        path: of the file; replaced if it is there.
        size: width and height in pixels.
        ratio: device pixels per pixel, of a PNG.
        notes: draws labels and the like over the picture; its painter is in pixels of the
            picture, and the transform given leads from mm to these.

    Raises:
        TrainerError: the suffix is none of `SUFFIXES`, or the file cannot be written.
        ValueError: the section has no such view or build.
    """
    from trainer.ui.sections.plate import build_plate

    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise TrainerError(f"{path}: a picture is one of {', '.join(SUFFIXES)}.")
    sheet = _Sheet(build_plate(section, view, build), look(scheme), size, notes)
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
    """A page with a plate and its notes, in logical pixels."""

    def __init__(
        self, plate: Plate, look: Look, size: tuple[int, int], notes: Notes | None
    ) -> None:
        self._plate, self._look, self._notes = plate, look, notes
        self.width, self.height = size

    def paint(self, device: QPaintDevice, scale: float = 1.0) -> None:
        from trainer.ui.sections.plate import image_of, paint_plate

        painter = QPainter(device)
        if not painter.isActive():
            raise OSError("nothing can be painted there")
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = QRectF(0, 0, self.width, self.height)
        painter.fillRect(page, QBrush(self._look.color("page")))
        if isinstance(device, QImage):
            # On its own ground first: sides that fade become transparent there.
            ratio = device.devicePixelRatio()
            image = image_of(self._plate, self._look, self.width, self.height, ratio)
            painter.drawImage(0, 0, image)
        else:
            painter.setClipRect(page)
            paint_plate(painter, self._plate, self._look, self.width, self.height)
        if self._notes is not None:
            place = fit(self._plate.frame, self.width, self.height)
            self._notes(painter, place, self._look)
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
