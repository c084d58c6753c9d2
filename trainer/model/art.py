# SPDX-License-Identifier: MIT
"""What of a section is only drawn, and the measures that all parts of a section are written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from trainer.model.items.base import STRICT, Name
from trainer.model.limits import NAME_CHARACTERS, Length, Range, Whole

# Half a metre: nothing that a needle meets is further away. NaN and infinities are outside.
Mm = Annotated[float, Range(-500, 500)]
Size = Annotated[float, Range(0.05, 500)]
Degrees = Annotated[float, Range(-90, 90)]
Point = tuple[Mm, Mm]
Span = tuple[Mm, Mm]
Ellipse = tuple[Mm, Mm, Size, Size]
Curve = Annotated[tuple[Point, ...], Length(3, 400)]
Line = Annotated[tuple[Point, ...], Length(2, 400)]

# Toward +x or toward -x.
Direction = Annotated[Literal[1, -1], Whole()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Septum:
    """Upright walls of fascia in a layer.

    Attributes:
        layer: name of the layer.
        at: where along the skin they stand.
    """

    __pydantic_config__ = STRICT

    layer: Name
    at: Annotated[tuple[Mm, ...], Length(1, 40)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Belly:
    """How a layer of muscle is rounded where it ends; several make its heads.

    Attributes:
        layer: name of the layer.
        curve: points that a closed centripetal Catmull-Rom curve goes through. Within the
            working zone what lies over or under the layer is cut off.
    """

    __pydantic_config__ = STRICT

    layer: Name
    curve: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Muscle, fat or bone that is drawn around the scored anatomy and never scored.

    Attributes:
        curve: points that a closed centripetal Catmull-Rom curve goes through.
        type: what it is.
        name: shown as a quiet label where it is given; only anatomy that is really there is named.
        fibres: of muscle; as in a layer.
    """

    __pydantic_config__ = STRICT

    curve: Curve
    type: Literal["muscle", "bone", "tendon", "fat"] = "muscle"
    name: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    fibres: Literal["cross", "along"] | Degrees = "cross"


@dataclass(frozen=True, slots=True, kw_only=True)
class Art:
    """What is only drawn: never scored, and never listed as met.

    Attributes:
        context: seeds of unnamed muscle that fills the body where the data leave it free.
        neighbours: muscle, bone, tendon and fat around the scored anatomy.
        keep_clear: ellipses of fat, such as around a nerve.
        septa: walls within layers.
        bellies: the form of layers of muscle that do not simply taper to both sides.
        tendons: tendons within muscles.
        membranes: sheets of fascia, such as between two bones.
        fade: from where to where, in depth, the picture fades into the page.
        view: the crop: left, top, right, bottom.
    """

    __pydantic_config__ = STRICT

    context: Annotated[tuple[Point, ...], Length(0, 80)] = ()
    neighbours: Annotated[tuple[Neighbour, ...], Length(0, 60)] = ()
    keep_clear: Annotated[tuple[Ellipse, ...], Length(0, 40)] = ()
    septa: Annotated[tuple[Septum, ...], Length(0, 40)] = ()
    bellies: Annotated[tuple[Belly, ...], Length(0, 40)] = ()
    tendons: Annotated[tuple[Neighbour, ...], Length(0, 40)] = ()
    membranes: Annotated[tuple[Line, ...], Length(0, 40)] = ()
    fade: Span | None = None
    view: tuple[Mm, Mm, Mm, Mm] | None = None


NOTHING_DRAWN = Art()
