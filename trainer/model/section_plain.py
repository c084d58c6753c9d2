# SPDX-License-Identifier: MIT
"""Sections from plain data that was checked before: compiled banks and snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.model.art import Art, Belly, Neighbour, Septum
from trainer.model.section import (
    Band,
    Build,
    Corridor,
    Danger,
    Fold,
    Layer,
    Mark,
    Member,
    Orientation,
    Section,
    Skin,
    Structure,
)

if TYPE_CHECKING:
    from trainer.model.items.base import Plain

# The records that a record holds: one (0), many in a list (1), or many by name (2).
_ONE, _LIST, _NAMED = range(3)
_HELD: dict[type[Any], dict[str, tuple[int, type[Any]]]] = {
    Structure: {"members": (_LIST, Member)},
    Corridor: {"builds": (_NAMED, Band)},
    Art: {
        "neighbours": (_LIST, Neighbour),
        "septa": (_LIST, Septum),
        "bellies": (_LIST, Belly),
        "tendons": (_LIST, Neighbour),
    },
}
_VIEW: dict[str, tuple[int, type[Any]]] = {
    "layers": (_LIST, Layer),
    "structures": (_LIST, Structure),
    "builds": (_NAMED, Build),
    "corridors": (_LIST, Corridor),
    "dangers": (_LIST, Danger),
}
_HELD[Fold] = _VIEW
_HELD[Section] = {
    **_VIEW,
    "skin": (_ONE, Skin),
    "fold": (_ONE, Fold),
    "landmarks": (_LIST, Mark),
    "orientation": (_ONE, Orientation),
    "art": (_ONE, Art),
}


def read_section(plain: Plain) -> Section:
    """Convert checked plain data to a section."""
    section: Section = _record(Section, plain)
    return section


def _record(kind: type[Any], plain: Plain) -> Any:
    held = _HELD.get(kind, {})
    return kind(
        **{
            name: _held(*held[name], value) if name in held else _frozen(value)
            for name, value in plain.items()
        }
    )


def _held(how: int, kind: type[Any], value: Any) -> Any:
    if value is None:
        return None
    if how == _ONE:
        return _record(kind, value)
    if how == _LIST:
        return tuple(_record(kind, one) for one in value)
    return {name: _record(kind, one) for name, one in value.items()}


def _frozen(value: Any) -> Any:
    """Turn lists, however deep, into tuples."""
    return tuple(_frozen(one) for one in value) if isinstance(value, list | tuple) else value
