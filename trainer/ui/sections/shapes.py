# SPDX-License-Identifier: MIT
"""Outlines that look grown and stay true: what is scored, moved by less than half a millimetre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.model.section import Layer
from trainer.ui.sections.chance import Chance, waves
from trainer.ui.sections.vessel import dented

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.model.art import Ellipse
    from trainer.model.needling import Shape

# How far an ellipse is moved along its normal: at most in mm, and as a share of its smaller half.
_MOST = {"pleura": 0.2, "vein": 0.15, "membrane": 0.08}
_MOST_USUALLY, _SHARE = 0.42, 0.085
# Vessels and nerves are nearly round: unevenness of the usual size makes polygons of them.
_ROUND = {"artery": 0.022, "vein": 0.04, "nerve": 0.04, "bundle": 0.05}
_POINTS = 140
# An outline that is left open goes on this far, and widens by so much on the way.
_ON, _WIDER = 70.0, 5.0


def drawn(shape: Shape, chance: Chance) -> Any:
    """Return the outline of a structure as it is drawn."""
    source = shape.source
    if isinstance(source, Layer):
        return shapely.polygons(shape.outline)
    exact = shapely.buffer(shapely.polygons(shape.outline), 0)
    if getattr(source, "ellipse", None) is None:
        area = exact
    else:
        area = grown(_ellipse_of(shape), shape.kind, chance)
    if shape.kind == "vein":
        return dented(area)
    opened = getattr(source, "open", None)
    return shapely.union(area, _goes_on(area, opened)) if opened else area


def _ellipse_of(shape: Shape) -> Ellipse:
    left, top, right, bottom = shape.box
    return (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2


def grown(ellipse: Ellipse, kind: str, chance: Chance) -> Any:
    """Return an ellipse with a slightly uneven outline."""
    x, y, half_width, half_height = ellipse
    angles = np.linspace(0, 2 * np.pi, _POINTS, endpoint=False)
    share = _ROUND.get(kind, _SHARE)
    most = min(_MOST.get(kind, _MOST_USUALLY), share * min(half_width, half_height))
    # Orders over four would look like corners.
    aside = most * waves(chance, angles)
    cos, sin = np.cos(angles), np.sin(angles)
    normal = np.column_stack((cos / half_width, sin / half_height))
    normal /= np.hypot(*normal.T)[:, None]
    points = np.column_stack((x + half_width * cos, y + half_height * sin))
    return shapely.polygons(points + normal * aside[:, None])


def _goes_on(area: Any, side: str) -> Any:
    """Return what lies beyond the widest level of an outline that is open on a side."""
    points = shapely.get_coordinates(area)
    across, along = (0, 1) if side in ("up", "down") else (1, 0)
    sign = 1.0 if side in ("down", "right") else -1.0
    one, other = points[np.argmin(points[:, across])], points[np.argmax(points[:, across])]
    far_one, far_other = one.copy(), other.copy()
    far_one[across] -= _WIDER
    far_other[across] += _WIDER
    far_one[along] += sign * _ON
    far_other[along] += sign * _ON
    return shapely.buffer(shapely.polygons([one, other, far_other, far_one]), 0)


def opened(area: Any, radius: float) -> Any:
    """Return an area with its outward corners rounded."""
    return shapely.buffer(shapely.buffer(area, -radius, quad_segs=6), radius, quad_segs=6)


def closed(area: Any, radius: float) -> Any:
    """Return an area with its inward corners rounded."""
    return shapely.buffer(shapely.buffer(area, radius, quad_segs=6), -radius, quad_segs=6)


def polygons(area: Any, least: float) -> list[Any]:
    """Return the polygons of an area that are at least so large, in mm²."""
    parts = shapely.get_parts(area)
    return [part for part in parts if part.geom_type == "Polygon" and part.area >= least]


def united(areas: Iterable[Any], margin: float = 0.0) -> Any:
    """Return the union of areas, each grown by a margin."""
    found = np.array(list(areas), dtype=object)
    if not len(found):
        return shapely.Polygon()
    return shapely.union_all(shapely.buffer(found, margin, quad_segs=6) if margin else found)
