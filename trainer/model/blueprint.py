# SPDX-License-Identifier: MIT
"""From a definition to a form: so many items from where it says, none that gives another away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trainer.model.exam import Exam, ExamSection
    from trainer.model.index import IndexRow, ItemKey
    from trainer.model.items.lots import Chance

# A draw that ends in a corner, as what is left cues what is taken, is begun anew so often.
_TRIES = 40
# From this try on, what cues others is taken last.
_CAREFUL = 10


class Entry(NamedTuple):
    """An item that could be asked."""

    key: ItemKey
    row: IndexRow


class Facts(NamedTuple):
    """What a draw must know of an item besides its row of the index.

    Attributes:
        tokens: what it shares with the items that it cues; see `cueing`.
        difficulty: the author's guess of the proportion keyed, 0 to 1; None for no guess.
    """

    tokens: frozenset[str] = frozenset()
    difficulty: float | None = None


class Shortage(NamedTuple):
    """What the banks cannot give.

    Attributes:
        section: position of the section; -1 for the exam as a whole.
        what: "items" that fit; "critical" ones among them; or items "together", as some that fit
            give others away or are wanted by another section.
        wanted: how many the definition asks for.
        found: how many there are.
    """

    section: int
    what: str
    wanted: int
    found: int


class Draw(NamedTuple):
    """What was drawn.

    Attributes:
        sections: the items of each section, in an order that chance decided.
        shortages: why there are too few; empty where there are enough.
    """

    sections: tuple[tuple[Entry, ...], ...]
    shortages: tuple[Shortage, ...] = ()


def fits(section: ExamSection, row: IndexRow) -> bool:
    """Tell whether an item may be asked in a section."""
    return (
        (not section.domains or row.domain in section.domains)
        and (not section.topics or row.topic in section.topics)
        and (not section.levels or row.level in section.levels)
        and (not section.types or row.type in section.types)
    )


def eligible(exam: Exam, entries: Iterable[Entry]) -> list[list[Entry]]:
    """List for each section what may be asked in it, in an order that is always the same."""
    every = sorted(entries, key=lambda entry: entry.key)
    return [[entry for entry in every if fits(section, entry.row)] for section in exam.sections]


def shortages(exam: Exam, pools: Sequence[Sequence[Entry]]) -> list[Shortage]:
    """Find what is short before anything is drawn.

    Args:
        exam: the definition.
        pools: for each section what may be asked in it.
    """
    found = []
    for position, (section, pool) in enumerate(zip(exam.sections, pools, strict=True)):
        critical = sum(entry.row.critical for entry in pool)
        if len(pool) < section.count:
            found.append(Shortage(position, "items", section.count, len(pool)))
        elif critical < section.critical:
            found.append(Shortage(position, "critical", section.critical, critical))
    most = sum(
        min(section.count, sum(entry.row.critical for entry in pool))
        for section, pool in zip(exam.sections, pools, strict=True)
    )
    if not found and most < exam.critical:
        found.append(Shortage(-1, "critical", exam.critical, most))
    return found


def draw(
    exam: Exam, entries: Iterable[Entry], look: Callable[[Entry], Facts], chance: Chance
) -> Draw:
    """Draw a form.

    Args:
        exam: the definition.
        entries: everything that may be asked, in any order.
        look: reads what must be known of an item.
        chance: seeded; the same seed, definition and items give the same form.
    """
    pools = eligible(exam, entries)
    short = shortages(exam, pools)
    if short:
        return Draw((), tuple(short))
    quotas = [section.critical for section in exam.sections]
    best: list[list[Entry]] = [[] for _ in pools]
    for number in range(_TRIES):
        filling = Filling(look)
        is_careful = number >= _CAREFUL
        taken = filling.fill(exam, mixed(pools, chance), quotas, is_careful=is_careful)
        if not left(exam, taken):
            # The critical items were taken first; they are not to stand first.
            return Draw(tuple(map(tuple, mixed(taken, chance))))
        missing = exam.critical - sum(map(critical_of, taken))
        if _size(taken) == exam.items and missing > 0:
            _raise_quotas(exam, pools, quotas, missing)
        if _size(taken) > _size(best):
            best = taken
    return Draw((), tuple(left(exam, best)))


def left(exam: Exam, taken: Sequence[Sequence[Entry]]) -> list[Shortage]:
    """Find what is still short of a form."""
    pairs = list(enumerate(zip(exam.sections, taken, strict=True)))
    found = [
        Shortage(position, "together", section.count, len(part))
        for position, (section, part) in pairs
        if len(part) < section.count
    ]
    found = found or [
        Shortage(position, "critical", section.critical, critical_of(part))
        for position, (section, part) in pairs
        if critical_of(part) < section.critical
    ]
    critical = sum(map(critical_of, taken))
    if not found and critical < exam.critical:
        found.append(Shortage(-1, "critical", exam.critical, critical))
    return found


def critical_of(part: Sequence[Entry]) -> int:
    """Count the critical items of a section."""
    return sum(entry.row.critical for entry in part)


def mixed(pools: Sequence[Sequence[Entry]], chance: Chance) -> list[list[Entry]]:
    """Put every pool into an order that chance decides."""
    found = []
    for pool in pools:
        order = list(range(len(pool)))
        chance.shuffle(order)
        found.append([pool[position] for position in order])
    return found


class Filling:
    """A form being filled: what it holds, and what may no longer come in."""

    def __init__(self, look: Callable[[Entry], Facts]) -> None:
        self._look = look
        self.keys: set[ItemKey] = set()
        self.tokens: set[str] = set()

    def may_take(self, entry: Entry) -> bool:
        """Tell whether an item is not there yet and neither cues nor is cued."""
        return entry.key not in self.keys and self.tokens.isdisjoint(self._look(entry).tokens)

    def take(self, entry: Entry) -> None:
        """Take an item in."""
        self.keys.add(entry.key)
        self.tokens |= self._look(entry).tokens

    def fill(
        self,
        exam: Exam,
        pools: Sequence[Sequence[Entry]],
        quotas: Sequence[int],
        *,
        is_careful: bool = False,
    ) -> list[list[Entry]]:
        """Fill every section as far as it goes.

        Args:
            exam: the definition.
            pools: for each section what may be asked in it, the first to be taken first.
            quotas: for each section how many critical items it must have.
            is_careful: take last what cues others.
        """
        taken: list[list[Entry]] = [[] for _ in pools]
        spare = [len(pool) - part.count for pool, part in zip(pools, exam.sections, strict=True)]
        # Where there is least to choose from, the choice is made first.
        for position in sorted(range(len(pools)), key=lambda one: spare[one]):
            pool = list(pools[position])
            if is_careful:
                pool.sort(key=lambda entry: len(self._look(entry).tokens))
            critical = [entry for entry in pool if entry.row.critical]
            self._take_some(taken[position], critical, quotas[position])
            self._take_some(taken[position], pool, exam.sections[position].count)
        return taken

    def _take_some(self, taken: list[Entry], pool: Iterable[Entry], most: int) -> None:
        for entry in pool:
            if len(taken) >= most:
                return
            if self.may_take(entry):
                self.take(entry)
                taken.append(entry)


def _size(taken: Sequence[Sequence[Entry]]) -> int:
    return sum(map(len, taken))


def _raise_quotas(
    exam: Exam, pools: Sequence[Sequence[Entry]], quotas: list[int], missing: int
) -> None:
    """Ask for more critical items where there are any to be had."""
    for position, (section, pool) in enumerate(zip(exam.sections, pools, strict=True)):
        most = min(section.count, sum(entry.row.critical for entry in pool))
        more = min(missing, max(0, most - quotas[position]))
        quotas[position] += more
        missing -= more
