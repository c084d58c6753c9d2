# SPDX-License-Identifier: MIT
"""What was pointed at, and the verdict on it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.model.items.hotspot import area_of, keys_of
from trainer.ui.items.base import (
    Finding,
    VerdictKind,
    capital,
    closed,
    first_sentence,
    joined,
    lead_word,
)
from trainer.ui.items.verdict_card import CardShown
from trainer.ui.widgets import richtext
from trainer.ui.widgets.option_card import OptionState

if TYPE_CHECKING:
    from trainer.model.items.hotspot import Area, HotspotItem, HotspotResponse
    from trainer.services.session import Place

_S = OptionState


def finding(item: HotspotItem, _order: tuple[int, ...], place: Place) -> Finding:
    """Say what pointing at a structure means."""
    response: HotspotResponse | None = place.response if place.answered else None
    best = joined(list(keys_of(item)))
    if response is None:
        kind = VerdictKind.BLANK
        sentence = _tr("the right place is the {best}.").format(best=best)
        return Finding(kind, lead_word(kind), sentence, "", "", "")
    area = area_of(item, response.area)
    kind = VerdictKind.WRONG
    if area is not None and area.unsafe:
        kind = VerdictKind.UNSAFE
    elif area is not None and area.key:
        kind = VerdictKind.RIGHT
    sentence = _sentence(area, response.area, kind)
    several = len(keys_of(item)) > 1
    told = ""
    if kind is not VerdictKind.RIGHT:
        text = _tr("Right are: {best}.") if several else _tr("Right is the {best}.")
        told = text.format(best=best)
    return Finding(kind, lead_word(kind), sentence, "", response.area, "", several, told)


def _sentence(area: Area | None, name: str, kind: VerdictKind) -> str:
    """Return act and consequence: the author's words, else plain ones."""
    if area is not None:
        said = richtext.plain(area.verdict) or first_sentence(area.rationale)
        if said:
            return closed(said)
        if area.unsafe:
            harm = closed(richtext.plain(area.harm))
            return harm or _tr("this act could cause serious harm.")
    if kind is VerdictKind.RIGHT:
        return _tr("this is the {name}.").format(name=name)
    return _tr("this is the {name}, which is not what is asked for.").format(name=name)


def cards(item: HotspotItem, response: HotspotResponse | None) -> list[CardShown]:
    """Return what stands below a checked answer: the learner's own first, then the right ones."""
    own = "" if response is None else response.area
    made = []
    if own:
        made.append(_card(area_of(item, own), own, is_own=True))
    others = [area for area in item.areas if area.name != own]
    others.sort(key=lambda area: (not area.key, not area.unsafe))
    made += [
        _card(area, area.name, is_own=False)
        for area in others
        if area.key or area.rationale or area.unsafe
    ]
    return made


def _card(area: Area | None, name: str, *, is_own: bool) -> CardShown:
    key, unsafe = (False, False) if area is None else (area.key, area.unsafe)
    if is_own:
        state, tag = _S.YOURS_WRONG, _tr("Your answer")
        if unsafe:
            state, tag = _S.YOURS_UNSAFE, _tr("Your answer: unsafe")
        elif key:
            state, tag = _S.YOURS_BEST, _tr("Your answer, right")
    elif key:
        state, tag = _S.BEST, _tr("Right answer")
    else:
        state, tag = (_S.PASSED_UNSAFE, _tr("Unsafe")) if unsafe else (_S.PASSED, "")
    icon = "check" if key else "octagon-alert" if unsafe else "x"
    reason = "" if area is None else area.rationale
    return CardShown(icon, capital(name), state, tag, reason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HotspotView", text)
