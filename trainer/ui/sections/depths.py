# SPDX-License-Identifier: MIT
"""Where what is only drawn lies in another build: art is written for the average one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.model.needling import Shape
    from trainer.model.section import Layer
    from trainer.ui.sections.rings import Floats


class Depths:
    """Moves depths of the average build to a build, as its layers are thicker or thinner."""

    def __init__(self, layers: Iterable[Layer], shapes: Iterable[Shape]) -> None:
        """Take the layers as written, and as they lie in the build."""
        thick = [0.0, *(layer.mm for layer in layers)]
        self._from = np.cumsum(thick)
        self._to = np.array([0.0, *(shape.box[3] for shape in shapes)])

    def of(self, depth: float) -> float:
        """Return the depth at which something lies in the build."""
        if depth >= self._from[-1]:
            return float(depth + self._to[-1] - self._from[-1])
        return float(np.interp(depth, self._from, self._to)) if depth > 0 else depth

    def moved(self, points: Iterable[tuple[float, float]]) -> Floats:
        """Return points moved as one, by what their uppermost is moved."""
        made = np.array(list(points), float).reshape(-1, 2)
        if len(made):
            top = float(made[:, 1].min())
            made[:, 1] += self.of(top) - top
        return made
