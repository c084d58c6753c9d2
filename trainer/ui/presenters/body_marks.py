# SPDX-License-Identifier: MIT
"""Puts what there is to say of regions onto the areas of the body map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ui.body.areas import targets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.ui.body.marks import Mark


def on_areas(regions: Mapping[str, Mark]) -> dict[str, Mark]:
    """Return the mark of each area that stands for one of the regions, by area id.

    Of a region with several areas only the first carries the sign of an unsafe act.
    """
    found: dict[str, Mark] = {}
    signed: set[str] = set()
    for area, region in targets(regions.keys()).items():
        mark = regions[region]
        found[area] = mark._replace(is_unsafe=mark.is_unsafe and region not in signed)
        signed.add(region)
    return found
