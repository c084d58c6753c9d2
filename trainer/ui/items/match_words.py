# SPDX-License-Identifier: MIT
"""The verdict on prompts that were matched, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.items.match import assignments, is_right, is_unsafe
from trainer.ui.items.base import Finding, VerdictKind, capital, closed, lead_word, quoted
from trainer.ui.widgets import richtext

if TYPE_CHECKING:
    from trainer.model.items.match import MatchItem, MatchResponse, Prompt
    from trainer.services.session import Place


def finding(item: MatchItem, _order: tuple[int, ...], place: Place) -> Finding:
    """Say what the matches do: unsafe ones first, then how many are right."""
    response: MatchResponse | None = place.response if place.answered else None
    if response is None:
        sentence = _tr("what belongs together is shown below.")
        return Finding(VerdictKind.BLANK, lead_word(VerdictKind.BLANK), sentence, "", "", "")
    pairs = list(zip(item.prompts, assignments(item, response), strict=True))
    wrong = [pair for pair in pairs if not is_right(item, *pair)]
    tally = _tr("{right} of {all} matched right.").format(
        right=QLocale().toString(len(pairs) - len(wrong)), all=QLocale().toString(len(pairs))
    )
    unsafe = [
        _sentence(item, prompt, given) for prompt, given in wrong if is_unsafe(item, prompt, given)
    ]
    if unsafe:
        first, *others = unsafe
        sentence = " ".join([first, *map(capital, others)])
        kind = VerdictKind.UNSAFE
        return Finding(kind, lead_word(kind), sentence, tally, "", "")
    if not wrong:
        kind = VerdictKind.RIGHT
        return Finding(kind, lead_word(kind), _tr("all of them are matched."), "", "", "")
    lead = _tr("Not all of them:")
    if len(wrong) == 1:
        return Finding(VerdictKind.WRONG, lead, _sentence(item, *wrong[0]), tally, "", "")
    return Finding(VerdictKind.WRONG, lead, tally, "", "", "")


def _sentence(item: MatchItem, prompt: Prompt, given: int | None) -> str:
    """Return what a match does: the author's words, else plain ones with the harm."""
    said = closed(richtext.plain(prompt.verdict))
    if said:
        return said
    if given is None:
        return _tr("{prompt} is not matched.").format(prompt=quoted(prompt.text))
    option = quoted(item.options[given].text)
    plain = _tr("{option} does not fit {prompt}.").format(option=option, prompt=quoted(prompt.text))
    if not is_unsafe(item, prompt, given):
        return plain
    harm = closed(richtext.plain(prompt.harm)) or _tr("That could cause serious harm.")
    return f"{plain} {harm}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("MatchView", text)
