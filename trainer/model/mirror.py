# SPDX-License-Identifier: MIT
"""The other side of the body: a section as its mirror image."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from trainer.model.section import (
    Band,
    Corridor,
    Fold,
    Member,
    Orientation,
    Section,
    Skin,
    Structure,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.model.art import Art

_SIDES: dict[Any, Any] = {"left": "right", "right": "left"}


def mirrored(section: Section) -> Section:
    """Return a section with +x and -x exchanged.

    Words stay as they are: that of a plane or an origin names no side of the picture. A fold is
    the same in its own frame, and stands the other way round.
    """
    return replace(
        section,
        skin=_skin(section.skin),
        layers=tuple(
            replace(one, extent=_span(one.extent), fibres=_fibres(one.fibres), label=_side(one))
            for one in section.layers
        ),
        structures=tuple(_structure(one) for one in section.structures),
        corridors=tuple(_corridor(one) for one in section.corridors),
        dangers=tuple(replace(one, entry=-one.entry, angle=-one.angle) for one in section.dangers),
        fold=None if section.fold is None else _fold(section.fold),
        landmarks=tuple(replace(one, at=-one.at) for one in section.landmarks),
        orientation=Orientation(
            left=section.orientation.right,
            right=section.orientation.left,
            down=section.orientation.down,
        ),
        art=_art(section.art),
    )


def _skin(skin: Skin) -> Skin:
    zone = skin.working_zone
    return replace(skin, working_zone=(-zone[1], -zone[0]), curve=_line(skin.curve))


def _structure(structure: Structure) -> Structure:
    return replace(
        structure,
        ellipse=_ellipse(structure.ellipse),
        curve=_line(structure.curve),
        members=tuple(_member(one) for one in structure.members),
        fibres=_fibres(structure.fibres),
        open=_SIDES.get(structure.open, structure.open),
        label=_side(structure),
    )


def _member(member: Member) -> Member:
    return replace(member, ellipse=_ellipse(member.ellipse))


def _corridor(corridor: Corridor) -> Corridor:
    return replace(corridor, builds=_named(corridor.builds, _band))


def _band(band: Band) -> Band:
    return replace(band, entry=_span(band.entry), angle=_span(band.angle))


def _fold(fold: Fold) -> Fold:
    x, y, direction = fold.place
    return replace(fold, place=(-x, y, -direction))


def _art(art: Art) -> Art:
    view = None if art.view is None else (-art.view[2], art.view[1], -art.view[0], art.view[3])
    return replace(
        art,
        context=_line(art.context),
        neighbours=_drawn(art.neighbours),
        keep_clear=tuple(_ellipse(one) for one in art.keep_clear),
        septa=tuple(replace(one, at=tuple(-x for x in reversed(one.at))) for one in art.septa),
        bellies=tuple(replace(one, curve=_line(one.curve)) for one in art.bellies),
        tendons=_drawn(art.tendons),
        membranes=tuple(_line(one) for one in art.membranes),
        view=view,
    )


def _drawn(drawn: Any) -> Any:
    return tuple(replace(one, curve=_line(one.curve), fibres=_fibres(one.fibres)) for one in drawn)


def _named(named: Mapping[Any, Any], change: Any) -> Any:
    return {name: change(one) for name, one in named.items()}


def _span(span: Any) -> Any:
    return None if span is None else (-span[1], -span[0])


def _ellipse(ellipse: Any) -> Any:
    return None if ellipse is None else (-ellipse[0], *ellipse[1:])


def _line(points: Any) -> Any:
    """Mirror points; their order is turned round, so that what lay inside still does."""
    return None if points is None else tuple((-x, y) for x, y in reversed(points))


def _fibres(fibres: Any) -> Any:
    return fibres if isinstance(fibres, str) else -fibres


def _side(labelled: Any) -> Any:
    return _SIDES.get(labelled.label)
