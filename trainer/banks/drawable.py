# SPDX-License-Identifier: MIT
"""Sections that break a rule and can be drawn all the same, for their author to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.banks import schema
from trainer.banks.listing import SECTIONS_FIELD
from trainer.banks.quick import read_plain
from trainer.banks.sections import Room
from trainer.banks.text import read_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from trainer.model.items.base import Fault
    from trainer.model.section import Section

# What is wrong with where things lie, not with their outlines: these can be painted.
CODES = frozenset(
    (
        "above-skin",
        "base",
        "clearance",
        "danger",
        "entry",
        "hazard-first",
        "no-backdrop",
        "off-target",
        "other-bone",
        "range",
    )
)


class Faulty(NamedTuple):
    """A section that no question may use, with what is wrong with it."""

    section: Section
    faults: tuple[Fault, ...]


def faulty_sections(content: bytes, sound: Collection[str]) -> list[Faulty]:
    """Return what of a file of sections can be drawn in spite of its faults.

    Args:
        content: of the file.
        sound: ids of sections that are known to be in order.
    """
    from trainer.model.section_rules import section_faults  # late: as the checker does

    found: dict[str, Faulty] = {}
    room = Room()
    for plain in _plains(content):
        section, _, _ = schema.read_section(plain)
        if section is None or section.id in sound or section.id in found:
            continue
        room.sections -= 1
        if room.sections < 0 or not room.takes(section):
            break
        faults = section_faults(section)
        if faults and all(fault.code in CODES for fault in faults):
            found[section.id] = Faulty(section, tuple(faults))
    return list(found.values())


def _plains(content: bytes) -> list[Any]:
    plain = read_plain(content)
    data: Any = None if plain is None else plain.data
    if plain is None:
        root, _ = read_text(content)
        data = None if root is None else root.value
    plains = data.get(SECTIONS_FIELD) if isinstance(data, dict) else None
    return plains if isinstance(plains, list) else []
