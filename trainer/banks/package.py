# SPDX-License-Identifier: MIT
"""The package of a bank, a `.needlebank` file: a zip of its folder, read with distrust.

Everything is checked in the directory of the archive before anything is unpacked, what is
unpacked goes into memory under caps, and nothing is ever written to disk by reading.
"""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from trainer.banks.source import (
    FOLDERS,
    HEAD_FILE,
    PACKAGE_SUFFIX,
    PICTURE_FOLDER,
    TOP_FILES,
    FolderSource,
    Source,
    SourceFault,
    most_bytes,
    read_at_most,
    stray_file,
)
from trainer.banks.wording import shown
from trainer.errors import BankError
from trainer.model.limits import (
    MIB,
    NAME_CHARACTERS,
    PACKAGE_BYTES,
    PACKAGE_ENTRIES,
    PACKAGE_RATIO,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_SIGNATURE = b"PK\x03\x04"
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNIX = 3
# A directory with the longest allowed names and a fair share of extra fields.
_DIRECTORY_BYTES = PACKAGE_ENTRIES * (46 + 4 * NAME_CHARACTERS + 256)
# Short text may shrink to almost nothing; only what is large can be a bomb.
_RATIO_FROM = MIB
_ARCHIVES = (PACKAGE_SUFFIX, ".zip", ".7z", ".rar", ".tar", ".gz", ".bz2", ".xz", ".zst")
_DRIVE = re.compile(r"[A-Za-z]:")
# Every packed bank has the same bytes for the same content.
_STAMP = (1980, 1, 1, 0, 0, 0)
_AGAIN = "Copy or download it again."


class PackageSource(Source):
    """A bank in a package; to be closed."""

    def __init__(self, path: str) -> None:
        try:
            self._file: BinaryIO = open(path, "rb")  # noqa: SIM115 - closed by close()
        except OSError as error:
            raise SourceFault("", "unreadable", f"it cannot be read ({error.strerror})") from error
        try:
            checked = _checked_members(self._file)
            self._archive = zipfile.ZipFile(self._file)
            self._members = {name: self._archive.getinfo(name) for name in checked}
        except (zipfile.BadZipFile, KeyError) as error:
            self._file.close()
            raise SourceFault("", "damaged", "the package is damaged", _AGAIN) from error
        except BaseException:
            self._file.close()
            raise
        faults: list[SourceFault] = []
        names = sorted(name for name in checked if _belongs(name, faults))
        super().__init__(names, HEAD_FILE, faults)

    def read(self, name: str, most: int | None = None) -> bytes:
        """Return the content of a member."""
        info = self._members[name]
        try:
            with self._archive.open(info) as member:
                content = read_at_most(member.read, name, most or most_bytes(name))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            message = "this part of the package is damaged"
            raise SourceFault(name, "damaged", message, _AGAIN) from error
        if len(content) != info.file_size:
            raise SourceFault(name, "damaged", "this part of the package is cut off", _AGAIN)
        return content

    def close(self) -> None:
        """Close the file."""
        self._archive.close()
        self._file.close()


def pack(folder: str, file: str) -> None:
    """Pack a bank's folder; the same content always makes the same bytes.

    Raises:
        BankError: the folder cannot be packed as it is, or the file cannot be written.
    """
    if not os.path.isdir(folder):
        raise BankError(f"{folder} is not a folder.")
    try:
        source = FolderSource(folder)
        if HEAD_FILE not in source.names:
            raise BankError(f"{folder} holds no {HEAD_FILE}.")
        contents = ((name, _packable(folder, name)) for name in source.names)
        write_package(contents, file)
    except SourceFault as fault:
        place = fault.path or folder
        raise BankError(f"{place}: {fault.message}. {fault.remedy}".strip()) from fault
    except OSError as error:
        raise BankError(f"{file} cannot be written: {error.strerror}.", str(error)) from error


def write_package(contents: Iterable[tuple[str, bytes]], file: str) -> None:
    """Write a package, complete or not at all.

    Raises:
        SourceFault: the package would not be accepted when read.
        OSError: the file cannot be written.
    """
    temporary = os.path.join(
        os.path.dirname(os.path.abspath(file)), f".{os.path.basename(file)}.{os.getpid()}.tmp"
    )
    try:
        with open(temporary, "wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
                for name, content in contents:
                    info = zipfile.ZipInfo(name, _STAMP)
                    info.create_system = _UNIX
                    info.external_attr = (stat.S_IFREG | 0o644) << 16
                    info.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(info, content)
            stream.flush()
            os.fsync(stream.fileno())
        PackageSource(temporary).close()
        os.replace(temporary, file)
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)


def _packable(folder: str, name: str) -> bytes:
    with open(os.path.join(folder, *name.split("/")), "rb") as file:
        return read_at_most(file.read, name, PACKAGE_BYTES)


class _End(NamedTuple):
    """The end record of a zip: where its directory is."""

    entries: int
    size: int
    offset: int


def _checked_members(file: BinaryIO) -> dict[str, zipfile.ZipInfo]:
    """Read the directory of an archive; refuse the whole where one entry is not as it should be."""
    file.seek(0, os.SEEK_END)
    length = file.tell()
    if length > PACKAGE_BYTES:
        raise SourceFault("", "too-large", f"the package is larger than {PACKAGE_BYTES // MIB} MB")
    end = _end(file, length)
    file.seek(end.offset)
    # Only the directory is given to the reader, so that nothing else can be taken for it.
    infos = _infos(file.read(end.size), end)
    members: dict[str, zipfile.ZipInfo] = {}
    seen: dict[str, str] = {}
    files: set[str] = set()
    for info in infos:
        _check_name(info)
        _check_kind(info)
        _check_collision(info, seen, files)
        if not info.is_dir():
            members[info.filename] = info
    _check_sizes(list(members.values()))
    _check_places(file, infos, end.offset)
    return members


def _end(file: BinaryIO, length: int) -> _End:
    tail = min(length, _END.size + 0xFFFF)
    file.seek(length - tail)
    content = file.read(tail)
    position = content.rfind(_END_SIGNATURE)
    if position < 0 or position + _END.size > len(content):
        raise SourceFault("", "cut-off", "the package is cut off: its end is missing", _AGAIN)
    record = _END.unpack_from(content, position)
    _, disk, first_disk, here, entries, size, offset, comment = record
    start = length - tail + position
    if entries > PACKAGE_ENTRIES or size > _DIRECTORY_BYTES:
        if entries == 0xFFFF or size == 0xFFFFFFFF:
            message = "the package is a zip of a kind that is not read (zip64)"
            raise SourceFault("", "zip64", message)
        message = f"the package holds more than {PACKAGE_ENTRIES:,} entries"
        raise SourceFault("", "too-many-files", message)
    if disk or first_disk or here != entries:
        raise SourceFault("", "split", "the package is one part of several", "Give it as one file.")
    if offset + size != start or position + _END.size + comment != len(content):
        message = "the package is damaged: its directory is not where it should be"
        raise SourceFault("", "damaged", message, _AGAIN)
    return _End(entries, size, offset)


def _infos(directory: bytes, end: _End) -> list[zipfile.ZipInfo]:
    record = _END.pack(_END_SIGNATURE, 0, 0, end.entries, end.entries, end.size, 0, 0)
    try:
        with zipfile.ZipFile(io.BytesIO(directory + record)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        message = "the package is damaged: its directory cannot be read"
        raise SourceFault("", "damaged", message, _AGAIN) from error
    if len(infos) != end.entries:
        message = "the package is damaged: its directory does not hold what it says"
        raise SourceFault("", "damaged", message, _AGAIN)
    return infos


def _check_name(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename
    parts = name.removesuffix("/").split("/")
    if "\0" in name or any(unicodedata.category(character) == "Cc" for character in name):
        raise _refused(name, "name", "its name holds a character that cannot be seen")
    if "\\" in name:
        raise _refused(name, "name", "its name holds a backslash")
    if name.startswith("/") or _DRIVE.match(name):
        raise _refused(name, "outside", "its name begins outside of the package")
    if ".." in parts:
        raise _refused(name, "outside", "its name leads out of the package")
    if "" in parts or "." in parts:
        raise _refused(name, "name", "its name is not a plain one")
    if any(len(part) > NAME_CHARACTERS for part in parts):
        raise _refused(name, "long-name", f"its name is longer than {NAME_CHARACTERS} characters")
    if name.lower().endswith(_ARCHIVES):
        raise _refused(name, "nested", "it is an archive inside the archive")


def _check_kind(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename
    if info.flag_bits & _ENCRYPTED:
        raise _refused(name, "encrypted", "it is encrypted")
    if info.compress_type not in _METHODS:
        raise _refused(name, "method", "it is compressed in a way that is not read")
    mode = info.external_attr >> 16 if info.create_system == _UNIX else 0
    kind = stat.S_IFMT(mode)
    if kind == stat.S_IFLNK:
        raise _refused(name, "link", "it is a link")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _refused(name, "not-a-file", "it is neither a file nor a folder")


def _check_collision(info: zipfile.ZipInfo, seen: dict[str, str], files: set[str]) -> None:
    """Refuse names that some file system could not keep apart, and files used as folders."""
    name = info.filename.removesuffix("/")
    parts = [_folded(part) for part in name.split("/")]
    for depth in range(1, len(parts) + 1):
        folded = "/".join(parts[:depth])
        is_folder = depth < len(parts) or info.is_dir()
        # A folder may be named as often as it likes, if it is always spelt alike.
        role = f"folder {'/'.join(name.split('/')[:depth])}" if is_folder else f"file {name}"
        known = seen.setdefault(folded, role)
        if known != role or (not is_folder and folded in files):
            message = "its name cannot be told from that of another entry"
            raise _refused(name, "collision", message)
        if not is_folder:
            files.add(folded)


def _folded(part: str) -> str:
    """Fold a name as the most careless file system does."""
    return unicodedata.normalize("NFKC", part).casefold().rstrip(" .")


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    total = 0
    for info in infos:
        total += info.file_size
        if total > PACKAGE_BYTES:
            message = f"unpacked, the package is larger than {PACKAGE_BYTES // MIB} MB"
            raise SourceFault("", "too-large", message)
        if info.file_size > _RATIO_FROM and info.file_size > PACKAGE_RATIO * info.compress_size:
            raise _refused(info.filename, "bomb", "it grows beyond measure when it is unpacked")


def _check_places(file: BinaryIO, infos: list[zipfile.ZipInfo], limit: int) -> None:
    """Refuse entries that lie in one another, or whose own heading says something else."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    following = [*(info.header_offset for info in ordered), limit][1:]
    for info, until in zip(ordered, following, strict=True):
        file.seek(info.header_offset)
        heading = file.read(_LOCAL.size)
        if len(heading) < _LOCAL.size or not heading.startswith(_LOCAL_SIGNATURE):
            raise _refused(info.filename, "damaged", "it is not where the directory says")
        *_, name_length, extra_length = _LOCAL.unpack(heading)
        flags = heading[6] | heading[7] << 8
        begin = info.header_offset + _LOCAL.size + name_length + extra_length
        if begin + info.compress_size > until:
            raise _refused(info.filename, "overlap", "it overlaps another entry")
        if flags & _ENCRYPTED:
            raise _refused(info.filename, "encrypted", "it is encrypted")
        coding = "utf-8" if flags & 0x800 else "cp437"
        name = file.read(name_length).decode(coding, "replace")
        if name != info.orig_filename:
            raise _refused(info.filename, "damaged", "it has two names")


def _belongs(name: str, faults: list[SourceFault]) -> bool:
    folder, _, base = name.rpartition("/")
    if base.startswith(".") or name.startswith("__MACOSX/"):
        return False
    stray = stray_file(name)
    if stray is not None:
        if stray.path.endswith(f"/{HEAD_FILE}") and folder not in FOLDERS:
            remedy = f"Pack the content of the folder {shown(folder)}, not the folder."
            stray = SourceFault(name, stray.code, stray.message, remedy)
        faults.append(stray)
        return False
    if folder in FOLDERS:
        return folder == PICTURE_FOLDER or base.endswith(".yaml")
    return name in TOP_FILES


def _refused(name: str, code: str, message: str) -> SourceFault:
    return SourceFault("", code, f'the package is refused: "{shown(name)}": {message}', "")
