# SPDX-License-Identifier: MIT
"""Rules about options beside each other: F04, F05, F07 to F10 and F15."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from trainer.banks.lint.finding import Flaw, Weight
from trainer.banks.lint.forms import form_of
from trainer.banks.lint.units import named
from trainer.banks.lint.words import EVERYDAY, GENERIC, STOP, content, count, quoted, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.banks.lint.context import Context
    from trainer.banks.lint.units import Unit

# Of the words of two options in their order, from where on they say the same: the blueprint's.
_NEAR = 0.85
# How much longer the key is than the others on average, and by how many words at least.
_LONGER, _LONGER_WORDS = 1.4, 3

# Words that say the same between options.
_SAME = {
    "physician": "doctor",
    "remove": "withdraw",
    "fully": "completely",
    "entirely": "completely",
    "immediately": "now",
    "instantly": "now",
}

_OTHERS = re.compile(
    r"\b(?:all|none|any|some|both|neither|either|two) of the (?:above|below|preceding|options)\b"
    r"|\b(?:both|either|neither)? ?\(?[A-G]\)? (?:and|or|nor) \(?[A-G]\)?"
    r"(?=$|[.,;:]| are| is| only)"
    r"|\boptions? [1-9A-G](?: (?:and|or) (?:option )?[1-9A-G])?\b"
    r"|^(?:all|none|both|any|neither) of (?:these|them|those)\W*$"
    r"|^(?:all|none) (?:is|are) (?:right|correct|true|wrong|false)\W*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\b[A-G]\b")

ABSOLUTE = re.compile(
    r"\b(?:always|never|must|impossible|invariably|guarantee[sd]?|without exception"
    r"|under no circumstances|in (?:every|all) cases?|no matter)\b",
    re.IGNORECASE,
)
# Absolute in some sentences and plain in others; one alone says little.
_ABSOLUTE_AT_TIMES = re.compile(
    r"\b(?:only|every|everyone|nobody|no one|none|nothing|completely|entirely|totally|certainly"
    r"|all(?! (?:the|her|his|their|its|four|three|five|day|night|of the)\b))\b",
    re.IGNORECASE,
)
_AT_ALL = re.compile(r"\b(?:at|after|above|not) all\b", re.IGNORECASE)

HEDGE = re.compile(
    r"\b(?:usually|often|rarely|sometimes|generally|typically|seldom|frequently|occasionally"
    r"|commonly|mostly|perhaps|possibly|probably|might|may(?! (?:19|20)\d\d|\s*\d)|likely"
    r"|tends? to|as a rule|now and then|in most)\b",
    re.IGNORECASE,
)


def same_option(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F04: two options that differ in form alone.

    Compared are the stems of the words that carry meaning, in their order. A word in place of
    another makes another option ("in front", "behind"); a word more or less does not, unless it
    turns the meaning.
    """
    stems = [content(" ".join(_SAME.get(one, one) for one in words(a.text))) for a in unit.answers]
    for one, other in combinations(range(len(stems)), 2):
        if _near(stems[one], stems[other]):
            first, second = unit.answers[one], unit.answers[other]
            message = f"options {one + 1} and {other + 1} say the same: {quoted(second.text)}"
            if first.key == second.key and unit.is_single:
                message += ", so that neither can be the key"
            remedy = "Put another error of real learners in the place of one of them."
            yield Flaw("F04", second.path, message, remedy, Weight.ERROR)


_TURNS = frozenset(("not", "no", "never", "without", "more", "less", "longer", "again", "un"))


def _near(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return False
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() <= _NEAR:
        return False
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        changed = {*one[a0:a1], *other[b0:b1]}
        if kind == "replace":
            return False
        if kind != "equal" and any(one in _TURNS or one.isdigit() for one in changed):
            return False
    return True


def names_others(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F05: an option that stands for other options, such as "all of the above"."""
    if not unit.is_choice:
        return
    for answer in unit.answers:
        found = _OTHERS.search(answer.text)
        if found is None or (_LETTERS.search(found.group().upper()) and not _is_letters(found)):
            continue
        message = f"{named(unit.answers, answer)} speaks of other options: {quoted(answer.text)}"
        remedy = "Say what it means, or make it an item of type multiple."
        yield Flaw("F05", answer.path, message, remedy, Weight.ERROR)


def _is_letters(found: re.Match[str]) -> bool:
    """Tell whether letters name options: they are capitals, as no word of a sentence is."""
    letters = re.findall(r"\b[A-Ga-g]\b", found.group())
    return all(letter.isupper() for letter in letters)


def absolute(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F07: absolute words in distractors alone, by which they can be ruled out.

    One "always", "never" or "must" is enough. Words that are absolute only at times, such as
    "all", count where two distractors have one.
    """
    if not unit.is_single or any(_absolutes(one.text, weak=True) for one in unit.keys):
        return
    strong = [one for one in unit.distractors if _absolutes(one.text, weak=False)]
    every = [one for one in unit.distractors if _absolutes(one.text, weak=True)]
    if not strong and len(every) < 2:
        return
    said = ", ".join(f'"{_absolutes(one.text, weak=True)}"' for one in every)
    message = f"only wrong options use absolute words ({said})"
    remedy = "Take them out, or use one in the key as well."
    yield Flaw("F07", every[0].path, message, remedy)


def _absolutes(text: str, *, weak: bool) -> str:
    found = ABSOLUTE.search(text)
    if found is None and weak:
        found = _ABSOLUTE_AT_TIMES.search(_AT_ALL.sub(" ", text))
    return "" if found is None else found.group().lower()


def is_absolute(text: str) -> bool:
    """Tell whether an option uses an absolute word, at least at times."""
    return bool(_absolutes(text, weak=True))


def hedge(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F08: a vague word, such as "usually", in the key alone."""
    if not unit.is_single or any(HEDGE.search(one.text) for one in unit.distractors):
        return
    for key in unit.keys:
        found = HEDGE.search(key.text)
        if found is not None:
            message = f'only the key is careful: it says "{found.group().lower()}"'
            remedy = "Make the others as careful, or the key as plain."
            yield Flaw("F08", key.path, message, remedy)


def longest_key(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F09: the key is the longest, by more than 1.4 times the mean of the others.

    The blueprint's limit. It is counted against the others, as a long key raises the mean of all.
    Three words more at least: one long word beside two short ones is no sign. Of several keys
    the shortest has to be longer than every distractor.
    """
    if not unit.is_choice or not unit.keys or not unit.distractors:
        return
    keys = [count(one.text) for one in unit.keys]
    others = [count(one.text) for one in unit.distractors]
    mean = sum(others) / len(others)
    length = sum(keys) / len(keys)
    if min(keys) > max(others) and length > _LONGER * mean and length - mean >= _LONGER_WORDS:
        message = f"the key is the longest by far: {length:.3g} words, the others {mean:.3g}"
        remedy = "Shorten it, or say as much in the others."
        yield Flaw("F09", unit.keys[0].path, message, remedy)


def clang(unit: Unit, context: Context) -> Iterator[Flaw]:
    """F10: a rare word of stem or lead-in that stands in the key and in no distractor.

    Rare is what no more than one question in fifty uses, or three, and what is neither general
    in needling nor part of the item's region: a key that names the muscle under discussion is no
    sign. Where a distractor shares some other word with the stem, both are tempting.
    """
    if not unit.is_single or not unit.keys:
        return
    regions = set(content(" ".join(unit.whole.region).replace("-", " ")))
    asked = set(content(f"{unit.item.stem} {unit.item.lead_in}")) - regions - GENERIC - EVERYDAY
    most = max(3, context.questions // 50)
    rare = {
        one
        for one in asked
        if len(one) >= 5 and not one.isdigit() and context.frequency.get(one, 0) <= most
    }
    shared = rare & set(content(unit.keys[0].text))
    if not shared or any(asked & set(content(one.text)) for one in unit.distractors):
        return
    word = _as_written(unit.keys[0].text, min(shared))
    message = f'the key repeats a rare word of the stem, "{word}", and no other option does'
    remedy = "Say it otherwise, or let a wrong option repeat it too."
    yield Flaw("F10", unit.keys[0].path, message, remedy)


def _as_written(text: str, wanted: str) -> str:
    return next(word for word in words(text) if word not in STOP and wanted in content(word))


def mixed_forms(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F15: options of different form, such as a command beside a noun.

    Told only where the form of every option is certain by its first word, and not of one that says
    the same as another: that has to go anyway.
    """
    if not unit.is_choice or any(same_option(unit, _context)):
        return
    forms = [form_of(one.text) for one in unit.answers]
    if "" in forms or len(set(forms)) < 2:
        return
    usual = max(forms, key=forms.count)
    odd = next(number for number, form in enumerate(forms) if form != usual)
    message = f"the options are not of one form: option {odd + 1} is {forms[odd]}, others {usual}"
    remedy = "Begin all with the same kind of word."
    yield Flaw("F15", unit.answers[odd].path, message, remedy)
