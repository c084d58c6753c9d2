# SPDX-License-Identifier: MIT
"""Plates that are there at once and show nothing, and sections on the screen."""

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.hosting import shown
from trainer.model.needling import Path, scene
from trainer.ui.sections.plates import Picture
from trainer.ui.sections.view import Mode, SectionView

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class BlankPlates(QObject):
    """Stands in for the store of plates: every picture is blank and ready.

    Attributes:
        asked: the orders that pictures were asked for.
        prepared: those that were to be painted ahead.
        is_full: what pictures say of themselves.
    """

    plate_ready = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list = []
        self.prepared: list = []
        self.is_full = True

    def picture(self, order) -> Picture:
        self.asked.append(order)
        size = max(1, round(order.width * order.ratio)), max(1, round(order.height * order.ratio))
        image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(order.ratio)
        image.fill(0)
        laid = scene(order.section, order.view, order.build, order.without)
        outlines = {shape.name: (shape.outline,) for shape in laid.shapes if not shape.is_layer}
        return Picture(order, image, self.is_full, outlines, ())

    def prepare(self, order) -> None:
        self.prepared.append(order)


class OnScreen:
    """A section view in a window, acted on as a learner does.

    Attributes:
        said: all paths that the learner set, last one last.
        painted: boxes of everything painted since `forget`.
    """

    def __init__(
        self, qtbot, section, view="flat", build="average", *, mode=Mode.EXPLORE, width=860,
        labels=True,
    ) -> None:  # fmt: skip
        self.plates = BlankPlates()
        self.page = QWidget()
        self.view = SectionView(self.page, plates=self.plates)
        self.view.set_section(section, view, build)
        self.view.set_mode(mode)
        self.view.set_labels(labels)
        self.said: list[Path] = []
        self.view.path_changed.connect(self.said.append)
        shown(qtbot, self.page, width, 900)
        self.lay_out(width)
        self.view.setFocus()

    def lay_out(self, width: int) -> None:
        self.view.setGeometry(0, 0, width, self.view.heightForWidth(width))

    def key(self, *keys: str, modifier=NONE) -> "OnScreen":
        """Press keys: names of Qt.Key without "Key_"."""
        for key in keys:
            QTest.keyClick(self.view, getattr(Qt.Key, f"Key_{key}"), modifier)
        return self

    def at(self, x: float, y: float) -> QPointF:
        """Return where a point in mm is on the screen."""
        return self.view.spot(x, y)

    def drag(self, start: QPointF, *stops: QPointF) -> "OnScreen":
        """Take hold at a point, and let go at the last one."""
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(self.view, left, NONE, start.toPoint())
        for stop in stops:
            QTest.mouseMove(self.view, stop.toPoint())
        QTest.mouseRelease(self.view, left, NONE, (stops or (start,))[-1].toPoint())
        return self

    def click(self, point: QPointF) -> "OnScreen":
        return self.drag(point)
