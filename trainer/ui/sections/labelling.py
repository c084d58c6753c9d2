# SPDX-License-Identifier: MIT
"""Names what a picture of a section shows, and places the names at a size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ui.sections import label_subjects, label_text, landmarks
from trainer.ui.sections.label_board import Columns, least_height
from trainer.ui.sections.labels import HAZARD_PRICE
from trainer.ui.sections.legend import Legend
from trainer.ui.sections.lens import Lens
from trainer.ui.sections.plan import plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.model.scene import Scene
    from trainer.ui.sections.frame import Frame
    from trainer.ui.sections.label_anchors import Outline
    from trainer.ui.sections.label_rows import Segment
    from trainer.ui.sections.label_subjects import Tag
    from trainer.ui.sections.label_text import Words
    from trainer.ui.sections.plan import Plan


class Labelling:
    """The names of one view of a section.

    Without a scene, or unlabelled, there are none.
    """

    def __init__(
        self, scene: Scene | None, frame: Frame, *, labelled: bool = True, target: bool = False
    ) -> None:
        """Name nothing yet.

        Args:
            scene: what is shown.
            frame: the part of it that is.
            labelled: whether there are any names.
            target: whether they tell which muscle is the target.
        """
        self._scene = scene if labelled else None
        self._frame = frame
        self._target = target

    def plan(self, width: int, most: int) -> Plan:
        """Return where picture and names stand at a width; the picture is `most` px high."""
        # Which names there are does not depend on the size but for what is tiny.
        rough = Lens(width / self._frame.width / 2, 0.0, 0.0)
        return plan(self._frame, self._tags(rough), width, most)

    def board(
        self,
        found: Plan,
        neighbours: Mapping[str, Sequence[Outline]],
        needle: Segment | None = None,
    ) -> Columns | Legend | None:
        """Place the names of a plan.

        Args:
            found: the plan.
            neighbours: outlines, in mm, of what is drawn and not scored; named if there is room.
            needle: which leaders keep away from, in px.
        """
        if self._scene is None or found.mode == "bare":
            return None
        tags = {tag.name: tag for tag in self._tags(found.lens)}
        texts = [
            text._replace(tag=tags[text.tag.name]) for text in found.texts if text.tag.name in tags
        ]
        obstacles = label_subjects.obstacles(self._scene, found.lens)
        if found.mode == "legend":
            return Legend(texts, found.picture, obstacles, needle)
        texts += self._quiet_texts(found, texts, neighbours)
        obstacles += label_subjects.corners(found.picture)
        flags = landmarks.flags(self._scene, found.lens, found.picture)
        obstacles += [label_subjects.kept_free(flag.box, HAZARD_PRICE) for flag in flags]
        return Columns(texts, found.area, found.margin, obstacles, needle)

    def _quiet_texts(
        self, found: Plan, texts: Sequence[Words], neighbours: Mapping[str, Sequence[Outline]]
    ) -> list[Words]:
        """Name muscles around the scored anatomy, as far as the columns have room left."""
        if self._scene is None:
            return []
        visible = label_subjects.visible(self._scene, self._frame)
        added: list[Words] = []
        for tag in label_subjects.neighbours(self._scene, found.lens, visible, neighbours):
            text = label_text.measure(tag, found.margin.text)
            if least_height([*texts, *added, text]) <= found.area.height():
                added.append(text)
        return added

    def _tags(self, lens: Lens) -> list[Tag]:
        if self._scene is None:
            return []
        visible = label_subjects.visible(self._scene, self._frame)
        return label_subjects.tags(self._scene, lens, visible, target=self._target)
