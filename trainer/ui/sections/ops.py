# SPDX-License-Identifier: MIT
"""What a plate is made of: shapes in mm with tints, in the order in which they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.ui.sections.contour import Point
    from trainer.ui.sections.frame import Frame
    from trainer.ui.sections.look import Tint
    from trainer.ui.sections.rings import Ints, Rings


class Fill(NamedTuple):
    """Closed shapes in one tint; a ring inside another is a hole."""

    rings: Rings
    tint: Tint
    rounding: float = 0.0


class Cells(NamedTuple):
    """Many small shapes that do not overlap, each in one of a few tints."""

    rings: Rings
    steps: Ints
    tints: tuple[Tint, ...]
    rounding: float = 0.0


class Line(NamedTuple):
    """Lines of one width in mm; never thinner than `least_px` on the device."""

    rings: Rings
    tint: Tint
    width: float
    least_px: float = 0.0


class Glow(NamedTuple):
    """Shapes filled by a radial gradient, or by a linear one where `end` is given."""

    rings: Rings
    stops: tuple[tuple[float, Tint], ...]
    start: Point
    radius: float = 0.0
    end: Point | None = None


Op = Fill | Cells | Line | Glow


class Fade(NamedTuple):
    """Where the picture goes over into the page: from an inner to an outer level, in mm."""

    side: str
    inner: float
    outer: float


class Plate(NamedTuple):
    """A section's picture without its colours.

    Attributes:
        frame: what is shown.
        ops: in painting order.
        outlines: what is drawn, in mm, by name of layer, structure, member or neighbour.
        neighbours: the names among these that are never scored.
        fades: sides that go over into the page.
    """

    frame: Frame
    ops: tuple[Op, ...]
    outlines: Mapping[str, Rings]
    neighbours: tuple[str, ...]
    fades: tuple[Fade, ...]
