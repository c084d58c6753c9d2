# SPDX-License-Identifier: MIT
"""Rules about the sentence that asks: F06, F13, F14 and F27."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trainer.banks.lint.finding import Flaw, Weight
from trainer.banks.lint.units import named
from trainer.banks.lint.words import count, quoted, sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.banks.lint.context import Context
    from trainer.banks.lint.units import Unit

_NEGATIVE = re.compile(
    r"\bnot\b(?! to\b)|n['’]t\b|\bexcept\b(?! for\b)|\bexception\b"
    r"|\bleast (?:likely|appropriate|suitable|acceptable|useful|helpful|true|correct|safe)\b"
    r"|\b(?:is|are|was|were) (?:false|untrue|incorrect|wrong)\b"
    r"|\b(?:false|untrue|incorrect) (?:statement|answer|option)s?\b"
)
# What makes the rest of a clause a condition or a description, whose "not" is no negative question.
_CLAUSE = re.compile(
    r"\b(?:if|when|whenever|while|who|whom|whose|that|because|although|though|since|unless|or|where"
    r"|whether|until|but|as)\b|(?<=\w )what\b"
)

_VERBS = (
    "select|choose|pick|tick|mark|click|arrange|put|order|rank|sort|match|assign|point|show|set|place"
    "|name|give|state|identify|find|enter|estimate|work out|calculate|count|decide|complete|list"
    "|indicate|judge|say|tell|write|draw|drag|type|link|pair|connect"
)
_INSTRUCTS = re.compile(rf"(?:^|[,;:] )(?:then |now |please )*(?:{_VERBS})\b", re.IGNORECASE)
_YES_NO = re.compile(
    r"^(?:is|are|am|was|were|do|does|did|can|could|should|would|will|shall|may|might|must|has|have"
    r"|had)(?:n['’]t)?\b",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(r"\bor\b", re.IGNORECASE)

_ARTICLE = re.compile(r"(?:^|\s)(a|an)\s*(?:[:_…]|\.\.\.)*\s*$", re.IGNORECASE)
_VOWEL = re.compile(r"^(?:[aeio]|u(?!ni|se|su|re|ti|ro)|hour|honest|[Xx]-?ray|[FLMNRSX][A-Z])")
_ONE_OR_MORE = re.compile(
    r"\b(?:which|what) (?:(two|three|four|pair of) )?(?:of these )?(?:[a-z]+ )?"
    r"(nerves?|muscles?|structures?|vessels?|arter(?:y|ies)|bones?|drugs?|findings?|signs?|tests?)\b"
)
_PLURAL = re.compile(r"(?:nerves|arteries|veins|vessels|muscles|bones|lungs|roots)\b|\band\b|&")

_NO_THEME = re.compile(
    r"^(?:which|what)(?: one)?(?: of (?:these|the following|the options)(?: \w+)?"
    r"| (?:statement|sentence)| statements)?(?: here)?"
    r" (?:is|are) (?:true|false|correct|incorrect|right|wrong)\W*$",
    re.IGNORECASE,
)
_TWO_NEGATIVES = re.compile(
    r"\bnot (?:un(?!til|der|less|i|cle)\w+|im(?:possible|probable|plausible)"
    r"|in(?:correct|frequent|conceivable|significant|effective|appropriate|adequate|sensitive)"
    r"|without|never|false)"
    r"|\bnever (?:not|without)\b|\bcannot not\b|\bno reason not\b"
    r"|\b(?:un(?:likely|true|common)|impossible|false) (?:\w+ ){1,6}?not\b",
    re.IGNORECASE,
)


def negative(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F06: it asks what is not so, without a mark.

    NOT, EXCEPT and the like in capitals are a mark. "Not" within a condition ("if it does not
    settle") or with "to" ("decide not to needle") asks for nothing negative.
    """
    if unit.is_choice and _is_negative(unit):
        message = "it asks what is not so, and a hurried reader misses that"
        remedy = "Ask for what is so, or write the word in capitals."
        yield Flaw("F06", unit.asking_path, message, remedy)


def _is_negative(unit: Unit) -> bool:
    for sentence in sentences(unit.asking):
        for found in _NEGATIVE.finditer(sentence):
            before = sentence[: found.start()].lower().rpartition(",")[2]
            if not _CLAUSE.search(before.partition("which of")[2] or before):
                return True
    return False


def no_open_question(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F13: nothing asks, or what asks can be answered by yes or no.

    A sentence that ends with a question mark asks, and so does one that begins with a verb such as
    "Select", also behind an opening clause.
    """
    asking = sentences(unit.asking)
    questions = [one for one in asking if one.rstrip("\"'”’)").endswith("?")]
    if not questions and not any(_INSTRUCTS.search(one) for one in asking):
        if not unit.item.lead_in and _asks_in_stem(unit.item.stem):
            return
        message = f"nothing is asked: {quoted(unit.asking)}"
        remedy = "Ask a whole question, or begin with a verb such as Select."
        yield Flaw("F13", unit.asking_path, message, remedy)
        return
    last = questions[-1] if questions else ""
    if unit.is_single and _YES_NO.match(last) and not _ALTERNATIVE.search(last):
        message = f"yes or no would answer it: {quoted(last)}"
        remedy = "Ask what, which, why or how."
        yield Flaw("F13", unit.asking_path, message, remedy)


def _asks_in_stem(stem: str) -> bool:
    return any(one.rstrip("\"'”’)").endswith("?") for one in sentences(stem))


def grammar(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F14: "a" or "an", or one or several, fits some options and not others."""
    if not unit.is_choice:
        return
    article = _ARTICLE.search(unit.asking)
    if article is not None:
        is_an = article.group(1).lower() == "an"
        for answer in unit.answers:
            if bool(_VOWEL.match(answer.text)) != is_an:
                message = f'"{article.group(1)}" does not fit {named(unit.answers, answer)}'
                remedy = "Put the article into the options."
                yield Flaw("F14", answer.path, message, remedy)
                return
    yield from _number(unit)


def _number(unit: Unit) -> Iterator[Flaw]:
    asked = _ONE_OR_MORE.search(unit.asking.lower())
    if asked is None or not unit.is_single or any(count(one.text) > 6 for one in unit.answers):
        return
    several = asked.group(1) is not None or asked.group(2).endswith("s")
    fits = [bool(_PLURAL.search(one.text.lower())) == several for one in unit.answers]
    key = unit.answers.index(unit.keys[0])
    if fits[key] and not any(fits[:key] + fits[key + 1 :]):
        how = "several" if several else "one"
        message = f"it asks for {how}, and the key alone names {how}"
        remedy = "Ask for as many as every option names."
        yield Flaw("F14", unit.asking_path, message, remedy)


def trick(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F27: two negatives in one clause, or "which is true?" without a theme."""
    last = (sentences(unit.asking) or [""])[-1]
    if unit.is_choice and _NO_THEME.match(last):
        message = f"{quoted(last)} has no theme"
        remedy = "Say what the statements are about, or ask one question."
        yield Flaw("F27", unit.asking_path, message, remedy)
        return
    texts = [("it", unit.asking, unit.asking_path)]
    texts += [(named(unit.answers, one), one.text, one.path) for one in unit.answers]
    for thing, text, path in texts:
        found = _TWO_NEGATIVES.search(text)
        if found is not None:
            message = f"{thing} has two negatives: {quoted(found.group())}"
            yield Flaw("F27", path, message, "Say it without them.", Weight.WARNING)
            return
    if _is_negative(unit) and unit.is_single and "not" in words(unit.keys[0].text):
        message = "question and key are both negative"
        yield Flaw("F27", unit.asking_path, message, "Ask for what is so.")
