# SPDX-License-Identifier: MIT
"""Set a bare checkout up: its virtual environment, its pinned packages, missing system libraries.

Standard library only, and nothing of the package but its own parts: nothing else may be there
yet. Every start from a checkout passes through this module, so it imports os and sys alone, and a
finished set-up costs the reading of one small file; `environment` and `system` are imported when
there is something to do. Written so that Pythons too old for the program read this far and say so.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing costs a millisecond that a ready start need not pay
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OLDEST_PYTHON = (3, 11)
RUN_PINS = "requirements/run.txt"
DEVELOPMENT_PINS = "requirements/dev.txt"

_STAMP = ".needlewise-setup"
_HANDED_OVER = "NEEDLEWISE_HANDED_OVER"  # set for the interpreter that is started in .venv


class SetupError(Exception):
    """The set-up cannot go on; the message is a sentence with the remedy."""


def checkout() -> str | None:
    """Return the folder of the checkout that this package lies in, or None outside of one."""
    if getattr(sys, "frozen", False):
        return None
    top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    marks = ("main.py", "pyproject.toml", RUN_PINS)
    return top if all(os.path.exists(os.path.join(top, mark)) for mark in marks) else None


def enter(top: str, command: Sequence[str], pins: str = RUN_PINS) -> None:
    """Return when this interpreter can run the program; otherwise go over to one that can.

    The interpreter of ``.venv`` in the checkout is always the one, but for a virtual environment
    that somebody activated and that holds all packages.

    Args:
        top: the checkout.
        command: what to hand the interpreter of ``.venv`` to arrive here again.
        pins: the file of pinned requirements that must be installed.

    Raises:
        SetupError: the set-up failed.
    """
    handed_over = os.environ.pop(_HANDED_OVER, None) is not None
    if sys.version_info < OLDEST_PYTHON:
        raise SetupError(_too_old())
    home = home_of(top)
    inside = _is_inside(home)
    if inside and is_ready(top, pins) and read_stamp(home)[0] == ["python", version()]:
        return
    if not inside and sys.prefix != sys.base_prefix and _has_packages(pins):
        return
    if handed_over and not inside:
        raise SetupError(f"The environment {home} does not work; delete it and start again.")
    if inside or not is_ready(top, pins):
        from trainer.bootstrap import environment

        environment.set_up(top, pins)
    _hand_over(home, command)


def say(line: str) -> None:
    """Tell the user what is going on, on standard error: output for programs stays clean."""
    if sys.stderr is not None:
        print(line, file=sys.stderr, flush=True)


def home_of(top: str) -> str:
    """Return the folder of the checkout's virtual environment."""
    return os.path.join(top, ".venv")


def python_in(home: str) -> str:
    """Return the interpreter of a virtual environment."""
    if os.name == "nt":
        return os.path.join(home, "Scripts", "python.exe")
    return os.path.join(home, "bin", "python")


def version() -> str:
    """Return the running Python's version as far as packages depend on it, like 3.11."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


# The stamp's first line names the Python that the environment was made with; the file is there
# from the first moment on, with another first line until the set-up is done. A line follows for
# each file that the set-up read: name, size, time of change, digest. A start compares size and
# time; only where the time differs alone, after a clone or a touch, the digest decides.


def read_stamp(home: str) -> list[list[str]]:
    """Return the words of each line of the environment's stamp; nothing where there is none."""
    try:
        with open(os.path.join(home, _STAMP), encoding="utf-8") as file:
            return [line.split() for line in file]
    except (OSError, UnicodeDecodeError):
        return []


def write_stamp(home: str, lines: Iterable[str]) -> None:
    """Replace the environment's stamp at one stroke."""
    path = os.path.join(home, _STAMP)
    draft = f"{path}.{os.getpid()}"
    with open(draft, "w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    os.replace(draft, path)


def stamp_lines(top: str, pins: str) -> list[str]:
    """Return the lines that describe the files of a set-up as they are now."""
    import hashlib

    lines = []
    for name in _inputs(pins):
        path = os.path.join(top, name)
        with open(path, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        status = os.stat(path)
        lines.append(f"{name} {status.st_size} {status.st_mtime_ns} {digest}")
    return lines


def is_ready(top: str, pins: str) -> bool:
    """Tell whether the environment is finished, and made from the files as they are now."""
    home = home_of(top)
    stamp = read_stamp(home)
    if not stamp or stamp[0][:1] != ["python"]:
        return False
    noted = {words[0]: words[1:] for words in stamp[1:] if len(words) == 4}
    touched = False
    for name in _inputs(pins):
        status = os.stat(os.path.join(top, name))
        size, changed, _ = noted.get(name, ("", "", ""))
        if size != str(status.st_size):
            return False
        touched = touched or changed != str(status.st_mtime_ns)
    return not touched or _is_same(home, stamp, stamp_lines(top, pins))


def _is_same(home: str, stamp: list[list[str]], lines: list[str]) -> bool:
    noted = {words[0]: words for words in stamp}
    for line in lines:
        words = line.split()
        if words[3] != noted[words[0]][3]:
            return False
        noted[words[0]] = words
    try:
        write_stamp(home, (" ".join(words) for words in noted.values()))
    except OSError:
        return True  # a folder that cannot be written costs each start a few milliseconds
    return True


def _inputs(pins: str) -> tuple[str, ...]:
    # What the tests run with includes what the program runs with, in the same versions.
    return ("pyproject.toml", RUN_PINS) if pins == RUN_PINS else ("pyproject.toml", RUN_PINS, pins)


def _too_old() -> str:
    found = ".".join(str(part) for part in sys.version_info[:3])
    wanted = ".".join(str(part) for part in OLDEST_PYTHON)
    return (
        f"Needlewise needs Python {wanted} or newer and this is {found}; start it with a newer "
        "one, for example: python3.12 main.py"
    )


def _is_inside(home: str) -> bool:
    try:
        return os.path.samefile(sys.prefix, home)
    except OSError:
        return False


def _has_packages(pins: str) -> bool:
    from importlib.machinery import PathFinder

    names = ["PySide6", "yaml", "pydantic", "click", "rich", "platformdirs"]
    if pins == DEVELOPMENT_PINS:
        names += ["pytest", "pytestqt", "pytest_timeout", "hypothesis", "coverage", "orjson"]
    return all(PathFinder.find_spec(name) is not None for name in names)


def _hand_over(home: str, command: Sequence[str]) -> None:
    python = python_in(home)
    os.environ[_HANDED_OVER] = "1"
    try:
        if os.name == "nt":
            # There exec starts a second process and ends this one; a shell takes that for the end.
            import subprocess

            sys.exit(subprocess.call([python, *command]))
        os.execv(python, [python, *command])  # noqa: S606 - no shell is the point
    except OSError as error:
        raise SetupError(
            f"The environment {home} does not work ({error.strerror}); delete it and start again."
        ) from error
