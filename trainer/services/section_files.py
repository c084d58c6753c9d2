# SPDX-License-Identifier: MIT
"""Sections of an author's own: read where they lie, with all that is wrong with them.

Nothing of it gets into the library. A file of sections alone, as it stands in the folder
`sections` of a bank, is looked at by itself where there is no bank around it.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.compiled import open_compiled
from trainer.banks.drawable import Faulty, faulty_sections
from trainer.banks.source import HEAD_FILE, SECTION_FOLDER
from trainer.errors import BankError
from trainer.services.shelf import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from trainer.model.problem import Problem
    from trainer.model.section import Section

    Compile = Callable[[str, str], None]

# What a file that is no bank of its own lacks does not matter here.
_NOT_OF_SECTIONS = frozenset(("no-items", "no-references"))
# Every real file of sections is far smaller; a bank around it is read by the same limits.
_MOST_BYTES = 8 << 20
_START = b"sections:"
_TEXT = frozenset((".yaml", ".yml"))
_HEAD = "format: 1\nid: sections-looked-at\ntitle: Sections\nitems: []\n"


class OwnSections(NamedTuple):
    """What a file or folder holds of sections.

    Attributes:
        path: as it was chosen.
        home: of the bank that was read, in which the files of problems lie.
        title: of the bank, or the name of the file.
        sections: those that can be shown.
        problems: of the sections, with file and line; all of the bank's where no section can
            be shown.
        unlisted: how many problems there are beyond those listed.
        faulty: sections that break a rule and can be drawn all the same; not among the others.
    """

    path: str
    home: str
    title: str
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
    unlisted: int
    faulty: tuple[Faulty, ...] = ()


def read_sections(path: str, cache: str, compile_bank: Compile) -> OwnSections:
    """Read the sections of a file or folder.

    Args:
        path: a bank (file, folder or package), or a file of sections.
        cache: the folder of compiled banks.
        compile_bank: prepares the bank at a path; may do so in another process.

    Raises:
        BankError: there is nothing that can be read.
    """
    home, only = _home(Path(path).absolute(), cache)
    compile_bank(home, cache)
    bank = open_compiled(home, cache)
    if bank is None:
        message = f"{path} changed while it was read; try again."
        raise BankError(message)
    with closing(bank):
        sections: tuple[Section, ...] = ()
        if bank.readable:
            sections = tuple(bank.section(one) for one, _ in bank.section_ids())
        found = bank.problems()
        unlisted = bank.counts.problems - len(found)
        title = str(bank.head().get("title", "")) if bank.readable and not only else ""
    faulty = _faulty(Path(home), [one.id for one in sections]) if found else ()
    if only:
        # The file as its author knows it, not the copy that was read.
        file = Path(path).absolute()
        home = str(file)
        found = [one._replace(path=file.name) for one in found if one.path != HEAD_FILE]
    some = bool(sections or faulty)
    told = [one for one in found if (not some and not only) or _is_of_sections(one, only)]
    title = title or Path(path).name
    return OwnSections(path, home, title, sections, tuple(told), unlisted, faulty)


def _faulty(home: Path, sound: Collection[str]) -> tuple[Faulty, ...]:
    """Return what can be drawn of the sections that were left out; of a package nothing."""
    files = [home] if home.is_file() else sorted((home / SECTION_FOLDER).glob("*.yaml"))
    found: dict[str, Faulty] = {}
    for file in files:
        try:
            if file.suffix not in _TEXT or file.stat().st_size > _MOST_BYTES:
                continue
            content = file.read_bytes()
        except OSError:
            continue  # what cannot be read is among the problems
        for one in faulty_sections(content, sound):
            found.setdefault(one.section.id, one)
    return tuple(found.values())


def _home(file: Path, cache: str) -> tuple[str, bool]:
    """Return the bank to read, and whether it was made up for a file of sections alone."""
    around = file.parent.parent
    if file.parent.name == SECTION_FOLDER and (around / HEAD_FILE).is_file():
        return str(around), False
    if file.is_file() and _is_list_of_sections(file):
        return _wrapped(file, cache), True
    return place_of(str(file)), False


def _is_list_of_sections(file: Path) -> bool:
    """Tell whether a file begins with its sections, after comments, and has no head."""
    try:
        with file.open("rb") as opened:
            text = opened.read(_MOST_BYTES)
    except OSError:
        return False
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not line.startswith((b"#", b"---"))), b"")
    return first.startswith(_START) and b"\nformat:" not in text


def _wrapped(file: Path, cache: str) -> str:
    """Copy a file of sections into a bank that holds nothing else."""
    name = blake2b(os.fsencode(file), digest_size=8).hexdigest()
    home = Path(cache).parent / "looked-at" / name
    try:
        shutil.rmtree(home, ignore_errors=True)
        (home / SECTION_FOLDER).mkdir(parents=True)
        (home / HEAD_FILE).write_text(_HEAD, encoding="utf-8")
        shutil.copyfile(file, home / SECTION_FOLDER / f"{file.stem}.yaml")
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}."
        raise BankError(message, str(error)) from error
    return str(home)


def _is_of_sections(problem: Problem, only: bool) -> bool:
    """Tell whether a problem concerns what the lab shows."""
    if problem.code in _NOT_OF_SECTIONS:
        return False
    return only or not problem.item
