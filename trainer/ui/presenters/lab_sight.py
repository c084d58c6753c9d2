# SPDX-License-Identifier: MIT
"""What of a section the Needling lab shows, as the page takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from trainer.model.needling import Path, stated_builds
from trainer.ui.pages.lab.views import SectionShown
from trainer.ui.presenters import lab_listing as listing
from trainer.ui.presenters import lab_words
from trainer.ui.presenters.lab_quiz import needle_item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.items.base import Fault
    from trainer.model.needling import Scene
    from trainer.model.scene import View
    from trainer.model.section import Band, Danger, Section
    from trainer.services.section_files import OwnSections
    from trainer.ui.pages.lab.views import WayRow


class Sight(NamedTuple):
    """What of a section is shown, and how.

    Attributes:
        view: flat or fold.
        without: structures taken away for a danger line.
        note: of the danger line that is replayed.
        corridor: the one that is played.
    """

    key: str
    section: Section
    view: View = "flat"
    build: str = "average"
    without: tuple[str, ...] = ()
    note: str = ""
    corridor: str = ""

    @property
    def dangers(self) -> tuple[Danger, ...]:
        """The danger lines of the view."""
        fold = self.section.fold
        if self.view == "fold" and fold is not None:
            return fold.dangers
        return self.section.dangers


def shown(sight: Sight, scene: Scene, number: str, own_file: OwnSections | None) -> SectionShown:
    """Return a section as it is explored.

    Args:
        sight: what of it is shown.
        scene: the same, laid out.
        number: which section this is, in words.
        own_file: the file of one's own that is looked at; None without.
    """
    section, view = sight.section, sight.view
    builds = stated_builds(section, view)
    is_own = not listing.parsed(sight.key)[0]
    own = own_file if is_own else None
    faults = _here(listing.faults_of(own, section), view)
    return SectionShown(
        key=sight.key,
        title=section.title,
        number=number,
        section=section,
        view=view,
        build=sight.build,
        views=("flat",) if section.fold is None else ("flat", "fold"),
        builds=builds,
        build_names=tuple(lab_words.build(one) for one in builds),
        without=sight.without,
        note=sight.note or ("" if own is None else _warning(own, faults)),
        corridors=_told_corridors(
            lab_words.corridor_rows(needle_item(section), scene), scene, faults
        ),
        no_corridor=lab_words.no_corridor(section, scene),
        dangers=_told(lab_words.danger_rows(sight.dangers), "dangers", faults),
        facts=lab_words.facts(section, view, is_own=is_own),
        can_reload=is_own,
        problems=None if own is None else listing.problems(own),
    )


def middle(band: Band) -> Path:
    """Return the path through the middle of a corridor."""
    entry, angle, depth = ((low + high) / 2 for low, high in (band.entry, band.angle, band.depth))
    return Path(entry, angle, depth)


def marked(sight: Sight, faults: Sequence[Fault]) -> frozenset[str]:
    """Return the structures at which something is wrong, as the picture marks them."""
    fold = sight.section.fold
    part = fold if sight.view == "fold" and fold is not None else sight.section
    names = set()
    for _, path, _ in _here(faults, sight.view):
        if path[0] == "structures":
            names.add(part.structures[int(path[1])].name)
        elif path[0] == "dangers":
            names.add(part.dangers[int(path[1])].meets)
    return frozenset(names)


def no_quiz() -> str:
    """Return why a section that breaks a rule asks nothing."""
    return _tr("This section has problems; it asks nothing until they are mended.")


class _Told(NamedTuple):
    """A fault of one view: its words, and its path within the view."""

    message: str
    path: tuple[str | int, ...]
    code: str


def _here(faults: Sequence[Fault], view: str) -> list[_Told]:
    """Return the faults of a view, with paths that begin at its own parts."""
    found = []
    for fault in faults:
        is_fold = bool(fault.path) and fault.path[0] == "fold"
        if fault.path and is_fold == (view == "fold"):
            path = fault.path[1:] if is_fold else fault.path
            if len(path) > 1:
                found.append(_Told(fault.message, path, fault.code))
    return found


def _warning(own: OwnSections, faults: Sequence[_Told]) -> str:
    if not faults:
        return listing.warning(own)
    first = f"{faults[0].message[:1].upper()}{faults[0].message[1:]}."
    return f"{first} {listing.warning(own)}".strip()


def _told(rows: Sequence[WayRow], part: str, faults: Sequence[_Told]) -> tuple[WayRow, ...]:
    """Say beside a corridor or danger line what is wrong with it."""
    found = []
    for number, row in enumerate(rows):
        wrong = [one.message for one in faults if one.path[:2] == (part, number)]
        text = _tr("Problem: {message}.").format(message=wrong[0]) if wrong else ""
        found.append(row._replace(detail=f"{text} {row.detail}") if wrong else row)
    return tuple(found)


def _told_corridors(
    rows: Sequence[WayRow], scene: Scene, faults: Sequence[_Told]
) -> tuple[WayRow, ...]:
    """Say beside the corridors of a build what is wrong with them in it."""
    part = scene.section if scene.view == "flat" else scene.section.fold
    named = [] if part is None else [one.name for one in part.corridors]
    found: list[WayRow] = []
    for row, lane in zip(rows, scene.lanes, strict=True):
        here = ("corridors", named.index(lane.corridor.name), "builds", scene.build)
        own = [one._replace(path=("lane", 0)) for one in faults if one.path[:4] == here]
        found += _told([row], "lane", own)
    return tuple(found)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lab", text)
