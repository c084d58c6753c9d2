# SPDX-License-Identifier: MIT
"""Words of English prose: cut out, reduced to stems, and told apart by what they do."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")


def word_set(text: str) -> frozenset[str]:
    """Make a set of words that are written with spaces between them."""
    return frozenset(text.split())


# Words without a subject of their own. Words of place, time and order are not among them:
# "before" and "after" tell two options apart.
STOP = word_set(
    """
    a an the this that these those it its he she they them his her their him you your we our i my
    and or but so if then than as of to in on at by for from with into onto is are was were be been
    being has have had do does did will would should can could may might shall who whom whose which
    what when where why how there here also too very just about s t one
    """
)

# What most items about needling share: that two texts have one of these in common says nothing.
_NEEDLING = """
    needle muscle patient pain nerve point trigger treat treatment session skin side hand leg
    arm foot feet feel felt feeling move movement twitch contact tip depth deep plan before
    after during while stop withdraw draw aim right left upper lower outer inner front back
    next first best day today now time look tell ask say said give taken take made make come
    go put place part way practitioner clinic clinician colleague learner doctor person
    someone body finger thumb toe knee ankle elbow wrist shoulder hip neck head chest bone rib
    lung vessel artery vein blood power strength test
    """
# Words of places and everyday life: not rare, however few items use them.
_EVERYDAY = """
    behind above below beside between under over inside outside near along round around
    through towards against across within beyond other another same more less few most many
    much even still yet once again up down out off not no only alone new old long short high
    low small large great good bad well better worse clean wash cold cool warm hot dry wet car
    drive walk run sit stand lie lying bed sleep work home house room table couch chair letter
    form sheet week weekend month year hour minute second morning evening noon night tomorrow
    yesterday monday tuesday wednesday thursday friday saturday sunday man woman mother father
    child son daughter people thing kind number list start stopped begin end keep kept let
    leave help need want like know knew see seen show shown find found hear heard read write
    written mean use try change turn hold held lift press pull push
    """

_ENDINGS = (
    *("ibility", "ability", "fulness", "ations", "ation", "ition", "ments", "ment", "ness"),
    *(
        "ated",
        "ates",
        "ate",
        "ities",
        "ity",
        "ings",
        "ing",
        "edly",
        "ied",
        "ed",
        "ies",
        "ible",
        "able",
        "ly",
        "es",
        "s",
    ),
)


def words(text: str) -> list[str]:
    """Cut a text into words, in small letters; parts of a compound are words of their own."""
    return _WORD.findall(text.lower())


def count(text: str) -> int:
    """Count words as a reader would: what stands between spaces."""
    return len(text.split())


def sentences(text: str) -> list[str]:
    """Cut a text into sentences."""
    return [one for one in _SENTENCE_END.split(text.strip()) if one]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Reduce a word in small letters to what its forms share, roughly.

    Ours, and cruder than the usual algorithms: it takes away one ending that leaves four letters
    or more, a final e, and one of two equal letters at the end. Forms of a word meet ("needle",
    "needling"); now and then words that are no relatives do as well.
    """
    word = word.partition("'")[0].partition("’")[0]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                continue
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word.endswith(("e", "y")):
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word


def content(text: str) -> list[str]:
    """Return the stems of the words that carry meaning, in their order."""
    return [stem(word) for word in words(text) if word not in STOP]


def quoted(text: str, most: int = 60) -> str:
    """Put text of an author into a message, in quotes."""
    cut = text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
    return f'"{cut}"'


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


GENERIC = _stems_of(_NEEDLING)
EVERYDAY = _stems_of(_EVERYDAY)
