# SPDX-License-Identifier: MIT
"""What an area of the map says and how it looks for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from trainer.ui.body.areas import area_name
from trainer.ui.body.paint import Finish, Pattern, step_finish

if TYPE_CHECKING:
    from trainer.ui.body.areas import Area
    from trainer.ui.body.look import BodyLook


class Mark(NamedTuple):
    """What there is to say of a region, on each of its areas.

    Attributes:
        region: id that is told when the learner chooses one of the areas.
        name: of the region, in words.
        detail: a few words more: how many questions, how many right.
        step: of mastery, 0 to 4; None where the map is there to choose from.
        is_chosen: outlined and in the accent.
        is_empty: can be chosen, but nothing would be left.
        is_unsafe: an unsafe act is to be revisited here.
    """

    region: str
    name: str
    detail: str
    step: int | None = None
    is_chosen: bool = False
    is_empty: bool = False
    is_unsafe: bool = False


def called(area: Area, mark: Mark) -> str:
    """Return what an area is called, with its region where the name does not tell it."""
    name = area_name(area)
    if mark.name.casefold() in name.casefold():
        return name
    return QCoreApplication.translate("Body", "{part} ({region})").format(
        part=name, region=mark.name
    )


def finish(mark: Mark | None, look: BodyLook) -> Finish:
    """Return how an area is painted; one without a mark is nothing but an outline."""
    if mark is None:
        return Finish(None, Pattern.PLAIN, look.area_line, look.quiet_edge)
    if mark.step is not None:
        return step_finish(mark.step, look)
    if mark.is_chosen:
        return Finish(look.chosen, Pattern.DENSE, look.chosen_line, look.area_edge)
    pattern = Pattern.PLAIN if mark.is_empty else Pattern.SPARSE
    return Finish(look.area, pattern, look.area_line, look.area_edge)
