# SPDX-License-Identifier: MIT
"""Finds what someone means by a few typed letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATORS = " -/.,:;()\u00a0"
# Nobody types more than this to find something.
_MOST_LETTERS = 40
_MOST_WORDS = 40
_BLANKS = str.maketrans(dict.fromkeys(_SEPARATORS, " "))


def score(wanted: str, text: str) -> int | None:
    """Tell how well a text holds what is wanted.

    It may stand there as it is, or be made of the beginnings of words in their order: "supra"
    and "sps" both find "set up a practice session".

    Args:
        wanted: letters without blanks, case folded.
        text: case folded.

    Returns:
        More for a better match; None where it does not match.
    """
    whole = text.find(wanted)
    if whole >= 0:
        begins = whole == 0 or text[whole - 1] in _SEPARATORS
        return 1_000 * len(wanted) + (500 if begins else 0) - whole - len(text) // 8
    words = text.translate(_BLANKS).split()[:_MOST_WORDS]
    skipped = _beginnings(wanted[:_MOST_LETTERS], words) if len(wanted) > 1 else None
    if skipped is None or len(wanted) > _MOST_LETTERS:
        return None
    return 300 * len(wanted) - 10 * skipped - len(text) // 8


def best(query: str, texts: Iterable[tuple[str, str]], most: int) -> list[int]:
    """Find the texts that match every word of a query, the best first.

    Args:
        query: as typed.
        texts: what is shown, and other words by which it may be found; both case folded.
        most: how many at most.

    Returns:
        Positions among the texts; all of them in their order without a query, as far as `most`.
    """
    words = query.casefold().split()
    if not words:
        return [position for position, _ in zip(range(most), texts, strict=False)]
    found = []
    for position, (title, keywords) in enumerate(texts):
        total = _total(words, title, keywords)
        if total is not None:
            found.append((-total, position))
    found.sort()
    return [position for _, position in found[:most]]


def _total(words: list[str], title: str, keywords: str) -> int | None:
    total = 0
    for word in words:
        in_title, in_keywords = score(word, title), None
        if word in keywords:
            in_keywords = 600 * len(word)
        options = [one for one in (in_title, in_keywords) if one is not None]
        if not options:
            return None
        total += max(options)
    return total


def _beginnings(wanted: str, words: list[str]) -> int | None:
    """Return how many words are passed over when a text is made of beginnings of words."""
    # For each number of letters found so far, the fewest words passed over on the way there.
    # Step by step, not letter by letter with going back: a bank's title may be made to be slow.
    reached = {0: 0}
    for word in words:
        after = {done: skipped + (done > 0) for done, skipped in reached.items()}
        after[0] = reached[0] + 1
        for done, skipped in reached.items():
            for length in range(1, _common(wanted, done, word) + 1):
                before = after.get(done + length)
                if before is None or skipped < before:
                    after[done + length] = skipped
        if len(wanted) in after:
            return after[len(wanted)]
        reached = after
    return None


def _common(wanted: str, start: int, word: str) -> int:
    """Return how many letters of a word are the ones wanted next."""
    length = 0
    most = min(len(wanted) - start, len(word))
    while length < most and wanted[start + length] == word[length]:
        length += 1
    return length
