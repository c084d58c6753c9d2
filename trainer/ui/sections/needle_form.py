# SPDX-License-Identifier: MIT
"""Entry, angle and depth of a needle as three numbers beside its section.

The same needle: moving it changes the numbers, and typing a number moves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.sections import steering, words
from trainer.ui.theme import theme
from trainer.ui.widgets.form import FollowsStyle
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent

    from trainer.model.needling import Path, Scene
    from trainer.ui.sections.view import SectionView

_GAP = 14
_MINUS = "\u2212"  # a hyphen is as wide as a figure, and looks like a gap


class NumberBox(FollowsStyle, QDoubleSpinBox):
    """A number with a unit.

    Signals:
        valueChanged(float): another number, by whatever means.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setKeyboardTracking(False)
        self.restyle()

    def restyle(self) -> None:
        """Keep the number away from the edge, which a style sheet alone does not."""
        super().restyle()
        self.lineEdit().setTextMargins(theme.space(8), 0, 0, 0)

    def textFromValue(self, value: float) -> str:
        """Return a number without a decimal that says nothing, with a true minus."""
        return words.number(value).replace("-", _MINUS)

    def valueFromText(self, text: str) -> float:
        """Read a number with either minus."""
        return super().valueFromText(text.replace(_MINUS, "-"))

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Take a number with either minus."""
        state, _, _ = super().validate(text.replace(_MINUS, "-"), place)
        return state, text, place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the number in with Enter, and leave the key to the page as well."""
        from PySide6.QtCore import Qt

        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless the number has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _Field(FollowsLook, QWidget):
    """A number with its name above, and what it means below."""

    def __init__(self, name: str, step: float, decimals: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = TextBlock(name, "caption", "ink-2", weight=500, tight=True, parent=self)
        self.box = NumberBox(name, self)
        self.box.setDecimals(decimals)
        self.box.setSingleStep(step)
        self.meaning = TextBlock("", "caption", "ink-2", tight=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(4))
        for part in (self.title, self.box, self.meaning):
            column.addWidget(part)

    def set_range(self, low: float, high: float, name: str) -> None:
        """Take other limits, and say in the name which sign is which side."""
        self.box.setRange(low, high)
        for part in (self.box, self.box.lineEdit()):
            part.setAccessibleName(name)

    def show_value(self, value: float, meaning: str) -> None:
        """Show a number without saying that it changed."""
        before = self.box.blockSignals(True)
        self.box.setValue(value)
        self.box.blockSignals(before)
        self.meaning.set_text(meaning)
        self.box.setAccessibleDescription(meaning)


class NeedleForm(QWidget):
    """Three numbers bound to a section view, both ways."""

    def __init__(self, view: SectionView, parent: QWidget | None = None) -> None:
        """Follow a view; call `refresh` when another section is shown in it."""
        super().__init__(parent)
        self._view = view
        self._build()
        self._connect()

    def _build(self) -> None:
        step = steering.STEP_MM
        self._entry = _Field(self.tr("Entry"), step, 1, self)
        self._angle = _Field(self.tr("Angle"), steering.STEP_DEGREES, 0, self)
        self._depth = _Field(self.tr("Depth"), step, 1, self)
        self._entry.box.setObjectName("needle-entry")
        self._angle.box.setObjectName("needle-angle")
        self._depth.box.setObjectName("needle-depth")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(_GAP))
        for field in self._fields():
            row.addWidget(field, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self._view.path_changed.connect(self._on_view_path_changed)
        for field in self._fields():
            field.box.valueChanged.connect(self._on_box_value_changed)

    @property
    def boxes(self) -> tuple[NumberBox, NumberBox, NumberBox]:
        """The numbers in the order of Tab."""
        return self._entry.box, self._angle.box, self._depth.box

    def refresh(self) -> None:
        """Take limits, units and numbers from the view."""
        scene = self._view.scene
        if scene is None:
            return
        limits = self._view.limits()
        names = words.fields(scene.section, scene.view)
        for field, span, name in zip(self._fields(), limits, names, strict=True):
            before = field.box.blockSignals(True)
            field.set_range(*span, name)
            field.box.blockSignals(before)
        for field in (self._entry, self._depth):
            field.box.setSuffix(f"\u00a0{words.unit()}")
        self._angle.box.setSuffix("\u00b0")
        self._show(scene, self._view.path() or steering.first(limits))

    def set_locked(self, locked: bool) -> None:
        """Take no numbers for the moment, or any more."""
        for box in self.boxes:
            box.setEnabled(not locked)

    def _fields(self) -> tuple[_Field, _Field, _Field]:
        return self._entry, self._angle, self._depth

    def _show(self, scene: Scene, path: Path) -> None:
        section, view = scene.section, scene.view
        self._entry.show_value(path.entry, words.entry(path.entry, section, view))
        self._angle.show_value(path.angle, words.angle(path.angle, section, view))
        self._depth.show_value(path.depth, words.along())

    def _on_view_path_changed(self, path: Path) -> None:
        if self._view.scene is not None:
            self._show(self._view.scene, path)

    def _on_box_value_changed(self) -> None:
        from trainer.model.needling import Path

        entry, angle, depth = (box.value() for box in self.boxes)
        path = steering.settled(Path(entry, angle, depth), self._view.limits())
        self._view.change_path(path)
        # What was typed may lie between the steps.
        if self._view.scene is not None:
            self._show(self._view.scene, path)
