# SPDX-License-Identifier: MIT
"""The banks on this machine: those that ship with the program, and those of the user."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Literal, NamedTuple

from trainer import resources
from trainer.banks.compiled import CompiledBank, Counts, open_compiled
from trainer.banks.source import PACKAGE_SUFFIX, SourceFault, display_name, is_package, stamps
from trainer.errors import BankError
from trainer.model.problem import Problem, Severity

# Each with whether its items are part of practice; an example is there to be copied.
BUNDLED = (("question_banks/core", True), ("question_banks/examples/first-bank.yaml", False))

_TEXT_SUFFIX = ".yaml"
_ORIGIN_SUFFIX = ".origin"
# Names that Windows keeps for devices, whatever follows their first dot.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)

# Opens the bank at a path, reading it first where it is not in the cache (perhaps in another
# process, which is why this is left to the caller).
Open = Callable[[str], CompiledBank]


class Place(NamedTuple):
    """Where a bank lies.

    Attributes:
        bundled: it ships with the program and cannot be removed.
        practised: its items are part of practice.
        origin: where it was installed from; "" when not known.
        added_at: UTC, ISO 8601; "" when not known.
    """

    path: str
    bundled: bool = False
    practised: bool = True
    origin: str = ""
    added_at: str = ""


class InstallResult(NamedTuple):
    """What came of installing a bank.

    Attributes:
        outcome: "same" when that very bank was there already.
        path: where the bank lies now.
        problems: of the bank, whatever the outcome.
    """

    outcome: Literal["new", "replaced", "same"]
    id: str
    title: str
    path: str
    counts: Counts
    problems: list[Problem]


def places(banks_dir: str) -> list[Place]:
    """List where banks lie, the bundled ones first; nothing is opened."""
    return [*_bundled(), *sorted(_installed(banks_dir))]


def place_of(path: str) -> Place:
    """Describe a bank that is opened where it lies."""
    absolute = os.path.abspath(path)
    return Place(absolute, origin=absolute)


def find(bank_id: str, banks_dir: str, cache_dir: str) -> Place | None:
    """Find a bank by its id among those that are compiled; bundled banks come first."""
    return next((place for place in places(banks_dir) if _id_of(place, cache_dir) == bank_id), None)


def install(path: str, banks_dir: str, opened: Open, now: str) -> InstallResult:
    """Copy a bank into the user's folder, in place of an older one with the same id.

    Args:
        path: of a file, folder or package.
        banks_dir: the user's folder.
        opened: opens a bank.
        now: UTC, ISO 8601; kept with the bank.

    Raises:
        BankError: nothing of the bank can be used, its id is that of a bundled bank, or the
            copy cannot be written. Nothing has then been written.
    """
    with closing(opened(path)) as bank:
        problems = bank.problems()
        _refuse_unreadable(bank, path, problems)
        head = bank.head()
        _refuse_shadow(head["id"], opened)
        try:
            outcome, target = _put_copy(path, bank.content_hash, head["id"], banks_dir)
            if outcome != "same":
                _write_origin(head["id"], banks_dir, path, now)
        except (OSError, SourceFault) as error:
            message = f"The bank cannot be copied into {banks_dir}."
            raise BankError(message, str(error)) from error
        return InstallResult(outcome, head["id"], head["title"], target, bank.counts, problems)


def remove(place: Place, banks_dir: str) -> None:
    """Delete an installed bank. Answers given to it are kept elsewhere and stay.

    Raises:
        BankError: it is not in the user's folder, or cannot be deleted.
    """
    folder, name = os.path.split(os.path.abspath(place.path))
    if place.bundled or folder != os.path.abspath(banks_dir):
        raise BankError(f"{name} was not installed here, so it cannot be removed.")
    try:
        _delete(place.path)
        _delete(_base(place.path) + _ORIGIN_SUFFIX)
    except OSError as error:
        raise BankError(f"{name} cannot be deleted from {banks_dir}.", str(error)) from error


def _bundled() -> Iterator[Place]:
    for name, practised in BUNDLED:
        try:
            with resources.as_path(name) as path:
                if path.exists():
                    yield Place(str(path), bundled=True, practised=practised)
        except FileNotFoundError:
            continue


def _installed(banks_dir: str) -> Iterator[Place]:
    try:
        with os.scandir(banks_dir) as listing:
            entries = list(listing)
    except OSError:
        return
    newest: dict[str, os.DirEntry[str]] = {}
    for entry in entries:
        suffixed = entry.name.endswith((_TEXT_SUFFIX, PACKAGE_SUFFIX))
        if entry.name.startswith(".") or not (suffixed or entry.is_dir()):
            continue
        # Of one bank in two shapes, which a replacement that was cut short leaves, the newer.
        known = newest.setdefault(_base(entry.name), entry)
        if known.stat().st_mtime_ns < entry.stat().st_mtime_ns:
            newest[_base(entry.name)] = entry
    for entry in newest.values():
        origin, added_at = _origin(entry.path)
        yield Place(entry.path, origin=origin, added_at=added_at)


def _id_of(place: Place, cache_dir: str) -> str | None:
    bank = open_compiled(place.path, cache_dir)
    if bank is None:
        return None
    with closing(bank):
        return bank.head().get("id")


def _refuse_unreadable(bank: CompiledBank, path: str, problems: list[Problem]) -> None:
    if bank.readable:
        return
    first = next(problem for problem in problems if problem.severity is Severity.UNREADABLE)
    message = f"{display_name(path)} was not added, because it cannot be read. {first}"
    raise BankError(message, "\n".join(str(problem) for problem in problems))


def _refuse_shadow(bank_id: str, opened: Open) -> None:
    for place in _bundled():
        with closing(opened(place.path)) as bundled:
            if bundled.head().get("id") == bank_id:
                message = (
                    f'The bank was not added: "{bank_id}" is the id of a bank that comes with '
                    "the program. Give this one an id of its own."
                )
                raise BankError(message)


def _put_copy(
    path: str, content_hash: str, bank_id: str, banks_dir: str
) -> tuple[Literal["new", "replaced", "same"], str]:
    """Copy a bank, complete or not at all; say what became of it and where it lies."""
    # Imported late, here and below: listing banks hashes nothing.
    from trainer.banks.fingerprint import everything_print, fingerprint_of

    suffix = _suffix(path)
    target = os.path.join(banks_dir, _file_name(bank_id) + suffix)
    others = _copies(bank_id, banks_dir)
    everything = everything_print(path)
    if len(others) == 1 and _holds(others[0], everything):
        return "same", others[0]
    # The catalogue passes names with a dot over. In the same folder, the last step is a rename.
    aside = os.path.join(banks_dir, f".{os.getpid()}.new")
    _delete(aside)
    os.makedirs(aside)
    try:
        copy = os.path.join(aside, "bank" + suffix)
        _copy(path, copy)
        if everything_print(copy) != everything or fingerprint_of(path) != content_hash:
            raise BankError(f"{display_name(path)} changed while it was read. Try again.")
        _move(copy, target, aside)
        for other in others:
            if other != target:
                _delete(other)
    finally:
        _delete(aside)
    return ("replaced" if others else "new"), target


def _holds(path: str, everything: str) -> bool:
    from trainer.banks.fingerprint import everything_print

    try:
        return everything_print(path) == everything
    except SourceFault:  # what is there is broken, and about to be replaced
        return False


def _suffix(path: str) -> str:
    if os.path.isdir(path):
        return ""
    return PACKAGE_SUFFIX if is_package(path) else _TEXT_SUFFIX


def _copy(path: str, target: str) -> None:
    """Copy a bank: of a folder, only what belongs to the bank, and no link is followed."""
    from shutil import copyfile  # imported late: listing banks needs none of it

    if not os.path.isdir(path):
        copyfile(path, target)
        _sync(target)
        return
    os.makedirs(target)
    for stamp in stamps(path):
        if stamp.name.endswith("/"):
            continue
        place = os.path.join(target, *stamp.name.split("/"))
        os.makedirs(os.path.dirname(place), exist_ok=True)
        copyfile(os.path.join(path, *stamp.name.split("/")), place, follow_symlinks=False)
        _sync(place)


def _move(copy: str, target: str, aside: str) -> None:
    """Move the copy to its place; a folder there is moved aside, as it cannot be replaced."""
    if not os.path.isdir(target):
        os.replace(copy, target)
        return
    old = os.path.join(aside, "old")
    os.rename(target, old)
    try:
        os.rename(copy, target)
    except OSError:
        os.rename(old, target)
        raise


def _sync(path: str) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _delete(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        from shutil import rmtree

        rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)


def _copies(bank_id: str, banks_dir: str) -> list[str]:
    """List the copies of a bank in the user's folder: one, unless a replacement was cut short."""
    base = os.path.join(banks_dir, _file_name(bank_id))
    paths = [base + suffix for suffix in (_TEXT_SUFFIX, PACKAGE_SUFFIX, "")]
    return [path for path in paths if os.path.exists(path)]


def _file_name(bank_id: str) -> str:
    """Name the file of a bank: its id, but for those that Windows keeps for devices."""
    return f"{bank_id}_" if bank_id.split(".")[0] in _DEVICES else bank_id


def _base(path: str) -> str:
    for suffix in (_TEXT_SUFFIX, PACKAGE_SUFFIX):
        path = path.removesuffix(suffix)
    return path


def _write_origin(bank_id: str, banks_dir: str, path: str, now: str) -> None:
    target = os.path.join(banks_dir, _file_name(bank_id) + _ORIGIN_SUFFIX)
    temporary = f"{target}.{os.getpid()}.tmp"
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump({"from": os.path.abspath(path), "added_at": now}, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, target)


def _origin(path: str) -> tuple[str, str]:
    """Return where a bank was installed from and when, as far as it is known."""
    try:
        with open(_base(path) + _ORIGIN_SUFFIX, encoding="utf-8") as file:
            content = json.load(file)
        return str(content["from"]), str(content["added_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", ""
