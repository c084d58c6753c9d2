# SPDX-License-Identifier: MIT
"""The virtual environment of a checkout: made, filled with the pinned packages, redone."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time

from trainer import bootstrap
from trainer.bootstrap import SetupError, say, system

_UNFINISHED = "unfinished"
_NO_NETWORK = (
    "NewConnectionError",
    "Failed to establish a new connection",
    "name resolution",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "Network is unreachable",
)


def set_up(top: str, pins: str) -> None:
    """Make the checkout's environment, or bring the one that is there up to date.

    Args:
        top: the checkout.
        pins: the file of pinned requirements, relative to it.

    Raises:
        SetupError: it could not be done; what is there is redone at the next start.
    """
    home = bootstrap.home_of(top)
    try:
        with _Lock(f"{home}.lock"):
            works = _works(home)
            if works and bootstrap.is_ready(top, pins):
                return  # another start did it while this one waited
            say(f"Setting Needlewise up in {home}; done again only when what it needs changes.")
            if any(
                words[:1] == [bootstrap.DEVELOPMENT_PINS] for words in bootstrap.read_stamp(home)
            ):
                pins = bootstrap.DEVELOPMENT_PINS  # a start of the program leaves the tests ready
            if not works:
                _make(home)
            # Read before installing: a change that comes in between is then seen as one.
            lines = bootstrap.stamp_lines(top, pins)
            _install(home, os.path.join(top, pins))
            # The first start is then as quick as the later ones, also where Python is told not to
            # write what it compiles.
            package = os.path.join(top, "trainer")
            system.run([bootstrap.python_in(home), "-I", "-m", "compileall", "-q", package])
            bootstrap.write_stamp(home, [f"python {_version_in(home)}", *lines])
            say("  ready")
    except KeyboardInterrupt:
        raise SetupError("The set-up was interrupted; it goes on at the next start.") from None
    except OSError as error:
        raise SetupError(
            f"The set-up cannot write in {top} ({error.strerror}); make room there, or copy the "
            "checkout to a folder of yours, and start again."
        ) from error


class _Lock:
    """Keeps two starts from setting up the same checkout at once; the second waits."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        # The file stays: whoever removed it might remove one that a third start has just locked.
        self._file = open(self._path, "a", encoding="utf-8")
        if not self._try():
            say("Another start is setting Needlewise up here; waiting for it.")
            while not self._try():
                time.sleep(0.2)

    def __exit__(self, *exception: object) -> None:
        self._file.close()

    def _try(self) -> bool:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True


def _works(home: str) -> bool:
    """Tell whether packages can be installed into what is there, be it current or not."""
    version = _version_in(home)
    stamp = bootstrap.read_stamp(home)
    if not stamp:
        return version != ""  # somebody made this one by hand: it is used as it is
    return stamp[0] == ["python", version]


def _version_in(home: str) -> str:
    """Return the version of the environment's Python, or "" where it does not run with pip."""
    code = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    try:
        result = subprocess.run(
            [bootstrap.python_in(home), "-I", "-c", code],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return result.stdout.strip() if result.returncode == 0 else ""


def _make(home: str) -> None:
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        package = f"python{bootstrap.version()}-venv"
        system.provide([package], "This Python cannot make virtual environments")
    if os.path.isdir(home) and os.listdir(home):
        if not bootstrap.read_stamp(home):
            raise SetupError(
                f"{home} was not made by Needlewise and does not work; move it away and start "
                "again."
            )
        say("  removing an environment that was left unfinished or no longer works")
        shutil.rmtree(home)
    say("  making a virtual environment")
    os.makedirs(home, exist_ok=True)
    bootstrap.write_stamp(home, [_UNFINISHED])
    # Not the interpreter of the environment itself, should that be the one to be made anew.
    python = getattr(sys, "_base_executable", None) or sys.executable
    output, code = system.run([python, "-I", "-m", "venv", home])
    if code != 0:
        raise SetupError(
            f"The virtual environment {home} could not be made: {system.last_line(output)}"
        )


def _install(home: str, pins: str) -> None:
    with open(pins, encoding="utf-8") as file:
        count = sum(line[:1].isalnum() for line in file)
    say(f"  installing up to {count} pinned packages; what is not here yet is fetched")
    command = [bootstrap.python_in(home), "-I", "-m", "pip", "install", "--require-hashes"]
    command += ["--only-binary", ":all:", "--no-user", "--no-input", "--progress-bar", "off"]
    command += ["--disable-pip-version-check", "-r", pins]
    output, code = system.run(command, watch=_say_what_is_fetched)
    log = os.path.join(home, "setup.log")
    with open(log, "w", encoding="utf-8") as file:
        file.write(output)
    if code != 0:
        raise SetupError(f"{_why_pip_failed(output)} Details: {log}")


def _say_what_is_fetched(line: str) -> None:
    words = line.split()
    if words[:1] == ["Downloading"] and words[1].endswith(".whl"):
        name, version = words[1].rpartition("/")[2].split("-")[:2]
        say(f"    {name} {version} {' '.join(words[2:])}")


def _why_pip_failed(output: str) -> str:
    if "CERTIFICATE_VERIFY_FAILED" in output:
        return (
            "The packages could not be fetched, the package index shows a certificate that is not "
            "trusted here; on a network with its own, name it as `cert` in pip's configuration, "
            "and start again."
        )
    if any(sign in output for sign in _NO_NETWORK):
        return (
            "The packages could not be fetched, the package index does not answer; connect to the "
            "network, or set the proxy in pip's configuration, and start again."
        )
    if "No space left" in output:
        return "The disk is full; make room (about 500 MB) and start again."
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "A fetched package is not the one that is pinned and was not installed; start again, "
            "and if that does not help, ask whoever runs your package index."
        )
    if "No matching distribution found" in output:
        return (
            f"A package that Needlewise needs is not to be had for Python {bootstrap.version()} on "
            "this system; start it with another Python (3.11 to 3.13)."
        )
    return f"The packages could not be installed: {system.last_line(output)}"
