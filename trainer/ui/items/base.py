# SPDX-License-Identifier: MIT
"""What every item type offers to the question page, and words that verdicts share."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QWidget

from trainer.ui.widgets import richtext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from trainer.model.stimulus import Stimulus
    from trainer.services.session import Place
    from trainer.ui.widgets.step_strip import StepState
    from trainer.ui.widgets.timeline import Moment

# A longer first sentence says too much for a headline.
_LONGEST_SENTENCE = 240
# A step or a prompt named in a sentence.
_LONGEST_NAME = 70


class VerdictKind(StrEnum):
    """What a verdict is about; `BLANK` is an item left without an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSAFE = "unsafe"
    BLANK = "blank"


class Finding(NamedTuple):
    """What a type says about an answered (or blank) place.

    Attributes:
        lead: the word that the sentence starts with, such as "Unsafe:".
        sentence: act and consequence, with its full stop.
        tally: a sentence that counts, such as "3 of 5 judged right."; may be empty.
        chosen: what was chosen, as letters; "" for nothing.
        best: what is best, as letters; "" where it is what was chosen.
        several: whether `best` names more than one.
        told: a sentence that says what is best, where letters do not say it.
    """

    kind: VerdictKind
    lead: str
    sentence: str
    tally: str
    chosen: str
    best: str
    several: bool = False
    told: str = ""


class ItemView(QWidget):
    """Shows one item of a type, takes the answer, and shows the item again with its verdict.

    Signals:
        response_changed(object): the family's response in the item's own order; None for none.
        struck_changed(object): all options struck out, positions in the item's own order.
        submit_requested(): the learner wants the answer to be checked.
        part_focused(object): the focus has come to a part, a QWidget, that should be in sight.
        height_changed(): it takes another height than it has.
    """

    response_changed = Signal(object)
    struck_changed = Signal(object)
    submit_requested = Signal()
    part_focused = Signal(object)
    height_changed = Signal()

    def show_item(self, item: Any, order: tuple[int, ...], place: Place, revealed: bool) -> None:
        """Show an item as far as it has been answered.

        Args:
            item: of this view's type.
            order: its parts in the order in which they are shown; empty for its own order.
            place: what has been done with it so far.
            revealed: whether verdicts and rationales are shown; then nothing can be changed.
        """
        raise NotImplementedError

    def handle_key(self, event: QKeyEvent) -> bool:
        """Act on a key, wherever the focus is.

        Returns:
            Whether the key meant something here.
        """
        raise NotImplementedError

    def chain_after(self, widget: QWidget) -> None:
        """Let Tab come to the parts after another widget, also to those made later."""
        raise NotImplementedError

    def set_locked(self, locked: bool) -> None:
        """Take no answer for the moment, while one is on its way to the disk."""
        raise NotImplementedError

    def draw_ahead(self) -> None:
        """Paint what is not seen yet into pictures; a view may do nothing."""

    # What types that are worked through in steps say besides.

    def asks_itself(self) -> bool:
        """Tell whether the view shows what is asked, so that the page shows no stem."""
        return False

    def asked_type(self) -> str:
        """Return the type of the item whose keys count at the moment; "" for the item's own."""
        return ""

    def spoken(self) -> str:
        """Return what a screen reader is to hear of the question besides what the page says."""
        return ""

    def announce_verdict(self) -> None:
        """Have a screen reader say a verdict that the view shows by itself."""

    def part_in_sight(self) -> QWidget | None:
        """Return the part that should be in sight once the item is shown; None for the top."""
        return None


class PatientShown(NamedTuple):
    """The patient beside the question.

    Attributes:
        who: age and a word.
        facts: pairs of label and text.
        moments: what has happened so far, in place of the facts, of a type where it grows.
    """

    who: str
    facts: tuple[tuple[str, str], ...] = ()
    moments: tuple[Moment, ...] = ()


class StimulusShown(NamedTuple):
    """An event under the needle, and whether it may be said what it was."""

    stimulus: Stimulus
    is_told: bool


def own_patient(item: Any, _place: Place, _revealed: bool) -> PatientShown | None:
    """Return the patient of an item; None where it has none."""
    patient = item.patient
    if patient is None or not (patient.who or patient.facts):
        return None
    return PatientShown(patient.who, tuple(patient.facts.items()))


def own_stimulus(item: Any, _place: Place, revealed: bool) -> StimulusShown | None:
    """Return what happens under the needle in an item; None where nothing does."""
    return None if item.stimulus is None else StimulusShown(item.stimulus, revealed)


def no_steps(_item: Any, _place: Place, _revealed: bool) -> tuple[StepState, ...]:
    """Return no steps."""
    return ()


class Face(NamedTuple):
    """All that the page knows of an item type.

    Attributes:
        view: the widget class; one instance shows all items of the type.
        finding: the verdict on a place, from what was stored.
        wanting: why a response cannot be checked yet, in words.
        keys: keys and what they do, for the list of keys.
        patient: who is shown beside the question, once it is told whether verdicts are shown.
        stimulus: what is shown to happen under the needle.
        steps: where one is, of types that are worked through in steps; empty for others, and
            once all is answered.
    """

    view: Callable[[QWidget], ItemView]
    finding: Callable[[Any, tuple[int, ...], Place], Finding]
    wanting: Callable[[Any, Any], str]
    keys: Callable[[], Sequence[tuple[str, str]]]
    patient: Callable[[Any, Place, bool], PatientShown | None] = own_patient
    stimulus: Callable[[Any, Place, bool], StimulusShown | None] = own_stimulus
    steps: Callable[[Any, Place, bool], tuple[StepState, ...]] = no_steps


def lead_word(kind: VerdictKind) -> str:
    """Return the word that a verdict starts with."""
    match kind:
        case VerdictKind.RIGHT:
            return _tr("Right:")
        case VerdictKind.WRONG:
            return _tr("Not this one:")
        case VerdictKind.UNSAFE:
            return _tr("Unsafe:")
        case VerdictKind.BLANK:
            return _tr("Not answered:")


def first_sentence(text: str) -> str:
    """Return the first sentence of a text without marks; "" where it is too long to be one."""
    words = richtext.plain(text)
    for end in range(1, min(len(words), _LONGEST_SENTENCE)):
        if (
            words[end - 1] in ".!?"
            and words[end].isspace()
            and not words[end + 1 : end + 2].islower()
        ):
            return words[:end]
    return words if len(words) <= _LONGEST_SENTENCE else ""


def closed(sentence: str) -> str:
    """Return a sentence with a full stop where it has no end."""
    sentence = sentence.strip()
    return sentence if not sentence or sentence[-1] in ".!?" else f"{sentence}."


def capital(sentence: str) -> str:
    """Return a sentence that does not follow a colon: it begins with a capital letter."""
    return sentence[:1].upper() + sentence[1:]


def brief(text: str) -> str:
    """Return a text without marks, cut where it is too long for a name within a sentence."""
    words = " ".join(richtext.plain(text).split())
    if len(words) <= _LONGEST_NAME:
        return words
    return words[:_LONGEST_NAME].rsplit(" ", 1)[0] + "…"


def quoted(text: str) -> str:
    """Return a text of the bank as it is named within a sentence."""
    return _tr("“{text}”").format(text=brief(text).rstrip("."))


def joined(words: Sequence[str]) -> str:
    """Return words as a list in the reader's language: "A, C and D"."""
    return QLocale().createSeparatedList(list(words))


def shown_order(order: tuple[int, ...], count: int) -> tuple[int, ...]:
    """Return the order of an item's parts on screen."""
    return order or tuple(range(count))


def letter(shown: int) -> str:
    """Return the letter of a part by its place on screen, from 0."""
    return chr(ord("A") + shown)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ItemView", text)
