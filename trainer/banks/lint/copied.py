# SPDX-License-Identifier: MIT
"""The rule about copied wording: F21."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.banks.lint.across import Across
from trainer.banks.lint.finding import Flaw, Weight
from trainer.banks.lint.units import prose_of
from trainer.banks.lint.words import GENERIC, content, sentences, words
from trainer.errors import BankError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trainer.banks.text import Path as Place
    from trainer.model.items.base import Item

# The blueprint's: so many words in a row are no chance.
RUN = 8
# What may be the same in many items: how they ask, labels, and findings in a few set words.
_COMMON = frozenset(("lead_in", "title", "who", "facts"))
# Between items, a run says something by so many words of its own; the rest is the small change of
# the language ("is seen by a doctor the same day").
_OWN_WORDS = 4
_SUFFIXES = (".md", ".txt")


def source_runs(folder: str) -> dict[int, str]:
    """Read the texts of a folder and those below it; by run of eight words, the file it is in.

    Raises:
        BankError: there is no such folder, no text in it, or a text cannot be read.
    """
    place = Path(folder)
    files = sorted(one for one in place.rglob("*") if one.suffix in _SUFFIXES and one.is_file())
    if not files:
        message = f"{folder} holds no texts to compare with; they end in .md or .txt."
        raise BankError(message)
    found: dict[int, str] = {}
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"{file} cannot be read as text."
            raise BankError(message, str(error)) from error
        name = str(file.relative_to(place))
        for run in _runs(words(text)):
            found.setdefault(run, name)
    return found


def copied(items: Sequence[Item], sources: Mapping[int, str]) -> Iterator[Across]:
    """F21: find runs of eight words that stand in a source, or in an earlier item.

    Args:
        items: in the order of the bank.
        sources: as `source_runs` gives them.

    Yields:
        For each item one flaw for each source or item that it shares words with; the number is
        that of the item.
    """
    texts = [
        [(one.path, one.field, words(one.text), one.text) for one in prose_of(item)]
        for item in items
    ]
    repeated = _repeated(texts)
    firsts: dict[int, int] = {}
    for number, prose in enumerate(texts):
        told: dict[str, tuple[Place, list[str]]] = {}
        sentences_of = {path: said for path, _, _, said in prose}
        for path, field, text, _ in prose:
            for start, run in enumerate(_runs(text)):
                origins = [sources[run]] if run in sources else []
                if field not in _COMMON and run in repeated:
                    first = firsts.setdefault(run, number)
                    if first != number:
                        origins.append(f'"{items[first].id}"')
                for origin in origins:
                    _extend(told, origin, path, text, start)
        for origin, (path, run_words) in told.items():
            if origin.startswith('"') and not _tells(run_words, sentences_of[path]):
                continue
            said = " ".join(run_words[:12]) + (" …" if len(run_words) > 12 else "")
            message = f'{len(run_words)} words stand in {origin} as well: "{said}"'
            remedy = "Say it in words of its own."
            weight = Weight.WARNING if origin.startswith('"') else Weight.ERROR
            yield Across(number, Flaw("F21", path, message, remedy, weight))


def _extend(
    told: dict[str, tuple[Place, list[str]]], origin: str, path: Place, text: list[str], start: int
) -> None:
    """Keep the longest run with each origin; runs that follow each other are one."""
    run = text[start : start + RUN]
    known = told.get(origin)
    if known is None:
        told[origin] = path, run
    elif known[0] == path and known[1][-RUN + 1 :] == run[:-1]:
        told[origin] = path, [*known[1], run[-1]]


def _tells(run: list[str], text: str) -> bool:
    """Tell whether a run says something: by its own words, or as a whole sentence."""
    if len({*content(" ".join(run))} - GENERIC) >= _OWN_WORDS:
        return True
    joined = f" {' '.join(run)} "
    whole = [words(one) for one in sentences(text)]
    return any(len(one) >= RUN and f" {' '.join(one)} " in joined for one in whole)


def _runs(text: list[str]) -> Iterator[int]:
    """Return a number for each run of words; equal runs have equal numbers."""
    return (hash(tuple(text[start : start + RUN])) for start in range(len(text) - RUN + 1))


def _repeated(texts: Sequence[Sequence[tuple[Place, str, list[str], str]]]) -> frozenset[int]:
    """Return the runs that stand in the bank twice; sorted, not kept by name, for large banks."""
    import numpy as np  # late: nothing else here needs it

    runs = array("q")
    for prose in texts:
        for _, field, text, _ in prose:
            if field not in _COMMON:
                runs.extend(_runs(text))
    if not runs:
        return frozenset()
    found, counts = np.unique(np.frombuffer(runs, dtype=np.int64), return_counts=True)
    return frozenset(found[counts > 1].tolist())
