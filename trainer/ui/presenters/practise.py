# SPDX-License-Identifier: MIT
"""Practise: counts what the filters leave and starts what was chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from trainer.model.attempt import Mode
from trainer.services.assembly import Criteria, Which
from trainer.services.practice import Plan
from trainer.ui.desk import Changes
from trainer.ui.presenters.practise_counting import Counted, Pool, Wish, count, read_pool
from trainer.ui.presenters.practise_words import session_title, view

if TYPE_CHECKING:
    from trainer.errors import TrainerError
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine
    from trainer.ui.desk import Desk, Route
    from trainer.ui.pages.practise import PractisePage

_SHOWN = Changes.ANSWERS | Changes.BANKS | Changes.LEARNERS
_WHICH = tuple(Which)


class PractisePresenter(QObject):
    """Keeps what the learner has set, for as long as the program runs."""

    def __init__(self, page: PractisePage, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._pool: Pool | None = None
        self._wish = Wish()
        self._extra_bank = ""
        self._asked = 0
        self._is_starting = False
        page.bank_toggled.connect(self._on_page_bank_toggled)
        page.domain_toggled.connect(self._on_page_domain_toggled)
        page.type_toggled.connect(self._on_page_type_toggled)
        page.region_toggled.connect(self._on_page_region_toggled)
        page.status_toggled.connect(self._on_page_status_toggled)
        page.part_toggled.connect(self._on_page_part_toggled)
        page.which_chosen.connect(self._on_page_which_chosen)
        page.limit_changed.connect(self._on_page_limit_changed)
        page.timed_chosen.connect(self._on_page_timed_chosen)
        page.clear_requested.connect(self._on_page_clear_requested)
        page.start_requested.connect(self._on_page_start_requested)
        page.library_requested.connect(self._on_page_library_requested)
        page.exams_requested.connect(self._on_page_exams_requested)
        desk.data_changed.connect(self._on_desk_data_changed)

    def activate(self, route: Route) -> None:
        """Show the filters as they were left.

        Args:
            route: its subject may be a bank, a domain or a region to be set, alone.
        """
        self._is_starting = False
        self._read(route.subject)

    # Reading and counting

    def _read(self, subject: str = "") -> None:
        bank = subject or self._extra_bank
        self._desk.run(
            self,
            partial(read_pool, learner=self._desk.learner.id, bank=bank),
            partial(self._on_read, subject=subject),
        )

    def _on_read(self, pool: Pool, subject: str) -> None:
        self._pool = pool
        banks = {bank.id for bank in pool.banks}
        regions = {region for part in pool.parts for region in part.regions}
        if subject in banks:
            self._extra_bank = subject
            self._wish = Wish(banks=frozenset({subject}), limit=self._wish.limit)
        elif subject in pool.areas:
            criteria = Criteria(domains=frozenset({subject}))
            self._wish = Wish(criteria, limit=self._wish.limit)
        elif subject in regions:
            self._wish = Wish(Criteria(regions=frozenset({subject})), limit=self._wish.limit)
        # What is no longer there cannot be wished for.
        criteria = self._wish.criteria
        self._wish = self._wish._replace(
            banks=self._wish.banks & banks,
            criteria=criteria._replace(
                domains=criteria.domains & pool.areas.keys(),
                types=criteria.types.intersection(pool.types),
                regions=criteria.regions & regions,
                statuses=criteria.statuses.intersection(pool.statuses),
            ),
        )
        self._count()

    def _count(self) -> None:
        pool = self._pool
        if pool is None:
            return
        if not pool.candidates:
            self._page.show_empty()
            return
        self._asked += 1
        self._desk.compute(
            self, partial(count, pool, self._wish), partial(self._on_counted, asked=self._asked)
        )

    def _on_counted(self, counted: Counted, asked: int) -> None:
        # The lane is parallel: an earlier question may be answered after a later one.
        if asked == self._asked and self._pool is not None:
            self._counted = counted
            self._show()

    def _show(self) -> None:
        if self._pool is not None:
            self._page.show_view(view(self._pool, self._wish, self._counted))

    @Slot(object, object)
    def _on_desk_data_changed(self, changes: Changes, initiator: object) -> None:
        del initiator
        if self._pool is not None and changes & _SHOWN:
            self._read()

    # What the learner sets

    def _set_criteria(self, criteria: Criteria) -> None:
        self._wish = self._wish._replace(criteria=criteria)
        self._count()

    @Slot(str)
    def _on_page_bank_toggled(self, bank: str) -> None:
        self._wish = self._wish._replace(banks=self._wish.banks ^ {bank})
        self._count()

    @Slot(str)
    def _on_page_domain_toggled(self, domain: str) -> None:
        criteria = self._wish.criteria
        self._set_criteria(criteria._replace(domains=criteria.domains ^ {domain}))

    @Slot(str)
    def _on_page_type_toggled(self, kind: str) -> None:
        criteria = self._wish.criteria
        self._set_criteria(criteria._replace(types=criteria.types ^ {kind}))

    @Slot(str)
    def _on_page_status_toggled(self, status: str) -> None:
        criteria = self._wish.criteria
        self._set_criteria(criteria._replace(statuses=criteria.statuses ^ {status}))

    @Slot(str)
    def _on_page_region_toggled(self, region: str) -> None:
        criteria = self._wish.criteria
        self._set_criteria(criteria._replace(regions=criteria.regions ^ {region}))

    @Slot(int)
    def _on_page_part_toggled(self, position: int) -> None:
        if self._pool is None:
            return
        own = frozenset(self._pool.parts[position].regions)
        criteria = self._wish.criteria
        chosen = criteria.regions
        self._set_criteria(
            criteria._replace(regions=chosen - own if own <= chosen else chosen | own)
        )

    @Slot(int)
    def _on_page_which_chosen(self, position: int) -> None:
        self._set_criteria(self._wish.criteria._replace(which=_WHICH[position]))

    @Slot(int)
    def _on_page_limit_changed(self, limit: int) -> None:
        self._wish = self._wish._replace(limit=limit)
        self._show()

    @Slot(bool)
    def _on_page_timed_chosen(self, timed: bool) -> None:
        self._wish = self._wish._replace(is_timed=timed)
        self._show()

    @Slot()
    def _on_page_clear_requested(self) -> None:
        self._wish = Wish(limit=self._wish.limit, is_timed=self._wish.is_timed)
        self._count()

    @Slot()
    def _on_page_library_requested(self) -> None:
        self._desk.go("library")

    @Slot()
    def _on_page_exams_requested(self) -> None:
        self._desk.go("exams")

    # Starting

    @Slot()
    def _on_page_start_requested(self) -> None:
        if self._pool is None or self._is_starting:
            return
        self._is_starting = True
        title = session_title(self._pool, self._wish)
        self._desk.run(
            self,
            partial(
                _start,
                learner=self._desk.learner.id,
                wish=self._wish,
                bank=self._extra_bank,
                title=title,
            ),
            self._on_started,
            self._on_not_started,
        )

    def _on_started(self, engine: SessionEngine | None) -> None:
        self._is_starting = False
        if engine is None:
            self._page.say(self.tr("Nothing matches these filters any more."))
            self._read()
        else:
            self._desk.take_up(engine)

    def _on_not_started(self, error: TrainerError) -> None:
        self._is_starting = False
        self._page.say(error.user_message)


def _start(
    services: Services, *, learner: str, wish: Wish, bank: str, title: str
) -> SessionEngine | None:
    # Read anew: what is due may have changed since the filters were shown.
    pool = read_pool(services, learner, bank)
    plan = Plan(
        criteria=wish.criteria,
        limit=wish.limit,
        mode=Mode.TEST if wish.is_timed else Mode.TUTOR,
        timed=wish.is_timed,
        title=title,
    )
    return services.practice.start(learner, plan, wish.pool(pool.candidates))
