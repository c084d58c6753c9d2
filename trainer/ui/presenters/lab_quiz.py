# SPDX-License-Identifier: MIT
"""Turns a section into a question; nothing of it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication

from trainer.model.items.hotspot import Area, HotspotItem
from trainer.model.items.needle_path import NeedlePathItem
from trainer.model.items.registry import family
from trainer.model.needling import scene, stated_builds
from trainer.services.session import Place
from trainer.ui.items.base import Finding, VerdictKind, closed
from trainer.ui.items.registry import face
from trainer.ui.pages.lab.views import QuizView, VerdictView
from trainer.ui.sections.frame import frame_of
from trainer.ui.widgets import richtext
from trainer.ui.widgets.verdict import VerdictKind as BannerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.items.base import Item
    from trainer.model.section import Section, Structure

_KINDS = {
    VerdictKind.RIGHT: BannerKind.RIGHT,
    VerdictKind.WRONG: BannerKind.NOT_THIS_ONE,
    VerdictKind.BLANK: BannerKind.NOT_THIS_ONE,
    VerdictKind.UNSAFE: BannerKind.UNSAFE,
}


class Chance(Protocol):
    """What decides by chance: a generator of Python's own."""

    def shuffle(self, x: list[int], /) -> None:
        """Put a list into another order, in place."""

    def randrange(self, stop: int, /) -> int:
        """Draw a whole number from 0 to below `stop`."""


class Quiz(NamedTuple):
    """A question with the answer so far.

    Attributes:
        order: what chance decided.
        place: the answer; of this quiz alone.
    """

    item: Item
    order: tuple[int, ...]
    place: Place


def needle_item(section: Section) -> NeedlePathItem:
    """Return the question where a needle may go in a section."""
    stem = _tr("Set the needle so that its tip reaches the target muscle safely, or decline.")
    return NeedlePathItem(
        id="lab-needle",
        type="needle-path",
        stem=stem,
        lead_in=_tr("Target: {target}.").format(target=section.target),
        section=section,
        lift=section.fold is not None,
    )


def draw(section: Section, chance: Chance, before: Quiz | None = None) -> Quiz:
    """Draw a question; of two in a row, one sets a needle and the other points.

    Args:
        section: what it is about.
        chance: decides on the body and on what is to be pointed at.
        before: the question before, which is not asked again at once.
    """
    was_needle = chance.randrange(2) == 0 if before is None else _is_needle(before)
    item: Item | None = None if not was_needle else _pointing(section, chance, before)
    item = item or needle_item(section)
    return Quiz(item, family(item.type).draw(item, chance), Place())


def view(quiz: Quiz) -> QuizView:
    """Return a question as the page shows it."""
    item, place = quiz.item, quiz.place
    shown = face(item.type)
    verdict = _verdict(shown.finding(item, quiz.order, place)) if place.answered else None
    waits = "" if _is_complete(quiz) else shown.wanting(item, place.response)
    return QuizView(item, quiz.order, place, item.stem, item.lead_in, verdict, waits)


def check(quiz: Quiz) -> bool:
    """Judge the answer, if it is complete; return whether it was."""
    if quiz.place.answered or not _is_complete(quiz):
        return False
    quiz.place.outcome = family(quiz.item.type).score(quiz.item, quiz.place.response)
    quiz.place.answered = True
    return True


def _is_complete(quiz: Quiz) -> bool:
    response = quiz.place.response
    return response is not None and family(quiz.item.type).complete(quiz.item, response)


def _is_needle(quiz: Quiz) -> bool:
    return quiz.item.type == "needle-path"


def _verdict(finding: Finding) -> VerdictView:
    return VerdictView(
        _KINDS[finding.kind], f"{finding.lead} {finding.sentence}".strip(), finding.told
    )


def _pointing(section: Section, chance: Chance, before: Quiz | None) -> HotspotItem | None:
    """Return the question where a hazard lies; None where there is none to be seen."""
    build = _any(stated_builds(section, "flat"), chance)
    seen = _hazards_in_sight(section, build)
    last = before.item if before is not None else None
    if isinstance(last, HotspotItem) and len(seen) > 1:
        seen = [one for one in seen if one.name != last.areas[0].name]
    if not seen:
        return None
    wanted = seen[chance.randrange(len(seen))]
    return HotspotItem(
        id="lab-point",
        type="hotspot",
        stem=_tr("Point at the {name}.").format(name=wanted.name),
        section=section,
        build=build,  # type: ignore[arg-type] # one of those that the section states
        areas=(
            Area(
                name=wanted.name,
                key=True,
                verdict=_tr("this is the {name}.").format(name=wanted.name),
                rationale=_told(wanted),
            ),
        ),
    )


def _hazards_in_sight(section: Section, build: str) -> list[Structure]:
    frame = frame_of(section, "flat", build)
    sources = {one.name: one for one in section.structures}
    found = []
    for shape in scene(section, "flat", build).shapes:
        left, top, right, bottom = shape.box
        x, y = (left + right) / 2, (top + bottom) / 2
        # What goes on beyond the frame, as a lung does, has its middle out of sight.
        in_sight = frame.left < x < frame.right and frame.top < y < frame.bottom
        if shape.is_hazard and in_sight and shape.name in sources:
            found.append(sources[shape.name])
    return found


def _told(structure: Structure) -> str:
    parts = [
        (_tr("The patient would report: {text}"), structure.feels),
        (_tr("You would see or feel: {text}"), structure.shows),
        (_tr("What can follow: {text}"), structure.harm),
    ]
    told = [text.format(text=closed(richtext.plain(said))) for text, said in parts if said]
    return " ".join(told)


def _any(names: Sequence[str], chance: Chance) -> str:
    return names[chance.randrange(len(names))]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lab", text)
