# SPDX-License-Identifier: MIT
"""Where the bytes of a bank come from: one file, a folder or a package, all read alike.

Cheap to import, so that an unchanged bank can be told from a changed one without a parser.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.limits import (
    FILE_BYTES,
    MIB,
    NAME_CHARACTERS,
    PACKAGE_BYTES,
    PACKAGE_ENTRIES,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trainer.model.problem import Problem

HEAD_FILE = "bank.yaml"
REVIEW_FILE = "reviews.yaml"
# What may lie beside the folders of a bank.
TOP_FILES = (HEAD_FILE, REVIEW_FILE)
ITEM_FOLDER = "items"
SECTION_FOLDER = "sections"
PICTURE_FOLDER = "figures"
FOLDERS = (ITEM_FOLDER, SECTION_FOLDER, PICTURE_FOLDER)
_TEXT_FOLDERS = (ITEM_FOLDER, SECTION_FOLDER)
PACKAGE_SUFFIX = ".needlebank"

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Not present on every system: links are then refused by what lstat says alone.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_OPEN_FLAGS |= getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


class SourceFault(Exception):  # noqa: N818 - the author's mistake, not an error of ours
    """Why a bank, or one file of it, cannot be read.

    Attributes:
        path: the file, relative to the bank; "" is the bank's own file or folder.
        code: short permanent name of the rule.
        message: what is wrong.
        remedy: what to do about it.
    """

    def __init__(self, path: str, code: str, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.path = path
        self.code = code
        self.message = message
        self.remedy = remedy


class Stamp(NamedTuple):
    """What the file system says of a file; equal stamps mean, as a rule, equal content.

    Attributes:
        name: relative to the bank; "" is its only file, and names that end in "/" are folders.
    """

    name: str
    size: int
    mtime_ns: int
    inode: int


class Source:
    """The files of one bank by relative name, with forward slashes, sorted.

    What a bank is called on disk is no part of it: a single file has the name "" here.

    Attributes:
        names: the files that belong to the bank.
        head: name of the file that holds the head.
        faults: files that were passed over, with the reason.
    """

    def __init__(self, names: list[str], head: str, faults: list[SourceFault]) -> None:
        self.names = names
        self.head = head
        self.faults = faults

    def read(self, name: str, most: int | None = None) -> bytes:
        """Return the content of a file.

        Args:
            name: of the file.
            most: how many bytes are allowed, where that is less than files of its kind may have.

        Raises:
            SourceFault: it cannot be read or is larger than allowed.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Let go of what is open."""

    def text_files(self) -> list[str]:
        """Name the files that hold bank text, the one with the head first."""
        head = [self.head] if self.head in self.names else []
        return head + self.section_files() + self.item_files() + self.review_files()

    def item_files(self) -> list[str]:
        """Name the files that hold items only."""
        return self._in(ITEM_FOLDER)

    def section_files(self) -> list[str]:
        """Name the files that hold sections only."""
        return self._in(SECTION_FOLDER)

    def review_files(self) -> list[str]:
        """Name the file that holds reviews only, if there is one."""
        return [name for name in self.names if name == REVIEW_FILE]

    def picture_files(self) -> list[str]:
        """Name the files that should be pictures."""
        return self._in(PICTURE_FOLDER)

    def _in(self, folder: str) -> list[str]:
        return [name for name in self.names if name.startswith(f"{folder}/")]


class FileSource(Source):
    """A bank in one file."""

    def __init__(self, path: str) -> None:
        super().__init__([""], "", [])
        self._path = path

    def read(self, name: str, most: int | None = None) -> bytes:
        """Return the content of the file."""
        return _read_regular(self._path, name, most or FILE_BYTES, follow=True)


class FolderSource(Source):
    """A bank in a folder."""

    def __init__(self, path: str) -> None:
        faults: list[SourceFault] = []
        stamps = folder_stamps(path, faults)
        names = [stamp.name for stamp in stamps if not stamp.name.endswith("/")]
        super().__init__(names, HEAD_FILE, faults)
        self._path = path

    def read(self, name: str, most: int | None = None) -> bytes:
        """Return the content of a file of the folder."""
        path = os.path.join(self._path, *name.split("/"))
        return _read_regular(path, name, most or most_bytes(name), follow=False)


def most_bytes(name: str) -> int:
    """Return how large a file of a bank may be: text is bounded more closely than pictures."""
    return PACKAGE_BYTES if name.startswith(f"{PICTURE_FOLDER}/") else FILE_BYTES


def open_source(path: str) -> Source:
    """Find out what sort of bank lies at a path.

    Raises:
        SourceFault: there is none.
    """
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        raise _unreachable("", error) from error
    if stat.S_ISDIR(mode):
        return FolderSource(path)
    if not stat.S_ISREG(mode):
        raise SourceFault("", "not-a-file", "this is neither a file nor a folder")
    if is_package(path):
        # Imported late: zipfile costs some milliseconds and most banks need none of it.
        from trainer.banks.package import PackageSource

        return PackageSource(path)
    if path.lower().endswith(PACKAGE_SUFFIX):
        raise SourceFault(
            "",
            "not-a-package",
            "this is not a bank package, or its beginning is lost",
            "Copy it again from where it came from.",
        )
    return FileSource(path)


def display_name(path: str) -> str:
    """Return what a bank at a path is called where problems name it."""
    name = os.path.basename(os.path.abspath(path)) or path
    return "".join(one if one.isprintable() else "\ufffd" for one in name[:NAME_CHARACTERS])


def named_problem(problem: Problem, name: str) -> Problem:
    """Name a bank in a problem that concerns its own file or folder."""
    return problem if problem.path else problem._replace(path=name)


def is_package(path: str) -> bool:
    """Tell whether a file begins as a package does."""
    try:
        with open(path, "rb") as file:
            return file.read(4) in _ZIP_STARTS
    except OSError as error:
        raise _unreachable("", error) from error


def stamps(path: str) -> list[Stamp]:
    """Describe the files of a bank without reading them.

    Raises:
        SourceFault: nothing usable lies at the path.
    """
    try:
        found = os.stat(path)
    except (OSError, ValueError) as error:
        raise _unreachable("", error) from error
    if stat.S_ISDIR(found.st_mode):
        return folder_stamps(path, [])
    return [Stamp("", found.st_size, found.st_mtime_ns, found.st_ino)]


def read_at_most(read: Callable[[int], bytes], name: str, most: int) -> bytes:
    """Read a file that may be larger than it says, or than is allowed.

    Raises:
        SourceFault: it is larger than allowed.
    """
    content = read(most + 1)
    if len(content) > most:
        message = f"the file is larger than {most // MIB} MB"
        remedy = "Split it into several files."
        if name.startswith(f"{PICTURE_FOLDER}/"):
            remedy = "Save the picture smaller."
        raise SourceFault(name, "too-large", message, remedy)
    return content


def unchanged(path: str, seen: Iterable[Sequence[Any]]) -> bool:
    """Tell whether the files of a bank are still as their stamps say.

    That of a folder changes when a file comes or goes, so that nothing needs to be listed.
    """
    try:
        for name, size, mtime_ns, inode in seen:
            if name in ("", "/"):
                status = os.stat(path)
            else:
                status = os.stat(f"{path}/{name}", follow_symlinks=False)
            if status.st_mtime_ns != mtime_ns or status.st_ino != inode:
                return False
            if size != status.st_size and not name.endswith("/"):
                return False
    except (OSError, ValueError, TypeError):
        return False
    return True


def folder_stamps(path: str, faults: list[SourceFault]) -> list[Stamp]:
    """List the files of a bank's folder, sorted by name; others are passed over.

    The folders themselves are listed too, with a slash: theirs change when a file comes or goes.

    Args:
        path: of the folder.
        faults: told of what looks as if it were meant to be read, but is not.
    """
    found: list[Stamp] = []
    total = 0
    for folder in ("", *FOLDERS):
        found += _folder_stamp(path, folder)
        for entry in _entries(path, folder, faults):
            name = f"{folder}/{entry.name}" if folder else entry.name
            if not _belongs(name, entry, faults):
                continue
            status = entry.stat(follow_symlinks=False)
            total += status.st_size
            found.append(Stamp(name, status.st_size, status.st_mtime_ns, status.st_ino))
            if len(found) > PACKAGE_ENTRIES + len(FOLDERS) + 1:
                message = f"the folder holds more than {PACKAGE_ENTRIES:,} files"
                raise SourceFault("", "too-many-files", message)
    if total > PACKAGE_BYTES:
        message = f"the folder holds more than {PACKAGE_BYTES // MIB} MB"
        raise SourceFault("", "too-large", message)
    found.sort()
    return found


def stray_file(name: str) -> SourceFault | None:
    """Say what is wrong with the name of a file that looks like bank text but is not read."""
    folder, _, base = name.rpartition("/")
    stem, dot, suffix = base.rpartition(".")
    if suffix.lower() not in ("yaml", "yml") or base.startswith(".") or not dot:
        return None
    if folder == "" and base in TOP_FILES:
        return None
    if folder in _TEXT_FOLDERS and suffix == "yaml":
        return None
    if folder == "" and stem.lower() == "bank":
        remedy = f"Rename it to {HEAD_FILE}."
    elif folder in _TEXT_FOLDERS:
        remedy = f"Rename it to {stem}.yaml."
    else:
        remedy = f"Move it into the folder {ITEM_FOLDER}."
    return SourceFault(name, "not-read", "this file is not read", remedy)


def _folder_stamp(path: str, folder: str) -> list[Stamp]:
    try:
        status = os.stat(os.path.join(path, folder) if folder else path, follow_symlinks=not folder)
    except OSError:
        return []
    return [Stamp(f"{folder}/", 0, status.st_mtime_ns, status.st_ino)]


def _entries(path: str, folder: str, faults: list[SourceFault]) -> list[os.DirEntry[str]]:
    place = os.path.join(path, folder) if folder else path
    try:
        if folder and os.path.islink(place):
            faults.append(_link(folder))
            return []
        with os.scandir(place) as listing:
            return list(listing)
    except FileNotFoundError:
        return []
    except OSError as error:
        if folder:
            faults.append(_unreachable(folder, error))
            return []
        raise _unreachable("", error) from error


def _belongs(name: str, entry: os.DirEntry[str], faults: list[SourceFault]) -> bool:
    folder, _, base = name.rpartition("/")
    if base.startswith(".") or (folder == "" and base in FOLDERS):
        return False
    stray = stray_file(name)
    if stray is not None:
        faults.append(stray)
        return False
    wanted = base.endswith(".yaml") if folder != PICTURE_FOLDER else True
    if not wanted:
        return False
    if entry.is_symlink():
        faults.append(_link(name))
        return False
    if not entry.is_file(follow_symlinks=False):
        if folder != PICTURE_FOLDER:
            faults.append(SourceFault(name, "not-a-file", "this is not a file"))
        return False
    if len(base) > NAME_CHARACTERS:
        message = f"the name is longer than {NAME_CHARACTERS} characters"
        faults.append(SourceFault(name, "long-name", message, "Give it a shorter one."))
        return False
    return True


def _link(name: str) -> SourceFault:
    return SourceFault(
        name,
        "link",
        "this is a link, and links are not followed",
        "Put the file itself in its place.",
    )


def _unreachable(name: str, error: Exception) -> SourceFault:
    match error:
        case FileNotFoundError():
            return SourceFault(name, "missing", "there is no such file or folder")
        case PermissionError():
            return SourceFault(name, "no-permission", "reading it is not permitted")
        case ValueError():
            return SourceFault(name, "missing", "this cannot be the name of a file")
        case _:
            reason = getattr(error, "strerror", None) or type(error).__name__
            return SourceFault(name, "unreadable", f"it cannot be read ({reason})")


def _read_regular(path: str, name: str, most: int, *, follow: bool) -> bytes:
    """Read a file that must be a regular one: a pipe or device would block or never end."""
    try:
        descriptor = os.open(path, _OPEN_FLAGS | (0 if follow else _NO_FOLLOW))
    except (OSError, ValueError) as error:
        raise _unreachable(name, error) from error
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise SourceFault(name, "not-a-file", "this is not a file")
        try:
            return read_at_most(file.read, name, most)
        except OSError as error:
            raise _unreachable(name, error) from error
