# SPDX-License-Identifier: MIT
"""Organs, told apart by what lies in them: kidney, bowel, gland, a cavity full of bowel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.ui.sections.cells import Grain, bent, cells
from trainer.ui.sections.chance import waves
from trainer.ui.sections.cover import stepped
from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Fill, Line
from trainer.ui.sections.rings import circles, rings_of
from trainer.ui.sections.shade import inner, outer
from trainer.ui.sections.shapes import closed, opened

if TYPE_CHECKING:
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.ops import Op
    from trainer.ui.sections.rings import Floats

# Only what is painted inside depends on these words; an organ with another name is still one.
_WORDS = (
    ("kidney", ("kidney", "renal")),
    ("bowel", ("colon", "bowel", "intestine", "caecum", "rectum")),
    ("cavity", ("cavity", "pelvi", "periton", "abdom")),
)
_ANGLES = np.linspace(0, 2 * np.pi, 121)[:-1]


def organ(area: Any, name: str, chance: Chance) -> list[Op]:
    """Return an organ with its coat."""
    words = name.lower()
    kind = next((kind for kind, known in _WORDS if any(word in words for word in known)), "gland")
    outline = rings_of(area)
    ops = outer(area, "shadow", 1.0, 0.25)
    if kind == "kidney":
        ops.extend(_kidney(area, "fat" in words, chance))
    elif kind == "bowel":
        ops.extend(_bowel(area, chance))
    elif kind == "cavity":
        ops.extend(_cavity(area, chance))
    else:
        ops.extend(_gland(area, chance))
    ops.extend(inner(area, "shadow", min(4.0, _half(area) * 0.4), 0.26, toward=(-0.5, -0.7)))
    ops.append(Line(outline, Tint("organ-line"), 0.75, least_px=2.0))
    ops.append(Line(outline, Tint("pleura"), 0.3, least_px=0.8))
    return ops


def _half(area: Any) -> float:
    left, top, right, bottom = shapely.bounds(area)
    return float(min(right - left, bottom - top) / 2)


def _scaled(area: Any, share: float, chance: Chance | None = None, depth: float = 0.0) -> Any:
    """Return an outline drawn toward its middle, with folds of some depth (share of its size)."""
    centre = shapely.get_coordinates(shapely.centroid(area))[0]
    line = shapely.segmentize(area.exterior, 0.4)
    points = shapely.get_coordinates(line)[:-1] - centre
    share_at = np.full(len(points), share)
    if chance is not None:
        angles = np.arctan2(points[:, 1], points[:, 0])
        share_at = share_at * (1 + depth * waves(chance, angles, (5, 7, 9, 11)))
    return shapely.buffer(shapely.polygons(points * share_at[:, None] + centre), 0)


def _kidney(area: Any, in_fat: bool, chance: Chance) -> list[Op]:
    ops: list[Op] = []
    body = area
    if in_fat:
        ops.append(Fill(rings_of(area), Tint("bed-line")))
        made = cells(area, Grain(2.2, 0.12, jitter=0.42), chance.of("fat"))
        ops.append(stepped(made, "fat", 0.02, chance, 0.3))
        body = _scaled(area, 0.84)
        ops.extend(outer(body, "shadow", 1.2, 0.25))
    ops.append(Fill(rings_of(body), Tint("organ")))
    grain = cells(body, Grain(0.9, 0.06, jitter=0.5), chance.of("cortex"))
    ops.append(stepped(grain, "organ", 0.02, chance, 0.3))
    ops.extend(_pyramids(body, chance))
    ops.append(Line(rings_of(body), Tint("organ-line"), 0.45, least_px=1.2))
    return ops


def _pyramids(body: Any, chance: Chance) -> list[Op]:
    """Return medullary pyramids round the sinus, and the fat, calyces and vessels in it."""
    left, top, right, bottom = shapely.bounds(body)
    centre = np.array(((left + right) / 2, (top + bottom) / 2))
    half = np.array(((right - left) / 2, (bottom - top) / 2))
    count = 8
    turns = (np.arange(count) + chance.uniform(-0.2, 0.2, count)) * 2 * np.pi / count
    shapes, rays = [], []
    widths = chance.uniform(0.66, 0.84, count) * np.pi / count
    for turn, wide in zip(turns, widths, strict=True):
        angles = turn + wide * np.array((-1, -0.72, 0, 0.72, 1, 0.24, 0, -0.24))
        radii = np.array((0.72, 0.81, 0.84, 0.81, 0.72, 0.42, 0.35, 0.42))
        points = np.column_stack((np.cos(angles), np.sin(angles))) * radii[:, None]
        shapes.append(shapely.polygons(points * half + centre))
        for lean in (-0.6, -0.3, 0.0, 0.3, 0.6):
            ends = turn + wide * np.array((lean * 0.3, lean))
            ray = np.column_stack((np.cos(ends), np.sin(ends))) * np.array((0.4, 0.81))[:, None]
            rays.append(shapely.linestrings(ray * half + centre))
    sinus = _sinus(centre, half, turns)
    medulla = rings_of(shapes)
    fat = cells(sinus, Grain(1.5, 0.1, jitter=0.45), chance.of("sinus"))
    small = float(half.min())
    tips = centre + np.column_stack((np.cos(turns), np.sin(turns))) * half * 0.36
    cups = circles(tips, np.full(count, 0.045 * small), 18)
    return [
        Fill(medulla, Tint("organ-dark", -0.04), 0.3),
        Line(medulla, Tint("organ-line", alpha=0.35), 0.2),
        Line(rings_of(rays), Tint("organ-light", alpha=0.5), 0.16),
        Fill(rings_of(sinus), Tint("bed-line"), 0.3),
        stepped(fat, "fat", 0.02, chance, 0.3),
        Line(rings_of(sinus), Tint("organ-line", alpha=0.35), 0.2),
        Fill(cups, Tint("organ-light")),
        Line(cups, Tint("organ-line", alpha=0.7), 0.16),
        *_twin(centre, small * 0.085),
    ]


def _sinus(centre: Floats, half: Floats, turns: Floats) -> Any:
    """Return the fat in a kidney's middle: it reaches out between the pyramids."""
    between = turns + np.pi / len(turns)
    angles = np.sort(np.concatenate((turns, between)))
    outward = np.isin(angles, between)
    radii = np.where(outward, 0.46, 0.31)
    points = np.column_stack((np.cos(angles), np.sin(angles))) * radii[:, None]
    star = shapely.buffer(shapely.polygons(points * half + centre), 0)
    soft = 0.05 * float(half.min())
    return closed(opened(star, soft), soft)


def _twin(centre: Floats, radius: float) -> list[Op]:
    """Return an artery and a vein side by side, in passing."""
    at = np.array(((-1.2, 0.2), (1.2, -0.2))) * radius + centre
    one, other = (circles(at[i : i + 1], np.array([radius])) for i in (0, 1))
    return [
        Fill(one, Tint("artery")),
        Fill(other, Tint("vein")),
        Line(one, Tint("artery-dark"), 0.25),
        Line(other, Tint("vein-dark"), 0.25),
    ]


def _bowel(area: Any, chance: Chance) -> list[Op]:
    """Return a wall of muscle, folded mucosa, and the lumen."""
    half = _half(area)
    coat = _scaled(area, max(0.62, 1 - 1.2 / half))
    mucosa = _scaled(area, max(0.52, 1 - 2.2 / half), chance.of("folds"), 0.05)
    lumen = _scaled(area, max(0.3, 1 - 3.6 / half), chance.of("folds"), 0.1)
    ops: list[Op] = [Fill(rings_of(area), Tint("organ"))]
    ops.append(Fill(rings_of(coat), Tint("organ-dark", -0.02)))
    ops.append(Fill(rings_of(mucosa), Tint("organ-light"), 0.4))
    ops.append(Fill(rings_of(lumen), Tint("organ-dark", -0.07), 0.4))
    # What is in it, only hinted.
    made = cells(lumen, Grain(min(1.7, half * 0.3), 0.12, jitter=0.5), chance.of("lumen"))
    ops.append(stepped(made, "organ-dark", 0.02, chance.of("lumen tint"), 0.4))
    ops.extend(inner(lumen, "shadow", half * 0.22, 0.3, levels=4))
    return ops


def _cavity(area: Any, chance: Chance) -> list[Op]:
    """Return loops of bowel in fat; loops that reach the edge are cut by it."""
    ops: list[Op] = [Fill(rings_of(area), Tint("bed-line"))]
    made = cells(area, Grain(1.8, 0.1, jitter=0.45), chance.of("fat"))
    ops.append(stepped(made, "bed", 0.016, chance, 0.3))
    size = min(12.0, _half(area) * 1.1)
    room = shapely.buffer(area, -1.2)
    grain = Grain(size, 1.3, jitter=0.5)
    loops = cells(room, grain, chance.of("loops"), bent(chance.of("bend"), 1.5, 14.0))
    for at, loop in enumerate(loops):
        soft = shapely.buffer(shapely.buffer(loop, -size * 0.3), size * 0.29)
        if soft.geom_type != "Polygon" or _half(soft) < 2.0:
            continue
        ops.extend(outer(soft, "shadow", 0.7, 0.2, levels=3))
        ops.extend(_bowel(soft, chance.of("loop", at)))
        ops.extend(inner(soft, "organ-line", 1.3, 0.3, toward=(-0.3, -0.4), levels=4))
        ops.append(Line(rings_of(soft), Tint("organ-line", alpha=0.75), 0.22))
    return ops


def _gland(area: Any, chance: Chance) -> list[Op]:
    ops: list[Op] = [Fill(rings_of(area), Tint("organ-light", other="organ", share=0.45))]
    size = min(1.3, _half(area) * 0.24)
    made = cells(area, Grain(size, 0.16 * size, jitter=0.45), chance.of("follicles"))
    ops.append(stepped(made, "organ-dark", 0.03, chance, 0.45))
    core = shapely.buffer(made, -0.24 * size)
    core = core[~shapely.is_empty(core)]
    ops.append(stepped(core, "organ", 0.03, chance, 0.45))
    return ops
