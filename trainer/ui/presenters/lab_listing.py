# SPDX-License-Identifier: MIT
"""The sections that the Needling lab lists: those of all banks, and those of one's own file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.ui.pages.lab.views import ListView, PartFilter, ProblemsView, SectionEntry
from trainer.ui.presenters import library_words
from trainer.ui.presenters.regions import by_part

if TYPE_CHECKING:
    from trainer.model.items.base import Fault
    from trainer.model.section import Section
    from trainer.services.context import Services
    from trainer.services.library import SectionRow
    from trainer.services.section_files import OwnSections

# Between bank and section in a key; no id holds it.
_GAP = "\n"
_OWN = f"{_GAP}own{_GAP}"


class Listed(NamedTuple):
    """A section of a bank, and in which parts of the body it lies."""

    row: SectionRow
    parts: frozenset[str]


class Wish(NamedTuple):
    """Which sections are looked for: of which part of the body ("" for all), by which words."""

    part: str = ""
    text: str = ""


def read(services: Services) -> tuple[tuple[Listed, ...], tuple[str, ...]]:
    """List the sections of all banks, and the parts of the body that have any, head to foot."""
    rows = services.library.sections()
    titles = [title for title, _ in by_part(region for row in rows for region in row.region)]
    listed = [Listed(row, frozenset(name for name, _ in by_part(row.region))) for row in rows]
    # From head to foot, as the parts are.
    listed.sort(key=lambda one: (_first(one.parts, titles), one.row.title.casefold()))
    return tuple(listed), tuple(titles)


def key_of(bank: str, section: str) -> str:
    """Return the key of a section of a bank."""
    return f"{bank}{_GAP}{section}"


def own_key(section: str) -> str:
    """Return the key of a section of one's own file."""
    return f"{_OWN}{section}"


def parsed(key: str) -> tuple[str, str]:
    """Return bank and section of a key; the bank is "" for one's own file."""
    if key.startswith(_OWN):
        return "", key.removeprefix(_OWN)
    bank, _, section = key.partition(_GAP)
    return bank, section


def chosen_rows(listed: tuple[Listed, ...], wish: Wish) -> list[SectionRow]:
    """Return the sections that are looked for, in their order."""
    wanted = wish.text.casefold().split()
    return [
        one.row
        for one in listed
        if (not wish.part or wish.part in one.parts)
        and all(word in _searched(one) for word in wanted)
    ]


def keys(listed: tuple[Listed, ...], own: OwnSections | None) -> list[str]:
    """Return the keys of all sections as one goes through them, one's own first."""
    mine = [] if own is None else [own_key(section.id) for section in all_of(own)]
    return [*mine, *(key_of(one.row.bank, one.row.id) for one in listed)]


def view(
    listed: tuple[Listed, ...],
    parts: tuple[str, ...],
    wish: Wish,
    own: OwnSections | None,
    chosen: str,
) -> ListView:
    """Return the list as the page shows it."""
    counts = [sum(name in one.parts for one in listed) for name in parts]
    filters = [PartFilter(_tr("All"), len(listed), not wish.part)]
    filters += [
        PartFilter(name, count, wish.part == name)
        for name, count in zip(parts, counts, strict=True)
    ]
    entries = tuple(_entry(row) for row in chosen_rows(listed, wish))
    if own is None:
        return ListView(tuple(filters), entries, chosen=chosen)
    mine = [
        SectionEntry(own_key(one.id), one.title, _second(one.region, one.advanced))
        for one in own.sections
    ]
    broken = _tr("Has problems. Drawn as it stands; no question can use it.")
    mine += [SectionEntry(own_key(one.section.id), one.section.title, broken) for one in own.faulty]
    title = _tr("From {file}").format(file=own.title)
    return ListView(tuple(filters), entries, title, tuple(mine), problems(own), chosen)


def problems(own: OwnSections) -> ProblemsView | None:
    """Return what is wrong with a file of one's own; None where nothing is."""
    if own.sections and not own.problems:
        return None
    count = len(all_of(own))
    if count == 0:
        summary = _tr("No section of this file can be shown until it is fixed.")
    elif count == 1:
        summary = _tr("1 section can be shown. What has problems may be left out.")
    else:
        summary = _tr("{count} sections can be shown. What has problems may be left out.").format(
            count=QLocale().toString(count)
        )
    return ProblemsView(
        _tr("Problems in {file}").format(file=own.title),
        summary,
        library_words.problem_rows(own.problems),
        library_words.unlisted(own.unlisted),
    )


def warning(own: OwnSections) -> str:
    """Return that a file has problems, which stand below the picture; "" where it has none."""
    count = len(own.problems) + own.unlisted
    if not count:
        return ""
    told = library_words.problems(count)
    return _tr("{file} has {problems}; see below the picture.").format(
        file=own.title, problems=told
    )


def number_text(all_keys: list[str], key: str) -> str:
    """Return which section this is, of how many."""
    if key not in all_keys:
        return ""
    number = QLocale().toString(all_keys.index(key) + 1)
    return _tr("{number} of {count}").format(number=number, count=QLocale().toString(len(all_keys)))


def own_section(own: OwnSections | None, section: str) -> Section | None:
    """Return a section of one's own file; None where it has none of that id any more."""
    found = () if own is None else all_of(own)
    return next((one for one in found if one.id == section), None)


def all_of(own: OwnSections) -> tuple[Section, ...]:
    """Return all sections of one's own file that can be shown, those with faults last."""
    return (*own.sections, *(one.section for one in own.faulty))


def faults_of(own: OwnSections | None, section: Section) -> tuple[Fault, ...]:
    """Return the rules that a section of one's own file breaks; nothing for a sound one."""
    found = () if own is None else own.faulty
    return next((one.faults for one in found if one.section is section), ())


def _entry(row: SectionRow) -> SectionEntry:
    return SectionEntry(key_of(row.bank, row.id), row.title, _second(row.region, row.advanced))


def _second(regions: tuple[str, ...], advanced: bool) -> str:
    names = ", ".join(region.replace("-", " ") for region in regions)
    names = names[:1].upper() + names[1:]
    if not advanced:
        return names
    return ". ".join(filter(None, (names, _tr("Advanced: not to needle is always sound"))))


def _first(parts: frozenset[str], titles: list[str]) -> int:
    return next((at for at, title in enumerate(titles) if title in parts), len(titles))


def _searched(one: Listed) -> str:
    words = (one.row.title, one.row.id, *one.row.region, *one.parts)
    return " ".join(words).replace("-", " ").casefold()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lab", text)
