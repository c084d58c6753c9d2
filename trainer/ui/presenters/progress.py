# SPDX-License-Identifier: MIT
"""Decides what Progress shows."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Slot

from trainer.model.index import region_words
from trainer.model.streak import streak
from trainer.services import progress
from trainer.ui.desk import Changes, Desk, Route
from trainer.ui.pages.progress.views import ProgressView
from trainer.ui.presenters import progress_words as words
from trainer.ui.presenters.progress_regions import regions_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.errors import TrainerError
    from trainer.model.index import ItemKey
    from trainer.model.standing import DomainStanding, PracticeDay, UnsafeStanding
    from trainer.services.context import Services
    from trainer.services.overview import Belief
    from trainer.services.session import SessionEngine
    from trainer.ui.pages.progress import ProgressPage
    from trainer.ui.presenters.progress_insight import Insight

# More than have room beside each other; the page shows the latest.
_WEEKS = 53


class _Read(NamedTuple):
    """What was read, ready to be shown; `acts` are the questions of the rows."""

    view: ProgressView
    acts: tuple[ItemKey, ...]


class ProgressPresenter(QObject):
    """Pairs Progress with its services."""

    def __init__(self, page: ProgressPage, desk: Desk, parent: QObject | None = None) -> None:
        """Connect page and desk."""
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._acts: tuple[ItemKey, ...] = ()
        self._beliefs: tuple[Belief, ...] = ()
        self._period = 1
        page.start_requested.connect(self._on_page_start_requested)
        page.topic_requested.connect(self._on_page_topic_requested)
        page.act_chosen.connect(self._on_page_act_chosen)
        page.region_chosen.connect(self._on_page_region_chosen)
        page.all_acts_requested.connect(self._on_page_all_acts_requested)
        page.drill_requested.connect(self._on_page_drill_requested)
        page.period_chosen.connect(self._on_page_period_chosen)
        page.export_requested.connect(self._on_page_export_requested)
        desk.data_changed.connect(self._on_desk_data_changed)

    def activate(self, route: Route) -> None:
        """Show the standing as it is now."""
        del route
        self._refresh()

    @Slot()
    def _on_page_start_requested(self) -> None:
        self._desk.go("today", "ten-minutes")

    @Slot()
    def _on_page_topic_requested(self) -> None:
        self._desk.go("practise")

    @Slot(str)
    def _on_page_region_chosen(self, region: str) -> None:
        self._desk.go("practise", region)

    @Slot(int)
    def _on_page_act_chosen(self, index: int) -> None:
        self._revisit(self._acts[index : index + 1])

    @Slot()
    def _on_page_all_acts_requested(self) -> None:
        self._revisit(self._acts)

    @Slot(int)
    def _on_page_drill_requested(self, index: int) -> None:
        learner, belief = self._desk.learner.id, self._beliefs[index]
        self._desk.run(self, lambda services: _drill(services, learner, belief), self._on_begun)

    @Slot(int)
    def _on_page_period_chosen(self, period: int) -> None:
        self._period = period
        self._read_insight()

    @Slot()
    def _on_page_export_requested(self) -> None:
        from trainer.ui.dialogs.files import ask_export_folder
        from trainer.ui.presenters.progress_export import write_all

        folder = ask_export_folder(self._page)
        if folder:
            work = partial(write_all, folder, self._page.exports())
            self._desk.compute(self, work, self._on_exported, self._on_not_exported)

    def _on_exported(self, files: int) -> None:
        self._page.say(self.tr("%n files were written.", "", files))

    def _on_not_exported(self, error: TrainerError) -> None:
        self._page.say(error.user_message)

    @Slot(object, object)
    def _on_desk_data_changed(self, changes: Changes, initiator: object) -> None:
        del initiator
        wanted = Changes.ANSWERS | Changes.BANKS | Changes.LEARNERS
        if changes & wanted and self._page.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._desk.run(self, partial(_read, learner=self._desk.learner.id), self._on_read)

    def _on_read(self, read: _Read) -> None:
        self._acts = read.acts
        self._page.show_view(read.view)
        if read.view.domains:
            # The pictures come a moment after the page.
            self._read_insight()

    def _read_insight(self) -> None:
        learner, period = self._desk.learner.id, self._period
        self._desk.run(
            self, lambda services: _read_insight(services, learner, period), self._on_insight
        )

    def _on_insight(self, insight: Insight) -> None:
        self._beliefs = insight.beliefs
        self._page.show_insight(insight.view)

    def _revisit(self, keys: Sequence[ItemKey]) -> None:
        title = self.tr("Unsafe acts to revisit")
        work = partial(_repeat, learner=self._desk.learner.id, keys=keys, title=title)
        self._desk.run(self, work, self._on_begun)

    def _on_begun(self, engine: SessionEngine | None) -> None:
        if engine is not None:
            self._desk.take_up(engine)
        else:
            self._page.say(self.tr("These questions are no longer in the library."))
            self._refresh()


def _read(services: Services, learner: str) -> _Read:
    today = services.clock().astimezone().date()
    pool = services.practice.candidates(learner)
    standings = services.progress.domain_standings(learner)
    domains = [
        domain
        for domain in progress.domains(pool, standings, _titles(services, standings))
        if domain.items or domain.answered
    ]
    since = today - timedelta(days=today.weekday(), weeks=_WEEKS - 1)
    days = services.progress.days(learner, since.isoformat())
    acts = _installed(services, services.progress.unsafe(learner))
    some = any(domain.answered for domain in domains)
    view = ProgressView(
        domains=tuple(words.domain_row(domain, today) for domain in domains) if some else (),
        too_few=words.too_few(domains),
        acts=tuple(words.act_row(act) for act in acts),
        all_acts=words.all_acts(len(acts)),
        regions=regions_view(progress.regions(pool, acts)),
        days=words.days_view(days, since, today),
        day_names=words.day_names(today),
        totals=words.totals(days) + words.run_of_days(_streak(days, today)),
        day_rows=words.day_rows(days, today),
    )
    return _Read(view, tuple(act.key for act in acts))


def _streak(days: Sequence[PracticeDay], today: date) -> int:
    return streak((date.fromisoformat(day.date) for day in days if day.answered), today).now


def _read_insight(services: Services, learner: str, period: int) -> Insight:
    from trainer.ui.presenters.progress_insight import read_insight

    return read_insight(services, learner, period)


def _drill(services: Services, learner: str, belief: Belief) -> SessionEngine | None:
    from trainer.ui.presenters.progress_insight import begin_drill

    return begin_drill(services, learner, belief)


def _titles(services: Services, standings: Sequence[DomainStanding]) -> dict[str, str]:
    """Return the title of every domain, in the order of the outlines; others follow."""
    titles: dict[str, str] = {}
    for bank in services.library.banks():
        if bank.practised:
            for domain, entry in (services.library.head(bank.id).get("domains") or {}).items():
                titles.setdefault(domain, entry["title"])
    used = {row.domain for _, row in services.library.index()}
    for domain in sorted(used | {standing.domain for standing in standings}):
        other = QCoreApplication.translate("Progress", "Other questions")
        titles.setdefault(domain, region_words(domain) or other)
    return titles


def _installed(services: Services, acts: Sequence[UnsafeStanding]) -> list[UnsafeStanding]:
    """Leave out acts of questions that are no longer on this machine: they cannot be asked."""
    ids: dict[str, set[str]] = {}
    for bank in {act.key.bank for act in acts}:
        if services.library.has(bank):
            ids[bank] = {row.id for row in services.library.rows(bank)}
    return [act for act in acts if act.key.item in ids.get(act.key.bank, ())]


def _repeat(
    services: Services, learner: str, keys: Sequence[ItemKey], title: str
) -> SessionEngine | None:
    return services.practice.repeat(learner, keys, title)
