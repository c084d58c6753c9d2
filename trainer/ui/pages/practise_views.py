# SPDX-License-Identifier: MIT
"""What Practise shows, as frozen records with texts ready to be read."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.ui.body.marks import Mark


class Filter(NamedTuple):
    """A value of a filter, and what would remain if it were added."""

    id: str
    text: str
    number: int
    is_chosen: bool = False


class Extent(IntEnum):
    """How much of a part of the body is chosen."""

    NONE = 0
    SOME = 1
    ALL = 2


class RegionGroup(NamedTuple):
    """A part of the body with its regions."""

    text: str
    number: int
    extent: Extent
    regions: tuple[Filter, ...]


class PractiseView(NamedTuple):
    """All of Practise.

    Attributes:
        banks: empty where there is no choice.
        which: all, new, due, missed, flagged: the numbers, and the one chosen, from 0.
        statuses: how far questions have been reviewed; empty where all have come equally far.
        groups: parts of the body with their regions.
        marks: the same on the body map, by area id.
        only_listed: regions that the map does not show, as a sentence; "" where it shows all.
        most: how many questions match; the slider ends there.
        limit: how many are wanted, at most `most`.
        most_text: the end of the slider.
        timed_text: what a timed session is.
        title: what Start will do.
        detail: of how many; or, where nothing can be started, what to do.
        has_filters: whether any filter is set.
    """

    banks: tuple[Filter, ...]
    domains: tuple[Filter, ...]
    which: tuple[int, ...]
    which_chosen: int
    types: tuple[Filter, ...]
    groups: tuple[RegionGroup, ...]
    marks: Mapping[str, Mark]
    only_listed: str
    most: int
    limit: int
    most_text: str
    is_timed: bool
    timed_text: str
    title: str
    detail: str
    has_filters: bool
    statuses: tuple[Filter, ...] = ()
