# SPDX-License-Identifier: MIT
"""Progress: standing by domain and by region, unsafe acts to revisit, practice days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from trainer.ui.pages.frame import PageFrame
from trainer.ui.pages.progress.body import BodyCard
from trainer.ui.pages.progress.days import DaysCard
from trainer.ui.pages.progress.standing import StandingCard
from trainer.ui.pages.today_cards import ActsCard
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.empty import EmptyState
from trainer.ui.widgets.notice import Notice
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trainer.ui.pages.progress.insight import Insight
    from trainer.ui.pages.progress.insight_views import InsightView
    from trainer.ui.pages.progress.picture import Exported
    from trainer.ui.pages.progress.swap import SwapCard
    from trainer.ui.pages.progress.views import ProgressView


class ProgressPage(PageFrame):
    """Shows where a learner stands.

    Signals:
        start_requested(): ten minutes of practice.
        topic_requested(): choose what to practise.
        act_chosen(int): practise the question of this unsafe act, from 0.
        region_chosen(str): practise this region.
        all_acts_requested(): practise the questions of all of them.
        drill_requested(int): practise the questions of this wrong belief, from 0.
        period_chosen(int): show other days, a position among those of `period`.
        export_requested(): write every picture with its table.
    """

    start_requested = Signal()
    topic_requested = Signal()
    act_chosen = Signal(int)
    all_acts_requested = Signal()
    region_chosen = Signal(str)
    drill_requested = Signal(int)
    period_chosen = Signal(int)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._insight: Insight | None = None
        self._build()
        self._connect()

    def show_view(self, view: ProgressView) -> None:
        """Show a standing, or that there is none yet."""
        is_empty = not view.domains
        self._empty.setVisible(is_empty)
        cards = (self._standing, self._acts, self._no_acts, self._body, self._days)
        for card in (*cards, self.period, self._export):
            card.setVisible(not is_empty)
        if self._insight is not None:
            self._insight.setVisible(not is_empty)
        if is_empty:
            return
        self._standing.show_domains(view.domains, view.too_few)
        self._acts.show_acts(view.acts, "", view.all_acts)
        self._acts.setVisible(bool(view.acts))
        self._no_acts.setVisible(not view.acts)
        self._body.show_regions(view.regions)
        self._body.setVisible(bool(view.regions.rows))
        self._days.show_days(view.days, view.day_names, view.totals, view.day_rows)

    def show_insight(self, view: InsightView) -> None:
        """Show the pictures; made when the first of them is there to be shown."""
        if self._insight is None:
            from trainer.ui.pages.progress.insight import Insight

            self._insight = Insight(self.inner)
            self._insight.drill_requested.connect(self.drill_requested)
            self._insight.set_wide(self.is_wide())
            self.column.insertWidget(self.column.indexOf(self._body), self._insight)
        self._insight.show_view(view)
        self._insight.setVisible(not self._empty.isVisible())

    def exports(self) -> tuple[Exported, ...]:
        """Return every picture that is shown, with its table."""
        from trainer.ui.pages.progress.picture import exported

        own: tuple[SwapCard, ...] = (self._standing, self._body, self._days)
        more = () if self._insight is None else self._insight.cards()
        return tuple(exported(card) for card in (*own, *more) if not card.isHidden())

    def say(self, text: str) -> None:
        """Say something above the cards."""
        self._notice.show_text(text)

    def press_primary(self) -> None:
        """Begin, where nothing was answered yet."""
        if self._empty.isVisible():
            self._start.click()

    def fit(self) -> None:
        """Put a domain on one line, or on two."""
        self._standing.set_wide(self.is_wide())
        if self._insight is not None:
            self._insight.set_wide(self.is_wide())
        self._top.setSpacing(theme.space(12))
        self._place_tools()

    def _build(self) -> None:
        inner = self.inner
        title = TextBlock(self.tr("Progress"), "page", heading_level=1, parent=inner)
        self._build_tools()
        self._notice = Notice(parent=inner)
        self._notice.setObjectName("notice")
        self._notice.hide()
        self._build_empty()
        self._standing = StandingCard(inner)
        self._acts = ActsCard(inner)
        self._no_acts = EmptyState(
            self.tr("No unsafe act to revisit"),
            self.tr(
                "An unsafe act is listed here until its question was answered safely on two days."
            ),
            small=True,
            parent=inner,
        )
        self._no_acts.setObjectName("no-acts")
        self._body = BodyCard(inner)
        self._days = DaysCard(inner)
        self._top = QHBoxLayout()
        self._top.addWidget(title, 1)
        self._tools_below = QHBoxLayout()
        self.column.addLayout(self._top)
        self.column.addLayout(self._tools_below)
        self._tools_below.addStretch(1)
        for part in (
            self._notice,
            self._empty,
            self._standing,
            self._acts,
            self._no_acts,
            self._body,
            self._days,
        ):
            self.column.addWidget(part)
            part.hide()
        self.column.addStretch(1)
        self._place_tools()

    def _build_tools(self) -> None:
        days = [self.tr("30 days"), self.tr("90 days"), self.tr("All")]
        self.period = Segments(days, self.tr("Which days"), parent=self.inner)
        self.period.setObjectName("period")
        self.period.set_chosen(1)
        self._export = Button(self.tr("Export"), height="small", icon="download", parent=self.inner)
        self._export.setObjectName("export-pictures")
        for part in (self.period, self._export):
            part.hide()

    def _place_tools(self) -> None:
        """Put period and export beside the title, or below it where there is no room."""
        needed = self.period.sizeHint().width() + self._export.sizeHint().width()
        is_beside = self.content_width() >= needed + theme.px(220)
        row = self._top if is_beside else self._tools_below
        if row.indexOf(self.period) < 0:
            for at, part in enumerate((self.period, self._export)):
                row.insertWidget(at + (1 if is_beside else 0), part)
        self._tools_below.setSpacing(theme.space(12))

    def _build_empty(self) -> None:
        self._empty = EmptyState(
            self.tr("No answers yet"),
            self.tr(
                "Your standing in each domain appears here as you answer questions; an estimate "
                "with its range appears at 20 answers."
            ),
            parent=self.inner,
        )
        self._empty.setObjectName("empty")
        self._start = Button(
            self.tr("Start ten minutes"), "primary", key_hint="enter", parent=self._empty
        )
        self._start.setObjectName("start")
        self._topic = Button(self.tr("Choose a topic"), parent=self._empty)
        self._topic.setObjectName("choose-topic")
        self._empty.add_button(self._start)
        self._empty.add_button(self._topic)

    def _connect(self) -> None:
        self._start.clicked.connect(self._on_start_clicked)
        self._topic.clicked.connect(self._on_topic_clicked)
        self._acts.act_chosen.connect(self.act_chosen)
        self._body.region_chosen.connect(self.region_chosen)
        self._acts.all_requested.connect(self.all_acts_requested)
        self.period.chosen_changed.connect(self.period_chosen)
        self._export.clicked.connect(self._on_export_clicked)

    @Slot()
    def _on_start_clicked(self) -> None:
        self.start_requested.emit()

    @Slot()
    def _on_topic_clicked(self) -> None:
        self.topic_requested.emit()

    @Slot()
    def _on_export_clicked(self) -> None:
        self.export_requested.emit()
