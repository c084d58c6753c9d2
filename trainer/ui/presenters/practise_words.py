# SPDX-License-Identifier: MIT
"""Puts filters and their numbers into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.items.registry import family
from trainer.services.assembly import Criteria, Which
from trainer.services.practice import SECONDS_EACH
from trainer.ui.body.marks import Mark
from trainer.ui.pages.practise_views import Extent, Filter, PractiseView, RegionGroup
from trainer.ui.presenters import dates
from trainer.ui.presenters.body_marks import on_areas
from trainer.ui.presenters.question_words import status_label
from trainer.ui.presenters.wording import counted as number_text
from trainer.ui.presenters.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.ui.presenters.practise_counting import Counted, Pool, Wish

_WHICH = tuple(Which)
_MOST_NAMED = 3


def view(pool: Pool, wish: Wish, counted: Counted) -> PractiseView:
    """Make the page."""
    criteria, counts = wish.criteria, counted.counts
    limit = min(wish.limit, counts.total)
    few = counts.total <= 5
    groups = _groups(pool, criteria, counted)
    marks = _marks(groups)
    return PractiseView(
        banks=tuple(
            Filter(bank.id, bank.title, counted.banks.get(bank.id, 0), bank.id in wish.banks)
            for bank in pool.banks
            if len(pool.banks) > 1
        ),
        domains=tuple(
            Filter(domain, name, counts.domains.get(domain, 0), domain in criteria.domains)
            for domain, name in pool.areas.items()
        ),
        which=tuple(counts.which[which] for which in _WHICH),
        which_chosen=_WHICH.index(criteria.which),
        types=tuple(
            Filter(kind, _type_name(kind), counts.types.get(kind, 0), kind in criteria.types)
            for kind in pool.types
        ),
        statuses=tuple(
            Filter(one, status_label(one), counts.statuses.get(one, 0), one in criteria.statuses)
            for one in pool.statuses
        ),
        groups=groups,
        marks=marks,
        only_listed=_only_listed(groups, marks),
        most=counts.total,
        limit=limit,
        most_text=_few_text(counts.total) if few else _tr("all {0}").format(_digits(counts.total)),
        is_timed=wish.is_timed,
        timed_text=_tr("{0}\u00a0s each, feedback last").format(_digits(SECONDS_EACH)),
        title=_title(wish, counted, limit),
        detail=_detail(wish, counted, limit),
        has_filters=bool(wish.banks) or criteria != Criteria(),
    )


def session_title(pool: Pool, wish: Wish) -> str:
    """Name a session by what was chosen for it."""
    criteria = wish.criteria
    match criteria.which:
        case Which.NEW:
            what = _tr("New questions")
        case Which.DUE:
            what = _tr("Due questions")
        case Which.MISSED:
            what = _tr("Missed questions")
        case Which.FLAGGED:
            what = _tr("Flagged questions")
        case Which.ALL:
            what = ""
    where = _where(pool, criteria)
    if what and where:
        return _tr("{what}: {where}").format(what=what, where=where)
    return what or where or _tr("Mixed practice")


def _where(pool: Pool, criteria: Criteria) -> str:
    """Name what a session is about, as far as that fits a title."""
    parts = [part for part in pool.parts if criteria.regions.intersection(part.regions)]
    names = [name for domain, name in pool.areas.items() if domain in criteria.domains]
    if criteria.regions and len(criteria.regions) == 1:
        [region] = criteria.regions
        names.append(parts[0].regions[region])
    elif criteria.regions:
        names += [part.text for part in parts]
    return listed(names) if len(names) <= 2 else ""


def _groups(pool: Pool, criteria: Criteria, counted: Counted) -> tuple[RegionGroup, ...]:
    groups = []
    for part, number in zip(pool.parts, counted.parts, strict=True):
        chosen = criteria.regions.intersection(part.regions)
        extent = Extent.NONE
        if chosen:
            extent = Extent.ALL if len(chosen) == len(part.regions) else Extent.SOME
        regions = tuple(
            Filter(region, name, counted.counts.regions.get(region, 0), region in chosen)
            for region, name in part.regions.items()
        )
        groups.append(RegionGroup(part.text, number, extent, regions))
    return tuple(groups)


def _marks(groups: Sequence[RegionGroup]) -> dict[str, Mark]:
    """Return what the body map shows, by area id."""
    return on_areas(
        {
            region.id: Mark(
                region=region.id,
                name=region.text,
                detail=_n("One question", "%n questions", region.number),
                is_chosen=region.is_chosen,
                is_empty=not region.number,
            )
            for group in groups
            for region in group.regions
        }
    )


def _only_listed(groups: Sequence[RegionGroup], marks: Mapping[str, Mark]) -> str:
    shown = {mark.region for mark in marks.values()}
    others = [region.text for group in groups for region in group.regions if region.id not in shown]
    if not others:
        return ""
    if len(others) > _MOST_NAMED:
        return _n("", "%n regions are in the list only.", len(others))
    return _tr("In the list only: {regions}.").format(regions=listed(others))


def _title(wish: Wish, counted: Counted, limit: int) -> str:
    if not limit:
        return _tr("No question matches")
    number = _n("One question", "%n questions", limit)
    if wish.is_timed:
        minutes = dates.minutes_of(SECONDS_EACH * limit)
        time = _n("one minute", "%n minutes", minutes)
        return _tr("{questions}, timed, {minutes}").format(questions=number, minutes=time)
    minutes = dates.minutes_of(counted.seconds_each * limit)
    time = _n("about one minute", "about %n minutes", minutes)
    return _tr("{questions}, tutor, {minutes}").format(questions=number, minutes=time)


def _detail(wish: Wish, counted: Counted, limit: int) -> str:
    total = counted.counts.total
    if not total:
        return _tr("Take a filter away to have some.")
    if limit == total:
        text = _n("It is the only one that matches.", "These are all that match.", total)
    else:
        text = _n("From one that matches.", "From %n that match.", total)
    chosen_by_need = wish.criteria.which in (Which.ALL, Which.FLAGGED)
    if chosen_by_need and counted.has_urgent and total > 1:
        text = f"{text} {_tr('Due and missed come first.')}"
    return text


def _few_text(total: int) -> str:
    if not total:
        return _tr("None")
    return _n("The only one that matches", "All %n that match", total)


def _type_name(kind: str) -> str:
    return QCoreApplication.translate("ItemTypes", family(kind).label)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Practise", text)


def _n(one: str, many: str, number: int) -> str:
    return number_text("Practise", one, many, number)


def _digits(number: int) -> str:
    return QLocale().toString(number)
