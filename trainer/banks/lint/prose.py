# SPDX-License-Identifier: MIT
"""Rules about what is read: F12, F16, F24 and F26."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.banks.lint.finding import Flaw, Weight
from trainer.banks.lint.names import BRANDS, FIRST_NAMES
from trainer.banks.lint.units import READ_FIRST, prose_of
from trainer.banks.lint.words import count, quoted, sentences, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trainer.banks.lint.context import Context
    from trainer.banks.lint.units import Prose, Unit
    from trainer.model.items.base import Item

# Words of stem and facts together; the least applies to items that state a level beyond recall.
_LEAST_STEM, _MOST_STEM = 25, 130
_MOST_OPTION = 22
# Four years beyond school, which names of muscles use up; see `reading_age`. Shorter texts swing.
_HARD_GRADE = 16.0
_LEAST_TO_GRADE = 20

# Spelt out nowhere and known to everyone who needles; of muscles, bones, nerves and everyday life.
KNOWN = word_set(
    """
    LTR SCM ASIS PSIS AIIS EMG XI II III IV VI VII VIII IX XII OK TV UK US USA EU GP PDF DNA AM PM
    SI AC HIV
    """
)
# Words that are written in capitals to be seen.
_LOUD = word_set(
    """
    NOT NO NEVER EXCEPT LEAST MOST BEST FIRST LAST ONLY ALL ANY AND OR BUT ONE TWO MUST STOP YES
    ALWAYS BOTH EVERY EACH NEXT NOW BEFORE AFTER WITHOUT FALSE TRUE INCORRECT CORRECT
    """
)
_CAPITALS = re.compile(r"(?<![\w/])([A-Z]{2,6})(?:s)?(?![\w])")


def length(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F12: stem and facts beyond 25 to 130 words, or an option of more than 22.

    The least counts for items that state the level application or judgement and are neither steps
    of a case nor answered on a picture, which says the rest. A stimulus is counted in.
    """
    words = count(unit.given) + count(unit.item.stem)
    if words > _MOST_STEM:
        message = f"there are {words} words to read before the question; {_MOST_STEM} are the most"
        remedy = "Leave out what the answer does not hang on."
        yield Flaw("F12", (*unit.path, "stem"), message, remedy)
    is_told = unit.is_choice and not unit.path
    if is_told and unit.whole.level in ("application", "judgement") and words < _LEAST_STEM:
        message = f"{words} words are no scenario to decide on; {_LEAST_STEM} are the least"
        remedy = "Say who, where, what was done and what was found, or set level to recall."
        yield Flaw("F12", (*unit.path, "stem"), message, remedy)
    for number, answer in enumerate(unit.answers, 1):
        if count(answer.text) > _MOST_OPTION:
            message = f"option {number} has {count(answer.text)} words; {_MOST_OPTION} are the most"
            yield Flaw("F12", answer.path, message, "Move what they share into the question.")
            return


def abbreviations(item: Item, spelt: Mapping[str, int], position: int) -> Iterator[Flaw]:
    """F16: an abbreviation that neither this item nor an earlier one spells out.

    Args:
        item: what is looked at.
        spelt: by abbreviation, the position of the first item that spells it out.
        position: of the item in its bank.
    """
    told: set[str] = set()
    for prose in prose_of(item):
        for found in _CAPITALS.finditer(prose.text):
            short = found.group(1)
            if short in told or short in KNOWN or short in _LOUD or _is_loud(prose.text, short):
                continue
            if spelt.get(short, position + 1) > position:
                told.add(short)
                message = f'"{short}" is not spelt out'
                remedy = f'Write it in full, with "({short})" behind it, where it stands first.'
                yield Flaw("F16", prose.path, message, remedy)


def spelt_out(item: Item) -> set[str]:
    """Find the abbreviations that an item spells out: in brackets, or before brackets."""
    found: set[str] = set()
    for prose in prose_of(item):
        for match in re.finditer(r"\b([a-z]\w+) \(([A-Z]{2,6})s?\)", prose.text):
            found.add(match.group(2))
        for match in re.finditer(r"\b([A-Z]{2,6})s? \([a-z]", prose.text):
            found.add(match.group(1))
    return found


def _is_loud(text: str, word: str) -> bool:
    """Tell whether a word stands among others in capitals, as in a warning sign."""
    return re.search(rf"\b[A-Z]{{3,}} {word}\b|\b{word} [A-Z]{{3,}}\b", text) is not None


def hard_to_read(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F24: what is read before answering is written for few; a note, as names of muscles count."""
    text = f"{unit.item.stem} {unit.item.lead_in}"
    if count(text) < _LEAST_TO_GRADE:
        return
    grade = reading_age(text)
    if grade > _HARD_GRADE:
        message = f"it reads like school year {grade:.0f}; up to {_HARD_GRADE:.0f} is usual here"
        remedy = "Shorten sentences, and take plain words where they say the same."
        yield Flaw("F24", (*unit.path, "stem"), message, remedy, Weight.NOTE)


def reading_age(text: str) -> float:
    """Estimate the school year from which on a text can be read with ease.

    Returns:
        Years of school; names of muscles and nerves raise it without making a text harder for
        those who know them.

    Source: Kincaid and others (1975), Research Branch Report 8-75, the Flesch-Kincaid grade:
        0.39 words per sentence + 11.8 syllables per word - 15.59. Syllables are counted as groups
        of vowels, without an e at the end.
    """
    told = re.findall(r"[A-Za-z]+", text)
    if not told:
        return 0.0
    syllables = sum(_syllables(word) for word in told)
    return 0.39 * len(told) / max(1, len(sentences(text))) + 11.8 * syllables / len(told) - 15.59


def _syllables(word: str) -> int:
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    return max(1, groups)


_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Herr|Frau)\.? [A-Z][\w'’-]+")
_CALLED = re.compile(r"\b(?:named|called|whose name is|my name is) ([A-Z][a-z]+)\b")
# Not a test, sign or join that is named after someone, such as Martin-Gruber.
_NAME = re.compile(
    r"\b[A-Z][a-z]+\b(?![-–]|['’]s (?:apple|test|sign)| (?:test|sign|syndrome|technique|grip)\b)"
)
_BRAND = re.compile(rf"\b(?:{'|'.join(BRANDS)})\b")
_CONTACT = re.compile(r"\b[\w.]+@[\w-]+\.\w{2,}\b|\+\d{2}[ \d]{8,}")


def names(item: Item) -> Iterator[Flaw]:
    """F26: a patient's name, or a brand, in what is read before answering.

    First names come from a list without words of other meaning (such as Mark or Rose). Names of
    signs and diseases (Tinel, Marfan) are not on it.
    """
    for prose in prose_of(item):
        if prose.field not in READ_FIRST:
            continue
        found = _named_person(prose)
        if found:
            message = f"it names a person, {quoted(found)}"
            yield Flaw("F26", prose.path, message, "Write age and problem instead.")
            return
        brand = _BRAND.search(prose.text)
        if brand is not None:
            message = f'it names a brand, "{brand.group()}"'
            yield Flaw("F26", prose.path, message, "Name the substance or the kind of thing.")
            return


def _named_person(prose: Prose) -> str:
    for pattern in (_TITLE, _CONTACT):
        found = pattern.search(prose.text)
        if found is not None:
            return found.group()
    called = _CALLED.search(prose.text)
    if called is not None and called.group(1) in FIRST_NAMES:
        return called.group(1)
    for one in _NAME.finditer(prose.text):
        if one.group() in FIRST_NAMES:
            return one.group()
    return ""
