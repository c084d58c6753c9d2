# SPDX-License-Identifier: MIT
"""What stands beside a question: the patient, the teaching point, the sources."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import IconButton, PressableButton
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.facts import FactList
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.text_lines import TextLines

_FIGURE_INSET = 12
_TEXT_INSET = 20


class FoldRow(PressableButton):
    """A panel folded into a row: an icon, what it holds, and that it opens.

    Signals:
        clicked(bool): pressed, by any means.
    """

    def __init__(self, icon: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._lines = PerWidth(self._wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.setAccessibleDescription(self.tr("opens"))
            self.remeasure()

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("card")

    def sizeHint(self) -> QSize:
        """Return the size with the text on one line."""
        width = labels.text_width(self.text(), theme.font("small", 500))
        return QSize(int(width) + 1 + self._left() + self._right(), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the text can be read."""
        return QSize(self._left() + self._right() + theme.px(80), theme.px(44))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return max(theme.px(44), int(self._lines.at(width).height) + 2 * theme.space(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        live = self.underMouse() or self.isDown()
        colors = theme.color("hover" if live else "surface"), theme.color("line")
        painting.draw_box(painter, rect, theme.radius("card"), *colors)
        side, middle = theme.px(18), rect.center().y()
        box = QRectF(theme.space(16), middle - side / 2, side, side)
        theme.draw_icon(painter, self._icon, "ink-2", box)
        lines = self._lines.at(self.width())
        lines.draw(painter, self._left(), middle - lines.height / 2)
        right = rect.width() - theme.space(12) - side
        box = QRectF(right, middle - side / 2, side, side)
        theme.draw_icon(painter, "chevron-down", "ink-2", box)
        painter.end()

    def forget_look(self) -> None:
        """Drop the wrapped text."""
        self._lines.clear()

    def _left(self) -> int:
        return theme.space(16) + theme.px(18) + theme.space(8)

    def _right(self) -> int:
        return theme.space(12) + theme.px(18) + theme.space(8)

    def _wrap(self, width: int) -> TextLines:
        room = max(1, width - self._left() - self._right())
        font, color = theme.font("small", 500), theme.color("ink")
        return TextLines(self.text(), font, room, 1.25, color=color)


class PatientPanel(QWidget):
    """The patient: who, a figure, facts; folds into a row.

    Signals:
        folded_changed(bool): the learner folded or opened it.
    """

    folded_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded = False
        self._figure: QWidget | None = None
        self._row = FoldRow("user", parent=self)
        self._card = Card(self, padding=(0, 0))
        self._head = QHBoxLayout()
        self._icon = Icon("user", parent=self._card)
        self._title = TextBlock(self.tr("Patient"), "heading", heading_level=2, parent=self._card)
        self._who = TextBlock("", "small", "ink-2", align="right", parent=self._card)
        self._fold = IconButton("chevron-up", self.tr("Fold"), parent=self._card)
        self._facts = FactList(self._card)
        self._build()
        self._row.clicked.connect(self._on_row_clicked)
        self._fold.clicked.connect(self._on_fold_clicked)

    def set_patient(self, who: str, facts: Sequence[tuple[str, str]], summary: str = "") -> None:
        """Show a patient.

        Args:
            who: age and a word, beside the title.
            facts: pairs of label and text.
            summary: what the folded row says; none makes one of `who` and the first facts.
        """
        self._who.set_text(who)
        self._facts.set_facts(facts)
        self._facts.setVisible(bool(facts))
        parts = [who, *(text for _, text in facts[:2])]
        self._row.set_text(summary or ", ".join(part for part in parts if part))

    def set_figure(self, figure: QWidget | None) -> None:
        """Show a figure between the title and the facts; the panel owns it until the next."""
        if figure is self._figure:
            return
        if self._figure is not None:
            self._figure_slot.removeWidget(self._figure)
            self._figure.hide()
            self._figure.deleteLater()
        self._figure = figure
        if figure is not None:
            self._figure_slot.addWidget(figure)
            figure.show()
        self._pad()

    def set_foldable(self, foldable: bool) -> None:
        """Offer to fold, where the window is narrow."""
        self._fold.setVisible(foldable)

    def set_folded(self, folded: bool) -> None:
        """Fold into a row, or open."""
        self._folded = folded
        self._row.setVisible(folded)
        self._card.setVisible(not folded)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(self._card)
        self._head.addWidget(self._icon)
        self._head.addWidget(self._title)
        self._head.addWidget(self._who, 1)
        self._head.addWidget(self._fold)
        self._figure_slot = QVBoxLayout()
        self._facts_slot = QVBoxLayout()
        self._facts_slot.addWidget(self._facts)
        body = self._card.body
        body.addLayout(self._head)
        body.addLayout(self._figure_slot)
        body.addLayout(self._facts_slot)
        self._row.hide()
        self._fold.hide()
        self._card.padded.connect(self._pad)
        self._pad()

    def _pad(self) -> None:
        text, figure = theme.space(_TEXT_INSET), theme.space(_FIGURE_INSET)
        self._head.setContentsMargins(text, theme.space(12), text, theme.space(10))
        self._head.setSpacing(theme.space(8))
        self._figure_slot.setContentsMargins(figure, 0, figure, 0)
        # Below a figure facts need air; below the title they belong to it.
        top = theme.space(4 if self._figure is None else 14)
        self._facts_slot.setContentsMargins(text, top, text, theme.space(18))
        self._card.body.setSpacing(0)

    def _on_row_clicked(self) -> None:
        self.set_folded(False)
        self.folded_changed.emit(False)

    def _on_fold_clicked(self) -> None:
        self.set_folded(True)
        self.folded_changed.emit(True)


class TeachingPoint(Card):
    """One or two sentences to remember."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(20, 14))
        row = QHBoxLayout()
        icon_column = QVBoxLayout()
        icon_column.addWidget(Icon("lightbulb", "accent-text", parent=self))
        icon_column.addStretch(1)
        text_column = QVBoxLayout()
        title = self.tr("Teaching point")
        self._title = TextBlock(title, "small", "ink-2", weight=600, heading_level=3, parent=self)
        self._text = RichBlock("", "option", weight=500, parent=self)
        text_column.addWidget(self._title)
        text_column.addWidget(self._text)
        text_column.setSpacing(4)
        row.addLayout(icon_column)
        row.addLayout(text_column, 1)
        row.setSpacing(12)
        self.body.addLayout(row)

    def set_text(self, text: str) -> None:
        """Show another teaching point, with the marks that `richtext` knows."""
        self._text.set_text(text)


class Source(NamedTuple):
    """One source: a short name and what kind of study it is."""

    text: str
    kind: str = ""


class _SourceRow(NamedTuple):
    top: float
    text: TextLines
    kind: TextLines


class SourceList(FollowsLook, QLabel):
    """The sources of an answer, with their kind.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources: tuple[Source, ...] = ()
        self._arranged = PerWidth(self._arrange)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_sources(self, sources: Sequence[Source]) -> None:
        """Show other sources."""
        new = tuple(sources)
        if new != self._sources:
            self._sources = new
            named = (f"{source.text}, {source.kind}".strip(", ") for source in new)
            self.setAccessibleName(f"{self.tr('Sources')}: {'; '.join(named)}")
            self.remeasure()

    def sizeHint(self) -> QSize:
        """Return a usual width with the height that it needs."""
        width = theme.px(320)
        return QSize(width, self._arranged.at(width)[0])

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which sources can be read."""
        return QSize(theme.px(140), theme.px(18))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arranged.at(width)[0]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title and rows."""
        del event
        painter = painting.begin(self)
        font, color = theme.font("small", 600), theme.color("ink-2")
        labels.draw_text(painter, self.tr("Sources"), font, color, 0, theme.px(18) / 2)
        for row in self._arranged.at(self.width())[1]:
            side = theme.px(15)
            middle = row.top + row.text.pitch / 2
            theme.draw_icon(painter, "file-text", "ink-2", QRectF(0, middle - side / 2, side, side))
            row.text.draw(painter, theme.px(15) + theme.space(8), row.top)
            row.kind.draw(painter, self.width() - row.kind.width, middle - row.kind.pitch / 2)
        painter.end()

    def forget_look(self) -> None:
        """Drop what was measured."""
        self._arranged.clear()

    def _arrange(self, width: int) -> tuple[int, tuple[_SourceRow, ...]]:
        top = theme.px(18) + theme.space(6.0)
        rows: list[_SourceRow] = []
        left = theme.px(15) + theme.space(8)
        for source in self._sources:
            faint, ink = theme.color("ink-2"), theme.color("ink")
            kind = TextLines(source.kind, theme.font("caption"), width, color=faint)
            room = max(1.0, width - left - kind.width - theme.space(12))
            text = TextLines(source.text, theme.font("small"), room, 1.25, color=ink)
            rows.append(_SourceRow(float(top), text, kind))
            top += int(text.height + 0.999) + theme.space(6)
        return int(top), tuple(rows)
