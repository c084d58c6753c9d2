# SPDX-License-Identifier: MIT
"""Practise: what to be asked, how many, and with which feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.frame import PageFrame, Pair
from trainer.ui.pages.practise_parts import CardGroup, ChipGroup, FeedbackGroup, Group, WhichGroup
from trainer.ui.pages.practise_regions import RegionCard
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.empty import EmptyState
from trainer.ui.widgets.slider import CountSlider
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.practise_views import PractiseView

_Named = TypeVar("_Named", bound=QWidget)

LEAST = 5
_REGIONS = 344
_GAP = 32
# Below, the regions come under the form: a form has longer words than a page of cards.
_TWO_COLUMNS = 760


class PractisePage(PageFrame):
    """Shows all filters in one view and reports what the learner sets.

    Signals:
        bank_toggled(str), domain_toggled(str), type_toggled(str), region_toggled(str),
            status_toggled(str): a value was added or taken away.
        part_toggled(int): a part of the body, from 0.
        which_chosen(int): all, new, due, missed or flagged.
        limit_changed(int): how many.
        timed_chosen(bool): timed instead of tutor.
        clear_requested(): no filter at all.
        start_requested(): begin.
        library_requested(): see the banks.
        exams_requested(): see the exams.
    """

    bank_toggled = Signal(str)
    domain_toggled = Signal(str)
    type_toggled = Signal(str)
    region_toggled = Signal(str)
    status_toggled = Signal(str)
    part_toggled = Signal(int)
    which_chosen = Signal(int)
    limit_changed = Signal(int)
    timed_chosen = Signal(bool)
    clear_requested = Signal()
    start_requested = Signal()
    library_requested = Signal()
    exams_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practise")
        self._view: PractiseView | None = None
        self._empty: EmptyState | None = None
        self._build()
        self._connect()
        # Nothing rather than a form without numbers, for the moment until they are there.
        self._form.hide()
        self._bar.hide()

    def show_view(self, view: PractiseView) -> None:
        """Show filters with their numbers, and what Start will do."""
        self._view = view
        self._form.show()
        self._bar.show()
        if self._empty is not None:
            self._empty.hide()
        self._banks.setVisible(bool(view.banks))
        self._banks.show_filters(view.banks)
        self._domains.setVisible(len(view.domains) > 1)
        self._domains.show_filters(view.domains, self._left_width())
        self._which.show_counts(view.which, view.which_chosen)
        self._types.setVisible(len(view.types) > 1)
        self._types.show_filters(view.types)
        self._statuses.setVisible(bool(view.statuses))
        self._statuses.show_filters(view.statuses)
        self._regions.setVisible(bool(view.groups))
        self._regions.show_regions(view.groups, view.marks, view.only_listed)
        self._show_slider(view)
        self._feedback.show_choice(view.timed_text, is_timed=view.is_timed)
        self._title.set_text(view.title)
        self._detail.set_text(view.detail)
        self._start.set_available(view.most > 0, view.detail)
        self._clear.setVisible(view.has_filters)
        self.fit()

    def show_empty(self) -> None:
        """Say that there is nothing to practise."""
        self._form.hide()
        self._bar.hide()
        if self._empty is None:
            self._empty = EmptyState(
                self.tr("There are no questions on this computer"),
                self.tr("Add a bank in the library, and you can choose from it here."),
                parent=self.inner,
            )
            button = Button(
                self.tr("Open the library"), "primary", key_hint="enter", parent=self._empty
            )
            button.setObjectName("library")
            button.clicked.connect(self._on_library_clicked)
            self._empty.add_button(button)
            self.column.insertWidget(1, self._empty)
        self._empty.show()

    def fit(self) -> None:
        """Put the regions beside the form where there is room."""
        wide = self._is_two_columns()
        self._pair.set_wide(wide)
        self._pair.setSpacing(theme.space(_GAP))
        self._left.setSpacing(theme.space(28))
        self._regions.setMaximumWidth(self._right_width() if wide else theme.width("content"))
        self._regions.setMinimumWidth(self._right_width() if wide else 0)
        width = self._left_width()
        self._domains.fit(width)
        self._which.fit(width)
        self._feedback.fit(width)
        self._start.setMinimumWidth(theme.px(128))

    def press_primary(self) -> None:
        """Start, or go to the banks where there is nothing to start."""
        if self._empty is not None and not self._empty.isHidden():
            self.library_requested.emit()
        elif self._view is not None and self._view.most > 0:
            self.start_requested.emit()

    # Inside

    def _build(self) -> None:
        head = self._build_head()
        self._form = QWidget(self.inner)
        every = self.tr("None chosen means all")
        self._banks = self._named(ChipGroup(self.tr("Bank"), every, self._form), "bank")
        self._domains = self._named(CardGroup(self.tr("Domain"), every, self._form), "domain")
        words = [self.tr("All"), self.tr("New"), self.tr("Due"), self.tr("Missed")]
        words.append(self.tr("Flagged"))
        self._which = WhichGroup(self.tr("Which questions"), words, self._form)
        self._types = self._named(ChipGroup(self.tr("Type"), every, self._form), "type")
        self._statuses = self._named(ChipGroup(self.tr("Review"), every, self._form), "status")
        self._count = Group(self.tr("How many"), parent=self._form)
        self._slider = CountSlider(self.tr("How many"), self._count)
        self._slider.setObjectName("how-many")
        self._slider.setPageStep(LEAST)
        self._few = TextBlock("", "body", "ink-2", parent=self._count)
        self._count.column.addWidget(self._slider)
        self._count.column.addWidget(self._few)
        self._feedback = FeedbackGroup(self.tr("Feedback"), self._form)
        self._regions = RegionCard(self._form)
        self._left = QVBoxLayout()
        groups = (self._banks, self._domains, self._which, self._types, self._statuses)
        for group in (*groups, self._count, self._feedback):
            self._left.addWidget(group)
        self._left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._regions)
        right.addStretch(1)
        self._pair = Pair()
        self._pair.addLayout(self._left, 1)
        self._pair.addLayout(right)
        self._form.setLayout(self._pair)
        self.column.addLayout(head)
        self.column.addWidget(self._form)
        self.column.addStretch(1)
        self._build_foot()

    def _build_head(self) -> QHBoxLayout:
        title = TextBlock(
            self.tr("Practise"), "page", heading_level=1, tight=True, parent=self.inner
        )
        self._exams = Button(
            self.tr("Exams"), height="small", icon="graduation-cap", parent=self.inner
        )
        self._exams.setObjectName("exams")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._exams)
        return head

    def _build_foot(self) -> None:
        self._bar, words, buttons = self.add_foot()
        self._title = TextBlock("", "body", weight=600, tight=True, parent=self._bar)
        self._title.setObjectName("what-starts")
        self._detail = TextBlock("", "small", "ink-2", tight=True, parent=self._bar)
        self._detail.setObjectName("of-how-many")
        self._clear = Button(self.tr("Clear filters"), "quiet", parent=self._bar)
        self._clear.setObjectName("clear")
        self._start = Button(
            self.tr("Start"), "primary", height="large", key_hint="enter", parent=self._bar
        )
        self._start.setObjectName("start")
        words.insertWidget(1, self._title)
        words.insertWidget(2, self._detail)
        buttons.addWidget(self._clear)
        buttons.addWidget(self._start)

    def _connect(self) -> None:
        self._banks.filter_toggled.connect(self.bank_toggled)
        self._domains.filter_toggled.connect(self.domain_toggled)
        self._types.filter_toggled.connect(self.type_toggled)
        self._statuses.filter_toggled.connect(self.status_toggled)
        self._which.which_chosen.connect(self.which_chosen)
        self._regions.part_toggled.connect(self.part_toggled)
        self._regions.region_toggled.connect(self.region_toggled)
        self._slider.valueChanged.connect(self._on_slider_value_changed)
        self._feedback.timed_chosen.connect(self.timed_chosen)
        self._clear.clicked.connect(self._on_clear_clicked)
        self._start.clicked.connect(self._on_start_clicked)
        self._exams.clicked.connect(self._on_exams_clicked)

    def _named(self, group: _Named, name: str) -> _Named:
        group.setObjectName(name)
        return group

    def _show_slider(self, view: PractiseView) -> None:
        fits = view.most > LEAST
        self._slider.setVisible(fits)
        self._few.setVisible(not fits)
        self._few.set_text(view.most_text)
        if not fits:
            return
        self._slider.blockSignals(True)
        self._slider.setRange(LEAST, view.most)
        self._slider.setValue(view.limit)
        self._slider.set_end_texts(high=view.most_text)
        self._slider.blockSignals(False)

    def _is_two_columns(self) -> bool:
        has_regions = self._view is None or bool(self._view.groups)
        return has_regions and self.content_width() >= theme.px(_TWO_COLUMNS)

    def _right_width(self) -> int:
        return max(_REGIONS, theme.px(_REGIONS - 40))

    def _left_width(self) -> int:
        if not self._is_two_columns():
            return self.content_width()
        return self.content_width() - self._right_width() - theme.space(_GAP)

    @Slot(int)
    def _on_slider_value_changed(self, value: int) -> None:
        self.limit_changed.emit(value)

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.clear_requested.emit()

    @Slot()
    def _on_start_clicked(self) -> None:
        self.start_requested.emit()

    @Slot()
    def _on_exams_clicked(self) -> None:
        self.exams_requested.emit()

    @Slot()
    def _on_library_clicked(self) -> None:
        self.library_requested.emit()
