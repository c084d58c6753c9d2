# SPDX-License-Identifier: MIT
"""What the Library does with files of banks, besides opening them."""

from __future__ import annotations

import json
import os
import re
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trainer import resources
from trainer.banks import catalog
from trainer.banks.compiled import open_compiled
from trainer.banks.source import HEAD_FILE, ITEM_FOLDER
from trainer.errors import BankError

if TYPE_CHECKING:
    from trainer.model.problem import Problem
    from trainer.paths import Paths
    from trainer.services.context import Services

EXAMPLE = "question_banks/examples/first-bank.yaml"

_ASIDE = ".removed-"  # the catalogue passes names with a dot over
_ORIGIN = ".origin"
_LONGEST_LINE = 200
_TITLE_WORDS = 9


class Look(NamedTuple):
    """What a file turned out to be, without taking it into the library.

    Attributes:
        id: "" when nothing of it can be used.
        title: of the bank; the file's name when nothing can be used.
        unlisted: how many problems there are beyond those listed.
    """

    path: str
    id: str
    title: str
    problems: tuple[Problem, ...]
    unlisted: int

    @property
    def is_readable(self) -> bool:
        """Whether something of it can be used."""
        return bool(self.id)


class Removed(NamedTuple):
    """A bank that was taken out and can still be put back."""

    id: str
    title: str
    aside: str


class Line(NamedTuple):
    """A line of a bank file."""

    number: int
    text: str


def look(path: str, cache: str) -> Look:
    """Say what is known of a bank that has been compiled.

    Args:
        path: of the file, folder or package.
        cache: the folder of compiled banks.

    Raises:
        BankError: it has changed since, or its compiled copy cannot be read.
    """
    bank = open_compiled(path, cache)
    if bank is None:
        message = f"{path} changed while it was read; try again."
        raise BankError(message)
    with closing(bank):
        head = bank.head()
        problems = tuple(bank.problems())
        unlisted = bank.counts.problems - len(problems)
        name = Path(path).name
        return Look(path, head.get("id", ""), head.get("title", name), problems, unlisted)


def place_of(path: str) -> str:
    """Return the bank that a file belongs to: its folder, where it is the head of one."""
    file = Path(path).absolute()
    if file.name == HEAD_FILE and (file.parent / ITEM_FOLDER).is_dir():
        return str(file.parent)
    return str(file)


def added_at(services: Services, bank_path: str) -> str:
    """Return when an installed bank was added, UTC, ISO 8601; "" where that is not known."""
    found = (place.added_at for place in _installed(services) if place.path == bank_path)
    return next(found, "")


def titles(services: Services, bank: str) -> dict[str, str]:
    """Return what each item of a bank is called in a list: its title, or its stem's first words."""
    library = services.library
    return {
        row.id: row.title or _first_words(library.text(bank, row.id)) for row in library.rows(bank)
    }


def remove(services: Services, bank: str) -> Removed:
    """Take a bank out of the library, so that it can be put back until it is forgotten.

    Raises:
        BankError: it came with the program, or its files cannot be moved.
    """
    info = next(info for info in services.library.banks() if info.id == bank)
    if info.bundled:
        message = f"{info.title} came with the program and stays."
        raise BankError(message)
    folder = _folder(services.paths)
    try:
        aside = tempfile.mkdtemp(prefix=_ASIDE, dir=folder)
        for source in _files_of(Path(info.path)):
            source.rename(Path(aside, source.name))
    except OSError as error:
        message = f"{info.title} cannot be removed from {folder}: {error.strerror}."
        raise BankError(message, str(error)) from error
    finally:
        services.library.load()
    return Removed(info.id, info.title, aside)


def put_back(services: Services, removed: Removed) -> None:
    """Put a bank back where it was.

    Raises:
        BankError: another one has taken its place meanwhile, or its files cannot be moved.
    """
    folder = _folder(services.paths)
    try:
        files = list(Path(removed.aside).iterdir())
        if any((folder / file.name).exists() for file in files):
            message = f"{removed.title} was added again meanwhile, so the former one stays out."
            raise BankError(message)
        for file in files:
            file.rename(folder / file.name)
        Path(removed.aside).rmdir()
    except OSError as error:
        message = f"{removed.title} cannot be put back into {folder}: {error.strerror}."
        raise BankError(message, str(error)) from error
    finally:
        services.library.load()


def forget_removed(services: Services) -> None:
    """Delete what was taken out for good."""
    from shutil import rmtree

    folder = _folder(services.paths)
    for aside in folder.glob(f"{_ASIDE}*") if folder.is_dir() else ():
        rmtree(aside, ignore_errors=True)


def source_lines(bank_path: str, name: str, line: int, before: int = 2) -> tuple[Line, ...]:
    """Read a line of a bank's file and those before it, fit to be shown.

    Args:
        bank_path: of the file, folder or package.
        name: the file as problems name it.
        line: from 1.
        before: how many lines before it.

    Returns:
        The lines; none where the file cannot be read any more or is shorter.
    """
    from trainer.banks.source import SourceFault, open_source

    try:
        with closing(open_source(bank_path)) as source:
            content = source.read(name if name in source.names else source.head)
    except SourceFault:
        return ()
    lines = content.decode("utf-8", "replace").splitlines()
    first = max(1, line - before)
    return tuple(
        Line(number, _shown(lines[number - 1]))
        for number in range(first, min(line, len(lines)) + 1)
    )


def begin_bank(path: str, name: str = "") -> None:
    """Write a bank to begin with: the example, under an id and a title of its own.

    Args:
        path: the file to write.
        name: what id and title are made from; the file's own name, without its suffix, when "".

    Raises:
        BankError: the file cannot be written.
    """
    text = resources.read_text(EXAMPLE)
    stem = name or Path(path).stem
    # The example's own id belongs to the example, which comes with the program.
    text = re.sub(r"(?m)^id: .*$", f"id: {_id_from(stem)}", text, count=1)
    text = re.sub(r"(?m)^title: .*$", lambda _: f"title: {_title_from(stem)}", text, count=1)
    target = Path(path)
    draft = target.with_name(f".{target.name}.new")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        message = f"{path} cannot be written: {error.strerror}."
        raise BankError(message, str(error)) from error


def _folder(paths: Paths) -> Path:
    return Path(paths.data, "banks")


def _installed(services: Services) -> list[catalog.Place]:
    return [place for place in catalog.places(str(_folder(services.paths))) if not place.bundled]


def _files_of(bank: Path) -> list[Path]:
    """Return a bank and the note about where it came from."""
    stem = bank.name
    for suffix in (".yaml", ".needlebank"):
        stem = stem.removesuffix(suffix)
    note = bank.with_name(stem + _ORIGIN)
    return [bank, note] if note.exists() else [bank]


def _first_words(item_text: str) -> str:
    item = json.loads(item_text)
    words = str(item["stem"]).split()
    more = len(words) > _TITLE_WORDS
    return " ".join(words[:_TITLE_WORDS]) + ("\N{HORIZONTAL ELLIPSIS}" if more else "")


def _shown(line: str) -> str:
    """Make a line of a file fit to be shown: no control characters, no endless length."""
    line = line.replace("\t", "    ")
    if len(line) > _LONGEST_LINE:
        line = line[:_LONGEST_LINE] + "\N{HORIZONTAL ELLIPSIS}"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)


def _id_from(stem: str) -> str:
    from unicodedata import normalize

    plain = normalize("NFKD", stem.casefold()).encode("ascii", "ignore").decode()
    found = "-".join(re.findall(r"[a-z0-9]+", plain))[:80].strip("-")
    return found if found and found != "my-first-bank" else "my-bank"


def _title_from(stem: str) -> str:
    words = " ".join(re.findall(r"[^\W_]+", stem))[:80].strip()
    # Quoted as JSON, which is YAML too: a title such as "2026" or "no" stays text for any reader.
    return json.dumps((words[:1].upper() + words[1:]) or "My bank", ensure_ascii=False)
