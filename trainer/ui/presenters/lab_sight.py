# SPDX-License-Identifier: MIT
"""What of a section the Needling lab shows, as the page takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.model.needling import Path, stated_builds
from trainer.ui.pages.lab.views import SectionShown
from trainer.ui.presenters import lab_listing as listing
from trainer.ui.presenters import lab_words
from trainer.ui.presenters.lab_quiz import needle_item

if TYPE_CHECKING:
    from trainer.model.needling import Scene
    from trainer.model.scene import View
    from trainer.model.section import Band, Danger, Section
    from trainer.services.section_files import OwnSections


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
        note=sight.note or ("" if own is None else listing.warning(own)),
        corridors=lab_words.corridor_rows(needle_item(section), scene),
        no_corridor=lab_words.no_corridor(section, scene),
        dangers=lab_words.danger_rows(sight.dangers),
        facts=lab_words.facts(section, view, is_own=is_own),
        can_reload=is_own,
        problems=None if own is None else listing.problems(own),
    )


def middle(band: Band) -> Path:
    """Return the path through the middle of a corridor."""
    entry, angle, depth = ((low + high) / 2 for low, high in (band.entry, band.angle, band.depth))
    return Path(entry, angle, depth)
