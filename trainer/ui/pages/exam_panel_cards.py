# SPDX-License-Identifier: MIT
"""The cards of a panel: who rates, the question at hand, and the cuts that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from trainer.ui.pages.choices import FilterChip
from trainer.ui.pages.frame import Pair
from trainer.ui.pages.head import Head
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.choice import Switch
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.form import LineEdit
from trainer.ui.widgets.number_field import NumberField
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.exam_views import CutLine, ExamPanelView, RatedItem, RaterChip

_FIELD = 96


class BeginCard(Card):
    """Asks who rates.

    Signals:
        begin_requested(str): the names, separated by commas.
    """

    begin_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("begin-panel")
        name = self.tr("Who rates? Names, separated by commas")
        self._names = LineEdit(name, parent=self)
        self._names.setObjectName("raters")
        self._button = Button(self.tr("Begin"), "primary", key_hint="enter", parent=self)
        self._button.setObjectName("begin")
        label = TextBlock(name, "body", weight=500, parent=self)
        label.setBuddy(self._names)
        row = QHBoxLayout()
        row.addWidget(self._names, 1)
        row.addWidget(self._button)
        self.body.addWidget(label)
        self.body.addLayout(row)
        self._button.clicked.connect(self.press)
        self._names.returnPressed.connect(self.press)

    @Slot()
    def press(self) -> None:
        """Begin with what was typed."""
        self.begin_requested.emit(self._names.text())


class RateCard(Card):
    """The question at hand and what one rater says of it.

    Signals:
        rater_chosen(int): another rater is at work, from 0.
        rated(str): what was typed, to be kept.
        step_requested(int): show a neighbouring question.
    """

    rater_chosen = Signal(int)
    rated = Signal(str)
    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24, 20))
        self.setObjectName("rate")
        self._head = Head("", "", hint_scale="small", parent=self)
        self._box = QWidget(self)
        self._box.setAccessibleName(self.tr("Rater"))
        self._flow = FlowLayout(self._box)
        self._chips: list[FilterChip] = []
        self._question = RichBlock("", parent=self)
        self._question.setObjectName("question")
        self._answer = TextBlock("", "body", weight=600, parent=self)
        self._answer.setObjectName("answer")
        self._spread = TextBlock("", "body", "ink-2", parent=self)
        self._spread.setObjectName("spread")
        asked = self.tr("Of 100 who are just good enough, how many answer right?")
        self._asked = TextBlock(asked, "body", weight=500, parent=self)
        self._field = NumberField(asked, parent=self)
        self._field.setObjectName("percent")
        self._asked.setBuddy(self._field)
        self._previous = Button(self.tr("Previous"), "quiet", parent=self)
        self._previous.setObjectName("previous")
        self._next = Button(self.tr("Leave it for now"), "quiet", parent=self)
        self._next.setObjectName("next")
        self._keep = Button(self.tr("Save and go on"), "primary", key_hint="enter", parent=self)
        self._keep.setObjectName("keep")
        row = Pair()
        row.addWidget(self._field)
        row.addStretch(1)
        for button in (self._previous, self._next, self._keep):
            row.addWidget(button)
        self._row = row
        parts = (self._head, self._box, self._question, self._answer, self._spread, self._asked)
        for part in parts:
            self.body.addWidget(part)
        self.body.addLayout(row)
        self._keep.clicked.connect(self.press)
        self._previous.clicked.connect(self._on_previous_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        self.forget_look()

    def show_item(self, state: str, raters: Sequence[RaterChip], item: RatedItem) -> None:
        """Show a question to a rater."""
        self._head.set_texts(item.place, state)
        while len(self._chips) < len(raters):
            chip = FilterChip("", 0, parent=self._box)
            chip.setObjectName(f"rater-{len(self._chips)}")
            chip.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < len(raters))
        for chip, rater in zip(self._chips, raters, strict=False):
            chip.set_text(rater.name)
            chip.set_count(rater.missing)
            chip.setChecked(rater.is_chosen)
        self._question.set_text(item.question)
        self._answer.set_text(item.answer)
        self._spread.set_text(item.spread)
        self._spread.setVisible(bool(item.spread))
        self._field.setText(item.percent)
        self._field.selectAll()
        self._field.setFocus()
        self._previous.set_available(item.has_previous)
        self._next.set_available(item.has_next)

    def set_stacked(self, stacked: bool) -> None:
        """Put the buttons below the number, or beside it."""
        self._row.set_wide(not stacked)

    @Slot()
    def press(self) -> None:
        """Keep what was typed."""
        self.rated.emit(self._field.text())

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self.body.setSpacing(theme.space(10))
        self._field.setFixedWidth(theme.px(_FIELD))
        self._row.setSpacing(theme.space(8))

    @Slot()
    def _on_chip_clicked(self) -> None:
        chip = cast("FilterChip", self.sender())
        chip.setChecked(True)
        self.rater_chosen.emit(self._chips.index(chip))

    @Slot()
    def _on_previous_clicked(self) -> None:
        self.step_requested.emit(-1)

    @Slot()
    def _on_next_clicked(self) -> None:
        self.step_requested.emit(1)


class CutsCard(Card):
    """What comes of the ratings, and whether it counts.

    Signals:
        round_requested(): go on to the second round.
        use_chosen(bool): whether these cuts count.
    """

    round_requested = Signal()
    use_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cuts")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._lines: list[tuple[TextBlock, TextBlock, TextBlock]] = []
        self._differ_title = TextBlock(
            self.tr("Talk about these first"), "body", weight=600, heading_level=3, parent=self
        )
        self._differ = TextBlock("", "body", "ink-2", parent=self)
        self._differ.setObjectName("differences")
        counts = self.tr("Use these cuts")
        self._use = Switch(counts, self)
        self._use.setAccessibleName(counts)
        self._use.setObjectName("use")
        self._round = Button(self.tr("Begin the second round"), parent=self)
        self._round.setObjectName("round")
        row = Pair()
        row.addWidget(self._use)
        row.addStretch(1)
        row.addWidget(self._round)
        self._row = row
        hint = self.tr("In use, it counts for exams begun from then on")
        self.body.addWidget(Head(self.tr("The cut so far"), hint, hint_scale="small", parent=self))
        self.body.addLayout(self._grid)
        self.body.addWidget(self._differ_title)
        self.body.addWidget(self._differ)
        self.body.addLayout(row)
        self._use.clicked.connect(self._on_use_clicked)
        self._round.clicked.connect(self._on_round_clicked)
        self.forget_look()

    def show_cuts(self, view: ExamPanelView) -> None:
        """Show what comes of it."""
        while len(self._lines) < len(view.cuts):
            self._add_line()
        for number, parts in enumerate(self._lines):
            for part in parts:
                part.setVisible(number < len(view.cuts))
        for parts, line in zip(self._lines, view.cuts, strict=False):
            self._show_line(parts, line)
        self._differ.set_text("\n".join(view.differences))
        for part in (self._differ, self._differ_title):
            part.setVisible(bool(view.differences))
        self._round.setVisible(view.can_go_on)
        self._use.setEnabled(view.can_use)
        self._use.setChecked(view.in_use)

    def set_stacked(self, stacked: bool) -> None:
        """Put the button below the switch, or beside it."""
        self._row.set_wide(not stacked)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self.body.setSpacing(theme.space(10))
        self._row.setSpacing(theme.space(8))
        self._grid.setHorizontalSpacing(theme.space(24))
        self._grid.setVerticalSpacing(theme.space(6))

    def _add_line(self) -> None:
        title = TextBlock("", "body", weight=500, tight=True, parent=self)
        cut = TextBlock("", "body", weight=600, align="right", tight=True, parent=self)
        error = TextBlock("", "small", "ink-2", align="right", tight=True, parent=self)
        for column, part in enumerate((title, error, cut)):
            self._grid.addWidget(part, len(self._lines), column)
        self._lines.append((title, cut, error))

    def _show_line(self, parts: Sequence[TextBlock], line: CutLine) -> None:
        for part, text in zip(parts, line, strict=True):
            part.set_text(text)

    @Slot()
    def _on_use_clicked(self) -> None:
        self.use_chosen.emit(self._use.isChecked())

    @Slot()
    def _on_round_clicked(self) -> None:
        self.round_requested.emit()
