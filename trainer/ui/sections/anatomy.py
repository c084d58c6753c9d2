# SPDX-License-Identifier: MIT
"""All that is drawn of a view, before it has any texture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.ui.sections.bands import bands_of
from trainer.ui.sections.body import body_of
from trainer.ui.sections.context import surroundings
from trainer.ui.sections.contour import contour_of
from trainer.ui.sections.depths import Depths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.model.needling import Scene, Shape
    from trainer.model.section import Section
    from trainer.ui.sections.bands import Band
    from trainer.ui.sections.body import Body
    from trainer.ui.sections.context import Surroundings


class Finger(NamedTuple):
    """A fingertip that holds a fold.

    Attributes:
        area: its outline.
        nail: the outline of its nail.
        is_ghost: whether the needle passes it, so that it is only hinted.
    """

    area: Any
    nail: Any
    is_ghost: bool


class Anatomy(NamedTuple):
    """What a view shows.

    Attributes:
        body: skin, fat, fascia and structures.
        bands: layers under the deep fascia.
        around: what is drawn round these and never scored.
        members: what runs in bundles, by the name of the bundle.
        fingers: what holds a fold.
    """

    body: Body
    bands: list[Band]
    around: Surroundings
    members: Mapping[str, tuple[Shape, ...]]
    fingers: tuple[Finger, ...] = ()


def flat_anatomy(section: Section, scene: Scene) -> Anatomy:
    """Return what a flat view shows."""
    contour = contour_of(section, scene.build)
    body = body_of(section, scene, contour)
    depths = Depths(section.layers, body.layers)
    bands = bands_of(body, contour, section.skin.working_zone, section.art, depths)
    around = surroundings(section.art, body, bands, depths)
    return Anatomy(body, bands, around, scene.members)
