# SPDX-License-Identifier: MIT
"""The frozen records that the Needling lab shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from trainer.model.section import Section
    from trainer.services.session import Place
    from trainer.ui.pages.library.views import ProblemRow
    from trainer.ui.widgets.verdict import VerdictKind


class PartFilter(NamedTuple):
    """A part of the body, how many sections lie there, and whether only these are shown."""

    name: str
    number: int
    is_chosen: bool


class SectionEntry(NamedTuple):
    """A section in the list.

    Attributes:
        key: tells it from all others.
        second: regions, and what is special about it, in words.
    """

    key: str
    title: str
    second: str


class ProblemsView(NamedTuple):
    """What is wrong with a file of one's own.

    Attributes:
        title: of the file.
        summary: what can be shown of it, as a sentence.
        unlisted: that there are more, as a sentence; may be empty.
    """

    title: str
    summary: str
    rows: tuple[ProblemRow, ...]
    unlisted: str


class ListView(NamedTuple):
    """All sections that can be chosen.

    Attributes:
        parts: parts of the body to filter by, the first for all of them.
        own: how the entries of one's own file are called; "" without such a file.
        own_entries: its sections.
        problems: of the file; None where there are none.
        chosen: key of the section shown last.
    """

    parts: tuple[PartFilter, ...]
    entries: tuple[SectionEntry, ...]
    own: str = ""
    own_entries: tuple[SectionEntry, ...] = ()
    problems: ProblemsView | None = None
    chosen: str = ""


class WayRow(NamedTuple):
    """A corridor or a danger line.

    Attributes:
        name: as the section calls it.
        detail: where it runs, or what it meets.
        button: the name of the button that plays it.
    """

    name: str
    detail: str
    button: str


class SectionShown(NamedTuple):
    """A section as it is explored.

    Attributes:
        number: which one this is of how many, in words.
        view: flat or fold.
        builds: names of the builds that the view states.
        without: structures taken away for a danger line.
        note: what is special at the moment, above the picture; may be empty.
        corridors: safe ways of this build.
        no_corridor: why there are none, as a sentence; "" where there are some.
        dangers: wrong ways.
        facts: label and text: plane, origin, what is known, what is not drawn.
        can_reload: whether it comes from a file of one's own.
        problems: of this file.
    """

    key: str
    title: str
    number: str
    section: Section
    view: str
    build: str
    views: tuple[str, ...]
    builds: tuple[str, ...]
    build_names: tuple[str, ...]
    without: tuple[str, ...]
    note: str
    corridors: tuple[WayRow, ...]
    no_corridor: str
    dangers: tuple[WayRow, ...]
    facts: tuple[tuple[str, str], ...]
    can_reload: bool = False
    problems: ProblemsView | None = None


class Line(NamedTuple):
    """A line with a figure at its end.

    Attributes:
        text: a name.
        figure: at the right.
        kind: of tissue, for the little picture before it; "" for none.
        is_hazard: whether it warns.
        is_here: whether the tip is there.
        spoken: all of it as a screen reader says it.
    """

    text: str
    figure: str
    kind: str = ""
    is_hazard: bool = False
    is_here: bool = False
    spoken: str = ""


class FeltView(NamedTuple):
    """What meeting a structure would be like.

    Attributes:
        name: of the structure, with the depth of first contact.
        facts: label and text.
    """

    name: str
    is_hazard: bool
    facts: tuple[tuple[str, str], ...]


class NeedleView(NamedTuple):
    """What there is to say of the needle where it is.

    Attributes:
        standing: safe, near or dangerous, as a sentence.
        is_danger: whether it meets what it must not meet.
        met: structures met, from the skin down.
        beyond: what would be met next, as a sentence; may be empty.
        hazards: clearance of each hazard, the nearest first.
        felt: what would be felt and seen.
    """

    standing: str
    is_danger: bool
    met: tuple[Line, ...]
    beyond: str
    hazards: tuple[Line, ...]
    felt: tuple[FeltView, ...]


class VerdictView(NamedTuple):
    """What an answer was: kind, sentence, and a second line."""

    kind: VerdictKind
    sentence: str
    second: str


class QuizView(NamedTuple):
    """A section turned into a question.

    Attributes:
        item: which type it is decides how it is shown.
        order: what chance decided.
        place: what has been answered.
        asked: what is asked.
        lead: the sentence below it; may be empty.
        verdict: None before the answer is checked.
        waits: why it cannot be checked yet; "" where it can.
    """

    item: Any
    order: tuple[int, ...]
    place: Place
    asked: str
    lead: str
    verdict: VerdictView | None
    waits: str
