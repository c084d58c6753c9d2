# SPDX-License-Identifier: MIT
"""An Angoff panel at work: which items it rates, who rates, and what was said in which round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.angoff import AngoffCut, Spread, angoff, spread_of
from trainer.model.index import ItemKey

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from trainer.model.items.base import Plain

FORMAT = 1
ROUNDS = 2

# For each rater what was said of each item, 0 to 100; None where nothing was.
Ratings = tuple[tuple[float | None, ...], ...]


class PanelItem(NamedTuple):
    """An item to be rated: which one, in what wording, for which section of the exam."""

    key: ItemKey
    content_hash: str
    section: str


class Panel(NamedTuple):
    """A panel.

    Attributes:
        exam: id of the definition.
        seed: of the form whose items are rated; None where all items are that fit.
        items: what is rated.
        raters: names, in the order in which they sit.
        rounds: one, or two once the first was talked over.
        in_use: whether its cuts count in place of those of the definition.
    """

    exam: str
    seed: int | None
    items: tuple[PanelItem, ...]
    raters: tuple[str, ...]
    rounds: tuple[Ratings, ...]
    in_use: bool = False

    @property
    def round(self) -> int:
        """The round that is on, from 1."""
        return len(self.rounds)


def new_panel(
    exam: str, seed: int | None, items: Sequence[PanelItem], raters: Sequence[str]
) -> Panel:
    """Begin a panel.

    Raises:
        ValueError: there is no rater or no item, or two raters have one name.
    """
    if not items or not raters or len(set(raters)) < len(raters) or not all(raters):
        msg = "a panel has items, and raters with a name each"
        raise ValueError(msg)
    nothing: Ratings = ((None,) * len(items),) * len(raters)
    return Panel(exam, seed, tuple(items), tuple(raters), (nothing,))


def rate(panel: Panel, rater: int, item: int, percent: float | None) -> Panel:
    """Take what a rater says of an item in the round that is on.

    Raises:
        ValueError: outside 0 to 100.
    """
    if percent is not None and not 0 <= percent <= 100:
        raise ValueError(percent)
    *before, last = panel.rounds
    row = (*last[rater][:item], percent, *last[rater][item + 1 :])
    return panel._replace(rounds=(*before, (*last[:rater], row, *last[rater + 1 :])))


def is_complete(panel: Panel) -> bool:
    """Tell whether every rater has said something of every item in the first round."""
    return all(value is not None for row in panel.rounds[0] for value in row)


def missing(panel: Panel) -> list[int]:
    """Count for each rater what is still to be rated; in a second round what was said stands."""
    return [sum(value is None for value in row) for row in standing(panel)]


def next_round(panel: Panel) -> Panel:
    """Go on to the second round; everybody's ratings stand until they are changed.

    Raises:
        ValueError: the first is not complete, or there was a second already.
    """
    if panel.round >= ROUNDS or not is_complete(panel):
        msg = "a second round follows a complete first one"
        raise ValueError(msg)
    nothing: Ratings = ((None,) * len(panel.items),) * len(panel.raters)
    return panel._replace(rounds=(*panel.rounds, nothing))


def standing(panel: Panel) -> Ratings:
    """Return what counts: what was said last."""
    first, *more = panel.rounds
    if not more:
        return first
    return tuple(
        tuple(earlier if later is None else later for earlier, later in zip(one, two, strict=True))
        for one, two in zip(first, more[-1], strict=True)
    )


def spreads(panel: Panel, number: int = 0) -> list[Spread | None]:
    """Return what the panel said of each item.

    Args:
        panel: with its rounds.
        number: of the round, from 1; 0 for what counts.
    """
    rows = standing(panel) if not number else panel.rounds[number - 1]
    found: list[Spread | None] = []
    for at in range(len(panel.items)):
        values = [row[at] for row in rows]
        known = [value for value in values if value is not None]
        found.append(spread_of(known) if known else None)
    return found


def cut_of(panel: Panel, section: str = "", only: Collection[ItemKey] = ()) -> AngoffCut | None:
    """Work out a cut.

    Args:
        panel: with its rounds.
        section: id of the section; "" for all items.
        only: these items alone; all where none is named.

    Returns:
        None where something is missing, or no item fits.
    """
    places = [
        at
        for at, item in enumerate(panel.items)
        if section in ("", item.section) and (not only or item.key in only)
    ]
    rows = [[row[at] for at in places] for row in standing(panel)]
    ratings = [[value for value in row if value is not None] for row in rows]
    if not places or any(len(row) < len(places) for row in ratings):
        return None
    return angoff(ratings)


class SectionCut(NamedTuple):
    """The cut of a section in one form: percent, and its standard error where it is known."""

    cut: float
    error: float | None


def form_cut(panel: Panel, section: str, keys: Collection[ItemKey]) -> SectionCut | None:
    """Return the cut of a section for the items of one form.

    Where the panel has rated all of them, it is what it said of these; else what it said of all
    items of the section, with an error that counts the choice of items too.

    Args:
        panel: with its rounds.
        section: id of the section.
        keys: its items in the form.
    """
    rated = {item.key for item in panel.items if item.section == section}
    if rated.issuperset(keys):
        own = cut_of(panel, section, keys)
        return None if own is None else SectionCut(own.cut, own.error)
    every = cut_of(panel, section)
    return None if every is None else SectionCut(every.cut, every.error_with_items)


def write_panel(panel: Panel) -> dict[str, Any]:
    """Convert to plain data."""
    return {
        "format": FORMAT,
        "exam": panel.exam,
        "seed": panel.seed,
        "items": [[*item.key, item.content_hash, item.section] for item in panel.items],
        "raters": list(panel.raters),
        "rounds": [[list(row) for row in rows] for rows in panel.rounds],
        "in_use": panel.in_use,
    }


def read_panel(plain: Plain) -> Panel:
    """Convert plain data that may come from anywhere.

    Raises:
        ValueError: it is no panel.
    """
    try:
        if plain["format"] != FORMAT:
            raise ValueError(plain["format"])
        items = tuple(
            PanelItem(ItemKey(str(bank), str(item)), str(content_hash), str(section))
            for bank, item, content_hash, section in plain["items"]
        )
        raters = tuple(str(rater) for rater in plain["raters"])
        rounds = tuple(_ratings(rows, len(raters), len(items)) for rows in plain["rounds"])
        seed = None if plain["seed"] is None else int(plain["seed"])
        panel = new_panel(str(plain["exam"]), seed, items, raters)
        if not 1 <= len(rounds) <= ROUNDS:
            raise ValueError(len(rounds))
        return panel._replace(rounds=rounds, in_use=bool(plain["in_use"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error


def _ratings(rows: Sequence[Sequence[float | None]], raters: int, items: int) -> Ratings:
    found = tuple(tuple(None if value is None else float(value) for value in row) for row in rows)
    is_whole = len(found) == raters and all(len(row) == items for row in found)
    known = [value for row in found for value in row if value is not None]
    if not is_whole or any(not 0 <= value <= 100 for value in known):
        msg = "ratings that do not fit the panel"
        raise ValueError(msg)
    return found


def changes(panel: Panel) -> Mapping[str, float] | None:
    """Return how far each rater moved from the first round to the second, on average.

    Returns:
        Percentage points, at least 0; None with one round.
    """
    if panel.round < ROUNDS:
        return None
    moved = {}
    for name, before, after in zip(panel.raters, panel.rounds[0], standing(panel), strict=True):
        pairs = [
            (a, b) for a, b in zip(before, after, strict=True) if a is not None and b is not None
        ]
        moved[name] = sum(abs(a - b) for a, b in pairs) / len(pairs) if pairs else 0.0
    return moved
