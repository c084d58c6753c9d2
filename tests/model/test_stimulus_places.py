# SPDX-License-Identifier: MIT
"""Where on the body chart a place lies, in words."""

import pytest

from trainer.model.stimulus import Sensation
from trainer.model.stimulus_places import Spot, spot, way


@pytest.mark.parametrize(
    ("side", "x", "y", "half", "part"),
    [
        ("front", 0.0, 0.4, "middle", "head"),
        ("back", 0.3, 1.2, "left", "neck"),
        ("back", -0.7, 1.5, "right", "shoulder"),
        ("front", -1.0, 2.2, "right", "upper-arm"),
        ("front", 1.13, 2.9, "left", "elbow"),
        ("back", -1.25, 3.6, "right", "forearm"),
        ("back", -1.42, 4.5, "right", "hand"),
        ("front", 0.4, 2.0, "left", "chest"),
        ("back", -0.4, 2.0, "right", "upper-back"),
        ("front", 0.0, 3.0, "middle", "belly"),
        ("back", 0.05, 3.0, "middle", "lower-back"),
        ("front", 0.3, 3.8, "left", "groin"),
        ("back", -0.5, 3.8, "right", "buttock"),
        ("front", 0.45, 4.8, "left", "thigh"),
        ("back", 0.42, 5.8, "left", "knee"),
        ("front", -0.41, 6.8, "right", "shin"),
        ("back", -0.41, 6.8, "right", "calf"),
        ("front", -0.5, 8.1, "right", "foot"),
    ],
)
def test_a_place_is_named_by_half_and_part(side, x, y, half, part):
    assert spot(side, (x, y)) == Spot(half, part)


def test_a_way_names_each_place_once_in_its_order():
    path = ((-0.5, 3.8), (-0.5, 4.0), (-0.5, 4.9), (-0.45, 6.8))
    found = way(Sensation(side="back", quality="ache", path=path))
    assert [one.part for one in found] == ["buttock", "thigh", "calf"]
