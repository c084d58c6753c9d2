# SPDX-License-Identifier: MIT
"""Numbers with their unit, and the verdict on one, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.model.items.numeric import band_of, key_bands
from trainer.ui.items.base import Finding, VerdictKind, closed, first_sentence, joined, lead_word
from trainer.ui.widgets import richtext
from trainer.ui.widgets.band_line import BandKind
from trainer.ui.widgets.number_field import number_text

if TYPE_CHECKING:
    from trainer.model.items.numeric import NumericItem, NumericResponse, ValueBand
    from trainer.services.session import Place


def said(item: NumericItem, value: float) -> str:
    """Return a number with its unit."""
    return f"{number_text(value)}\u00a0{item.unit}"


def range_text(item: NumericItem, band: ValueBand) -> str:
    """Return the ends of a band with their unit."""
    if band.from_ == band.to:
        return said(item, band.to)
    if band.to == item.most and not band.key and band.from_ > item.least:
        is_own = band_of(item, band.from_) is band
        text = _tr("{value} or more") if is_own else _tr("More than {value}")
        return text.format(value=said(item, band.from_))
    if band.from_ == item.least and not band.key and band.to < item.most:
        is_own = band_of(item, band.to) is band
        text = _tr("{value} or less") if is_own else _tr("Less than {value}")
        return text.format(value=said(item, band.to))
    return _tr("{low} to {high}").format(low=number_text(band.from_), high=said(item, band.to))


def kind_of(band: ValueBand) -> BandKind:
    """Return what the values of a band are."""
    if band.key:
        return BandKind.KEY
    if band.unsafe:
        return BandKind.UNSAFE
    return BandKind.NEAR if band.points else BandKind.WRONG


def finding(item: NumericItem, _order: tuple[int, ...], place: Place) -> Finding:
    """Say what a number does, from the band that it lies in."""
    response: NumericResponse | None = place.response if place.answered else None
    best = joined([range_text(item, band) for band in key_bands(item)])
    if response is None:
        sentence = _tr("{best} is right.").format(best=best)
        return Finding(VerdictKind.BLANK, lead_word(VerdictKind.BLANK), sentence, "", "", "")
    band = band_of(item, response.value)
    kind, lead = VerdictKind.WRONG, lead_word(VerdictKind.WRONG)
    if band is not None and band.key:
        kind, lead, best = VerdictKind.RIGHT, lead_word(VerdictKind.RIGHT), ""
    elif band is not None and band.unsafe:
        kind, lead = VerdictKind.UNSAFE, lead_word(VerdictKind.UNSAFE)
    elif band is not None and band.points:
        lead = _tr("Not quite:")
    sentence = _sentence(item, band, response.value)
    return Finding(kind, lead, sentence, "", said(item, response.value), best)


def _sentence(item: NumericItem, band: ValueBand | None, value: float) -> str:
    """Return act and consequence: the author's words, else plain ones."""
    if band is None:
        words = first_sentence(item.outside)
    else:
        words = richtext.plain(band.verdict) or first_sentence(band.rationale)
    if words:
        return closed(words)
    number = said(item, value)
    if band is not None and band.unsafe:
        harm = closed(richtext.plain(band.harm))
        return harm or _tr("{number} could cause serious harm.").format(number=number)
    if band is not None and band.key:
        return _tr("{number} is where it should be.").format(number=number)
    keys = key_bands(item)
    if all(value < key.from_ for key in keys):
        return _tr("{number} is too little.").format(number=number)
    if all(value > key.to for key in keys):
        return _tr("{number} is too much.").format(number=number)
    return _tr("{number} is not right.").format(number=number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("NumericView", text)
