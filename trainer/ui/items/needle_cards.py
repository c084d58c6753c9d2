# SPDX-License-Identifier: MIT
"""What stands below a checked needle path: the path, what it met, and what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.model.items.needle_path import (
    is_decline_right,
    judged,
    lanes_of,
    scene_of,
)
from trainer.ui.items import needle_words
from trainer.ui.items.base import capital, closed
from trainer.ui.items.verdict_card import CardShown
from trainer.ui.widgets.option_card import OptionState

if TYPE_CHECKING:
    from trainer.model.items.needle_path import NeedlePathItem, PathResponse
    from trainer.model.needling import Judgement, Lane

_S = OptionState


def cards(item: NeedlePathItem, response: PathResponse | None, build: str) -> list[CardShown]:
    """Return all cards: the learner's own first."""
    judgement = None if response is None else judged(item, response)
    made: list[CardShown] = []
    if response is not None and judgement is not None:
        made.append(_own(item, response, judgement))
        made += _dangers(item, response, judgement)
    in_lane = judgement.corridor if judgement and judgement.verdict == "corridor" else None
    made += [
        _lane(item, view, lane, is_own=lane.corridor.name == in_lane)
        for view, lane in lanes_of(item, build)
    ]
    made.append(_decline(item, build, is_own=response is not None and response.path is None))
    return made


def _own(item: NeedlePathItem, response: PathResponse, judgement: Judgement) -> CardShown:
    scene = scene_of(item, response.view, response.build)
    text = needle_words.path_told(item, response)
    reasons = needle_words.reasons_told(judgement.reasons, scene)
    # Dangers have cards of their own.
    reason = "" if judgement.verdict == "unsafe" else reasons
    match judgement.verdict:
        case "corridor":
            state, tag = _S.YOURS_BEST, _tr("Your path, right")
        case "near":
            state, tag = _S.YOURS_WRONG, _tr("Your path, nearly right")
        case "wrong":
            state, tag = _S.YOURS_WRONG, _tr("Your path")
        case "unsafe":
            state, tag = _S.YOURS_UNSAFE, _tr("Your path: unsafe")
    return CardShown("syringe", text, state, tag, reason)


def _dangers(item: NeedlePathItem, response: PathResponse, judgement: Judgement) -> list[CardShown]:
    """Return a card for each danger: what would be felt and seen, and what follows."""
    if judgement.verdict != "unsafe":
        return []
    scene = scene_of(item, response.view, response.build)
    return [
        CardShown(
            "octagon-alert",
            capital(needle_words.reason_told(reason, scene)),
            _S.PASSED_UNSAFE,
            _tr("Unsafe"),
            needle_words.hazard_reason(item, scene, reason),
        )
        for reason in judgement.reasons
    ]


def _lane(item: NeedlePathItem, view: str, lane: Lane, *, is_own: bool) -> CardShown:
    told = closed(capital(needle_words.band_told(item, view, lane)))
    name = capital(lane.corridor.name)
    text = _tr("Safe corridor: {name}").format(name=name)
    state = _S.BEST
    tag = _tr("You were in it") if is_own else _tr("Right here")
    return CardShown("target", text, state, tag, told)


def _decline(item: NeedlePathItem, build: str, *, is_own: bool) -> CardShown:
    is_right = is_decline_right(item, build)
    reason = item.decline.rationale
    if not reason and not lanes_of(item, build):
        reason = _tr("In this body no path here is safe.")
    if is_own:
        state = _S.YOURS_BEST if is_right else _S.YOURS_WRONG
        tag = _tr("Your answer, right") if is_right else _tr("Your answer")
    else:
        state, tag = (_S.BEST, _tr("Right here")) if is_right else (_S.PASSED, "")
    icon = "check" if is_right else "x"
    return CardShown(icon, needle_words.decline_text(), state, tag, reason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("NeedlePathView", text)
