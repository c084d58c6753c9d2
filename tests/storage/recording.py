# SPDX-License-Identifier: MIT
"""Records every write, sync, truncation and deletion that SQLite asks of the system.

A shim around SQLite's default VFS, put into the very library that Python's `sqlite3` uses. Every
file is opened by the default VFS as ever; then the table of its methods is swapped for a copy in
which writing, syncing, truncating and closing go through here and on to the original. Everything
else, shared memory and locks included, never comes by.

Where Python was built so that the library's functions cannot be reached (linked statically, with
hidden symbols), nothing can be recorded: `unreachable()` says so, and the tests are skipped with
that reason rather than pass without having looked.

Layout of the structures: https://www.sqlite.org/c3ref/vfs.html and c3ref/io_methods.html
"""

import _sqlite3
import ctypes
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, c_char_p, c_int, c_int64, c_void_p, cast
from pathlib import Path
from typing import NamedTuple


class Opened(NamedTuple):
    name: str
    created: bool


class Written(NamedTuple):
    name: str
    offset: int
    data: bytes


class Truncated(NamedTuple):
    name: str
    size: int


class Synced(NamedTuple):
    name: str


class Deleted(NamedTuple):
    name: str
    synced: bool  # the folder as well, so that the deletion lasts


class Mark(NamedTuple):
    """Something that the test did, told by itself."""

    text: str


Call = Opened | Written | Truncated | Synced | Deleted | Mark

_OPEN = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_CLOSE = ctypes.CFUNCTYPE(c_int, c_void_p)
_WRITE = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = ctypes.CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        ("pAppData", c_void_p),
        ("xOpen", _OPEN),
        ("xDelete", _DELETE),
        *((f"other{number}", c_void_p) for number in range(14)),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("iVersion", c_int),
        ("xClose", _CLOSE),
        ("xRead", c_void_p),
        ("xWrite", _WRITE),
        ("xTruncate", _TRUNCATE),
        ("xSync", _SYNC),
        *((f"other{number}", c_void_p) for number in range(13)),
    )


class _File(ctypes.Structure):
    _fields_ = (("pMethods", POINTER(_Methods)),)


class Recorder:
    """Keeps the calls in their order, under the files' own names without their folder."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._names: dict[int, str] = {}
        self._originals: dict[int, _Methods] = {}
        self._copies: dict[int, _Methods] = {}
        self._wrappers = (
            _CLOSE(self._close),
            _WRITE(self._write),
            _TRUNCATE(self._truncate),
            _SYNC(self._sync),
        )

    def mark(self, text: str) -> None:
        self.calls.append(Mark(text))

    def open(self, original: _Vfs, vfs: int, name: int, file: int, flags: int, out: int) -> int:
        path = Path(ctypes.string_at(name).decode()) if name else None
        created = path is not None and not path.exists()
        result = int(original.xOpen(vfs, name, file, flags, out))
        methods = cast(file, POINTER(_File)).contents.pMethods
        if path is not None and methods and result == 0:
            self._names[file] = path.name
            self._originals[file] = methods.contents
            cast(file, POINTER(_File)).contents.pMethods = ctypes.pointer(
                self._wrapped(methods.contents)
            )
            self.calls.append(Opened(path.name, created))
        return result

    def delete(self, original: _Vfs, vfs: int, name: int, sync_folder: int) -> int:
        path = Path(ctypes.string_at(name).decode())
        if path.exists():
            self.calls.append(Deleted(path.name, bool(sync_folder)))
        return int(original.xDelete(vfs, name, sync_folder))

    def _wrapped(self, methods: _Methods) -> _Methods:
        place = ctypes.addressof(methods)
        if place not in self._copies:
            copy = _Methods.from_buffer_copy(methods)
            copy.xClose, copy.xWrite, copy.xTruncate, copy.xSync = self._wrappers
            self._copies[place] = copy
        return self._copies[place]

    def _close(self, file: int) -> int:
        del self._names[file]
        return int(self._originals.pop(file).xClose(file))

    def _write(self, file: int, data: int, amount: int, offset: int) -> int:
        self.calls.append(Written(self._names[file], offset, ctypes.string_at(data, amount)))
        return int(self._originals[file].xWrite(file, data, amount, offset))

    def _truncate(self, file: int, size: int) -> int:
        self.calls.append(Truncated(self._names[file], size))
        return int(self._originals[file].xTruncate(file, size))

    def _sync(self, file: int, flags: int) -> int:
        # Noted after it is done: a cut before that finds nothing synced.
        result = int(self._originals[file].xSync(file, flags))
        self.calls.append(Synced(self._names[file]))
        return result


def unreachable() -> str:
    """Say why nothing can be recorded with this Python; "" when all is well."""
    try:
        _library()
    except (AttributeError, OSError) as error:
        return f"the functions of SQLite cannot be reached in this Python: {error}"
    return ""


@contextmanager
def recording() -> Iterator[Recorder]:
    """Record what all connections opened meanwhile do; they must be closed before the end."""
    library = _library()
    original = library.sqlite3_vfs_find(None).contents
    recorder = Recorder()
    shim = _Vfs.from_buffer_copy(original)
    shim.zName = b"recording"
    shim.xOpen = _OPEN(lambda *arguments: recorder.open(original, *arguments))
    shim.xDelete = _DELETE(lambda *arguments: recorder.delete(original, *arguments))
    assert library.sqlite3_vfs_register(ctypes.byref(shim), 1) == 0
    try:
        yield recorder
        assert not recorder._names, "a connection is still open"
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(shim))
        library.sqlite3_vfs_register(ctypes.byref(original), 1)


def _library() -> ctypes.CDLL:
    """Find the SQLite library that the `sqlite3` module uses, and no other copy of it."""
    # Looks through what the module's own file is linked with, or the program itself.
    library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
    library.sqlite3_libversion.restype = c_char_p
    if library.sqlite3_libversion().decode() != sqlite3.sqlite_version:
        raise OSError("found another SQLite than the one in use")
    library.sqlite3_vfs_find.restype = POINTER(_Vfs)
    library.sqlite3_vfs_find.argtypes = (c_char_p,)
    library.sqlite3_vfs_register.argtypes = (c_void_p, c_int)
    library.sqlite3_vfs_unregister.argtypes = (c_void_p,)
    return library
