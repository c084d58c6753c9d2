# SPDX-License-Identifier: MIT
"""Read-only files that ship with the program: question banks, fonts, icons, theme tokens.

The one place that knows where they lie, so that a source tree, an editable install, a wheel and a
frozen program all work without a branch elsewhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_BUNDLED = "_bundled"


def _clean(name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or not path.parts:
        msg = f"not the name of a bundled file: {name!r}"
        raise ValueError(msg)
    return str(path)


def _root() -> Path | None:
    """Return the folder that holds the bundled files; None inside an archive."""
    package = Path(__file__).parent
    bundled = package / _BUNDLED
    if bundled.is_dir():
        return bundled
    return package.parent if package.is_dir() else None


_ROOT = _root()


def _in_archive(name: str) -> "Traversable":
    # Imported late: it costs some milliseconds, and a folder on disk needs none of it.
    from importlib.resources import files

    return files("trainer").joinpath(_BUNDLED).joinpath(*PurePosixPath(name).parts)


def import_path() -> str:
    """Return the folder from which `trainer` is imported, for child processes."""
    return str(Path(__file__).parent.parent)


def read_bytes(name: str) -> bytes:
    """Return the content of a bundled file.

    Args:
        name: relative, with forward slashes, such as `assets/icons/lucide/check.svg`.

    Raises:
        ValueError: the name is absolute or leads out of the bundled files.
        FileNotFoundError: there is no such file.
    """
    clean = _clean(name)
    return (_ROOT / clean).read_bytes() if _ROOT is not None else _in_archive(clean).read_bytes()


def read_text(name: str) -> str:
    """Return a bundled UTF-8 file as text; see `read_bytes`."""
    return read_bytes(name).decode("utf-8")


def names(folder: str) -> list[str]:
    """Return the names of what a bundled folder holds, sorted, each relative to the root."""
    clean = _clean(folder)
    place = _ROOT / clean if _ROOT is not None else _in_archive(clean)
    return sorted(f"{clean}/{entry.name}" for entry in place.iterdir())


@contextmanager
def as_path(name: str) -> Iterator[Path]:
    """Give a real path for a bundled file or folder, for libraries that insist on one."""
    clean = _clean(name)
    if _ROOT is not None:
        yield _ROOT / clean
        return
    from importlib.resources import as_file

    with as_file(_in_archive(clean)) as path:
        yield path
