# SPDX-License-Identifier: MIT
"""An anatomical section: what lies where under the skin, in millimetres, as its author wrote it.

Coordinates: the skin is the line y = 0 within the working zone, y grows with depth, x runs along
the skin. A needle path has an entry (x), an angle (0 straight in; positive tilts the tip toward
+x) and a depth along the path; its tip is at (x + depth sin angle, depth cos angle).

In a lifted fold x runs across the fold from the face where the needle enters (x = 0) to the face
under the opposing finger (x = width), y from the crest (0) to the base (height); the entry is the
height y on the near face, angle 0 is level, positive tilts the tip to the crest, and the tip is at
(depth cos angle, y - depth sin angle).

What is here is scored, but for `art`, which is only drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, NamedTuple

from trainer.model.art import (
    NOTHING_DRAWN,
    Art,
    Curve,
    Degrees,
    Direction,
    Ellipse,
    Mm,
    Size,
    Span,
)
from trainer.model.items.base import STRICT, Id, Name, Prose
from trainer.model.limits import NAME_CHARACTERS, Length, Range

BUILDS = ("lean", "average", "heavy")
BuildName = Literal["lean", "average", "heavy"]

LayerKind = Literal["skin", "fat", "fascia", "muscle", "tendon", "membrane"]
StructureKind = Literal[
    "nerve",
    "artery",
    "vein",
    "bundle",
    "pleura",
    "canal",
    "organ",
    "bone",
    "muscle",
    "tendon",
    "fat",
    "membrane",
]
# A path may not meet these, however little it goes into them.
HAZARDS = frozenset(("nerve", "artery", "vein", "bundle", "pleura", "canal", "organ"))


class Named(NamedTuple):
    """Marks a field such as `Id | Section`: bank files hold what `text` says, items the thing."""

    text: Any = Id

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Let bank files hold the name alone; nothing is imported for it."""
        return handler.generate_schema(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A band of tissue under the skin (in a fold: an upright band across it).

    Attributes:
        name: as labels and the list of structures met say it.
        type: what tissue it is.
        mm: thickness in the average build.
        range: a plausible adult spread of the thickness.
        grows: whether it is the fat that a build's `fat` sets; one layer of a flat view has it,
            both fat bands of a fold do.
        extent: from where to where along the skin it is drawn; scored without end.
        fibres: how its muscle fibres run: across the picture, along it, or at an angle in degrees
            (0 along +x, positive toward the depth).
        label: on which side its label reads best.
    """

    __pydantic_config__ = STRICT

    name: Name
    type: LayerKind
    mm: Size
    range: tuple[Size, Size] | None = None
    grows: bool = False
    extent: Span | None = None
    fibres: Literal["cross", "along"] | Degrees = "cross"
    label: Literal["left", "right"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What a bundle holds: drawn and told, while the bundle is met as a whole.

    Attributes:
        name: as the list of what a bundle holds says it; may occur twice, as veins do.
        type: what it is.
        ellipse: centre and half-axes: x, y, rx, ry.
    """

    __pydantic_config__ = STRICT

    name: Name
    type: Literal["nerve", "artery", "vein"]
    ellipse: Ellipse


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """Something with a closed outline: an ellipse (x, y, rx, ry) or a smooth closed curve.

    Attributes:
        name: as labels and the list of structures met say it.
        type: what it is; decides whether it is a hazard.
        ellipse: centre and half-axes; this or `curve`.
        curve: points that a closed centripetal Catmull-Rom curve goes through.
        members: nerves and vessels inside a bundle.
        fibres: of muscle; as in a layer.
        fascicles: how many a nerve is drawn with.
        marrow: spongy or fatty, of bone.
        open: the side on which the outline is left open in the drawing, as it goes on there.
        label: on which side its label reads best.
        feels: what the patient would report when a needle meets it.
        shows: what the clinician would see or feel.
        harm: what meeting it leads to; of hazards.
    """

    __pydantic_config__ = STRICT

    name: Name
    type: StructureKind
    ellipse: Ellipse | None = None
    curve: Curve | None = None
    members: tuple[Member, ...] = ()
    fibres: Literal["cross", "along"] | Degrees = "cross"
    fascicles: Annotated[int, Range(1, 60)] | None = None
    marrow: Literal["spongy", "fatty"] = "spongy"
    open: Literal["down", "up", "left", "right"] | None = None
    label: Literal["left", "right"] | None = None
    feels: Prose = ""
    shows: Prose = ""
    harm: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """How a body differs from the average one.

    Attributes:
        fat: thickness of the layer that grows; deeper layers and structures move with it, what
            lies within it keeps its relative depth.
        layers: thickness of other layers, by name; what is deeper moves with them.
        shift: further movement of single structures in depth, by name.
    """

    __pydantic_config__ = STRICT

    fat: Size
    layers: Mapping[Name, Size] = field(default_factory=dict)
    shift: Mapping[Name, Mm] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Entry, angle and depth that are safe: each from, to; both allowed.

    Attributes:
        entry: along the skin; in a fold, height on the near face.
        angle: in degrees from straight in; positive to +x, in a fold to the crest.
        depth: along the path.
    """

    __pydantic_config__ = STRICT

    entry: Span
    angle: tuple[Degrees, Degrees]
    depth: tuple[Size, Size]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corridor:
    """A safe way to a target.

    Attributes:
        name: what it is called in feedback.
        target: the muscle in which the whole depth range lies: a layer or a structure.
        builds: the band of each build for which there is one; for the others there is no safe
            path here, and not to needle is right.
        backdrop: bone that every path meets, if it is pushed on, before any hazard; to end on it
            is right.
        clearance: least distance in mm between path and any hazard.
    """

    __pydantic_config__ = STRICT

    name: Name
    target: Name
    builds: Mapping[BuildName, Band]
    backdrop: tuple[Name, ...] = ()
    clearance: Annotated[float, Range(0.5, 50)] = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """One wrong path in the average build, and what it meets first of all hazards and bone.

    Attributes:
        name: what is wrong about it, in a few words.
        entry: where it enters, as in a corridor.
        angle: in degrees, as in a corridor.
        depth: along the path, far enough to meet it.
        meets: a structure, or "opposing finger" or "base" in a fold.
        without: structures that are taken away for it, as in a slice between two laminae.
        told: why the path is wrong, and what follows.
    """

    __pydantic_config__ = STRICT

    name: Name
    entry: Mm
    angle: Degrees
    depth: Size
    meets: Name
    without: tuple[Name, ...] = ()
    told: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A landmark that can be felt, on the line of the skin.

    Attributes:
        at: where along the skin.
        text: what is felt there.
    """

    __pydantic_config__ = STRICT

    at: Mm
    text: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Orientation:
    """What lies beyond each side of the picture, in a word such as Lateral.

    Attributes:
        left: toward -x.
        right: toward +x.
        down: toward the depth.
    """

    __pydantic_config__ = STRICT

    left: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    right: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    down: Annotated[str, Length(0, NAME_CHARACTERS)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skin:
    """The surface of the body.

    Attributes:
        working_zone: from where to where the skin is flat and a needle may enter.
        curve: the deep fascia's contour, through which the drawn body turns away beyond the
            zone; drawn only.
        closed: whether the contour goes all round, as in a limb.
        thins: to what share of its thickness the fat thins beyond the zone, and over how many mm
            of contour.
    """

    __pydantic_config__ = STRICT

    working_zone: Span
    curve: Curve | None = None
    closed: bool = False
    thins: tuple[Annotated[float, Range(0, 1)], Size] = (1.0, 40.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """A lifted fold, held between finger and thumb, in its own frame.

    Attributes:
        plane: how the fold is held, and from which face to which the needle runs.
        grip: what is held, and what is felt.
        height: from the crest to the base, the level of the finger tips.
        place: where the fold stands in the flat view: section x = x0 + direction * fold x,
            section y = y0 + fold y.
        layers: upright bands from the near face to the far face; skin and fat cap the crest too.
        structures: what lies in the fold, and under its base what is left behind.
        builds: as in the flat view; fat is that of each face, and of the crest.
        corridors: safe ways across the fold.
        dangers: wrong ways, in the average build.
        note: for the instructor.
    """

    __pydantic_config__ = STRICT

    plane: Prose = ""
    grip: Prose = ""
    height: Size
    place: tuple[Mm, Mm, Direction]
    layers: Annotated[tuple[Layer, ...], Length(3, 20)]
    structures: Annotated[tuple[Structure, ...], Length(0, 60)] = ()
    builds: Mapping[BuildName, Build] = field(default_factory=dict)
    corridors: Annotated[tuple[Corridor, ...], Length(0, 20)] = ()
    dangers: Annotated[tuple[Danger, ...], Length(0, 40)] = ()
    note: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One slice through the body.

    Attributes:
        id: permanent within its bank.
        title: as lists show it; names the muscle and what is at stake.
        plane: how the slice lies, and the patient with it.
        origin: the landmark at x = 0.
        axes: what +x, -x and y mean.
        region: muscles or regions of the body, each an id.
        target: the muscle that the section is about: a layer or a structure.
        skin: the surface, and where a needle may enter.
        advanced: not to needle is always offered, and no direction is keyed that is disputed.
        layers: from the skin down.
        structures: what lies in and below the layers; the later is in front.
        builds: lean and heavy bodies; average is what stands here.
        corridors: safe ways; none where only a fold has one, or nothing.
        dangers: wrong ways, in the average build.
        fold: the lifted fold, where the technique is a pincer.
        landmarks: what can be felt from the skin.
        orientation: what lies beyond each side of the picture.
        known: what has been measured, in words.
        confidence: how sure the relations are.
        cites: keys of the bank's references.
        note: for the instructor.
        schematic: what the reader must know of the drawing's limits, beyond that it is schematic.
        art: what is only drawn.
    """

    __pydantic_config__ = STRICT

    id: Id
    title: Name
    plane: Prose = ""
    origin: Prose = ""
    axes: Prose = ""
    region: tuple[Id, ...] = ()
    target: Name
    advanced: bool = False
    skin: Skin
    layers: Annotated[tuple[Layer, ...], Length(1, 20)]
    structures: Annotated[tuple[Structure, ...], Length(0, 60)] = ()
    builds: Mapping[BuildName, Build] = field(default_factory=dict)
    corridors: Annotated[tuple[Corridor, ...], Length(0, 20)] = ()
    dangers: Annotated[tuple[Danger, ...], Length(0, 40)] = ()
    fold: Fold | None = None
    landmarks: Annotated[tuple[Mark, ...], Length(0, 12)] = ()
    orientation: Orientation = Orientation()
    known: Prose = ""
    confidence: Literal["high", "medium", "low"] | None = None
    cites: tuple[Id, ...] = ()
    note: Prose = ""
    schematic: Prose = ""
    art: Art = NOTHING_DRAWN
