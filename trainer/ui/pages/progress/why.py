# SPDX-License-Identifier: MIT
"""Why questions were missed: the reasons given, and the wrong beliefs behind what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.pages.progress.swap import SwapCard
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from trainer.ui.pages.progress.insight_views import BarView, BeliefView, SureView, WhyView

_PITCH = 26


class BarList(FollowsLook, QLabel):
    """Words, a bar and a number in each line.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars: tuple[BarView, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[BarView]) -> None:
        """Show other bars."""
        self._bars = tuple(bars)
        self.setAccessibleName(", ".join(f"{bar.name}: {bar.number}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(theme.px(240), theme.px(_PITCH) * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Return room for the longest words and a short bar."""
        return QSize(int(self._names()) + theme.px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all lines."""
        del event
        painter = painting.begin(self)
        font, bold = theme.font("body"), theme.font("body", 600)
        edge = theme.color("line") if theme.is_high_contrast else None
        left = self._names() + theme.px(14)
        most = self.width() - left - theme.px(44)
        for at, bar in enumerate(self._bars):
            middle = theme.px(_PITCH) * (at + 0.5)
            labels.draw_text(painter, bar.name, font, theme.color("ink"), 0, middle)
            box = QRectF(left, middle - 4, max(3.0, bar.share * most), 8)
            painting.draw_box(painter, box, 4, theme.color("accent-line"), edge)
            number_at = box.right() + theme.px(8)
            labels.draw_text(painter, bar.number, bold, theme.color("ink"), number_at, middle)
        painter.end()

    def _names(self) -> float:
        font = theme.font("body")
        return max((labels.text_width(bar.name, font) for bar in self._bars), default=0.0)


class _Belief(FollowsLook, QWidget):
    """A wrong belief, what puts it right, and the way to practise it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = TextBlock("", "body", weight=500, parent=self)
        self._remedy = TextBlock("", "small", "ink-2", parent=self)
        self.button = Button(self.tr("Practise it"), height="small", parent=self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._remedy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.forget_look()

    def show_view(self, view: BeliefView) -> None:
        """Show a belief."""
        self._title.set_text(view.title)
        self._remedy.set_text(view.remedy)
        self._remedy.setVisible(bool(view.remedy))
        self.button.setAccessibleName(view.button)
        self.button.setVisible(bool(view.button))

    def forget_look(self) -> None:
        """Take other distances with the text."""
        if hasattr(self, "_row"):
            self._row.setSpacing(theme.space(16))


class _Picture(FollowsLook, QWidget):
    """Reasons as bars, beliefs as rows.

    Signals:
        drill_requested(int): practise the questions of this belief, from 0.
    """

    drill_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._empty = TextBlock("", "body", "ink-2", parent=self)
        self._bars = BarList(self)
        self._bars.setObjectName("reasons-given")
        self._rows: list[_Belief] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._empty)
        self._column.addWidget(self._bars)
        self.forget_look()

    def show_view(self, view: WhyView) -> None:
        """Show reasons and beliefs."""
        self._empty.set_text(view.empty)
        self._empty.setVisible(bool(view.empty))
        self._bars.set_bars(view.reasons)
        self._bars.setVisible(bool(view.reasons))
        while len(self._rows) < len(view.beliefs):
            row = _Belief(self)
            row.button.setObjectName(f"drill-{len(self._rows)}")
            row.button.clicked.connect(self._on_drill_clicked)
            self._rows.append(row)
            self._column.addWidget(row)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(view.beliefs))
            if at < len(view.beliefs):
                row.show_view(view.beliefs[at])

    def forget_look(self) -> None:
        """Take other distances with the text."""
        if hasattr(self, "_column"):
            self._column.setSpacing(theme.space(14))

    def _on_drill_clicked(self) -> None:
        button = cast("QWidget", self.sender())
        at = next(at for at, row in enumerate(self._rows) if row.button is button)
        self.drill_requested.emit(at)


class WhyCard(SwapCard):
    """Why questions were missed.

    Signals:
        drill_requested(int): practise the questions of this belief, from 0.
    """

    drill_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("why")
        self._reasons = _Picture(self)
        columns = (self.tr("Reason or belief"), self.tr("Times"), self.tr("Last"))
        self.hold(self.tr("Why questions were missed"), columns, self._reasons)
        self._reasons.drill_requested.connect(self.drill_requested)

    def show_view(self, view: WhyView) -> None:
        """Show reasons and beliefs."""
        self.set_hint(view.hint)
        self._reasons.show_view(view)
        self.show_rows(view.rows)


class SureCard(SwapCard):
    """Unsafe acts that were chosen with certainty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sure-unsafe")
        self._list = QWidget(self)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lines: list[tuple[TextBlock, TextBlock]] = []
        columns = (self.tr("Act"), self.tr("Times"), self.tr("Last"))
        self.hold(self.tr("Certain, and unsafe"), columns, self._list)
        self.set_hint(self.tr("The errors that nothing warned you of"))
        self.forget_look()

    def show_view(self, view: SureView) -> None:
        """Show acts, each with its harm; a row is act, harm, times and last day."""
        while len(self._lines) < len(view.rows):
            act = TextBlock("", "body", weight=500, parent=self._list)
            harm = TextBlock("", "small", "ink-2", parent=self._list)
            self._lines.append((act, harm))
            self._column.addWidget(act)
            self._column.addWidget(harm)
        for at, (act, harm) in enumerate(self._lines):
            is_shown = at < len(view.rows)
            act.setVisible(is_shown)
            harm.setVisible(is_shown)
            if is_shown:
                what, leads_to, times, last = view.rows[at]
                act.set_text(what)
                harm.set_text(" \u00b7 ".join(part for part in (leads_to, times, last) if part))
        self.show_rows([(what, times, last) for what, _, times, last in view.rows])

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        if hasattr(self, "_column"):
            self._column.setSpacing(theme.space(4))
