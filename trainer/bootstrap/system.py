# SPDX-License-Identifier: MIT
"""System packages: those that hold the libraries Qt needs, and how missing ones are come by."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

from trainer.bootstrap import SetupError, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# What Qt loads with any window, and what its X11 and Wayland parts load besides, with Debian's
# names for the packages; its later releases provide packages of these names.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def missing_libraries(wanted: Mapping[str, str]) -> list[str]:
    """Return those of the wanted shared libraries that cannot be loaded."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for name in wanted:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def provide_libraries(wanted: Mapping[str, str], *, install: bool) -> bool:
    """See that shared libraries are there.

    Args:
        wanted: names of libraries, and of the packages that hold them.
        install: whether missing ones may be installed, as root on a machine with apt.

    Returns:
        Whether anything was missing, and is there now.

    Raises:
        SetupError: something is missing and stays so; the message names it.
    """
    missing = missing_libraries(wanted)
    if not missing:
        return False
    reason = "Qt needs system libraries that are missing: " + ", ".join(missing)
    provide(sorted({wanted[name] for name in missing}), reason, install=install)
    still = missing_libraries(wanted)
    if still:
        raise SetupError(f"System libraries still cannot be loaded: {', '.join(still)}.")
    return True


def provide(packages: Sequence[str], reason: str, *, install: bool = True) -> None:
    """Install system packages where that can be done, or say which ones the user must install.

    Raises:
        SetupError: they could not be installed from here.
    """
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"{reason}; install what holds them with your system's package manager (on Debian: "
            f"{names}) and start again."
        )
    if not install or os.geteuid() != 0:
        raise SetupError(f"{reason}; run `sudo apt-get install {names}` and start again.")
    say(f"{reason}; installing {names}")
    fetch = ["apt-get", "install", "-y", "--no-install-recommends"]
    fetch += ["-o", "DPkg::Lock::Timeout=120", *packages]
    # The package lists may be missing or old: they are fetched only if it does not go without.
    for command in (fetch, ["apt-get", "update"], fetch):
        output, code = run(command, DEBIAN_FRONTEND="noninteractive")
        if command is fetch and code == 0:
            return
    raise SetupError(
        f"{reason}; apt-get could not install {names}: {last_line(output)} Look at the network "
        "and at apt's sources, then start again."
    )


def run(
    command: Sequence[str], watch: Callable[[str], None] | None = None, **variables: str
) -> tuple[str, int]:
    """Run a program without input.

    Args:
        command: the program and its arguments.
        watch: called with each line of output as it comes.
        variables: set in the program's environment besides the present ones.

    Returns:
        What it printed on both streams, and its exit code.
    """
    output = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **variables},
    ) as process:
        for line in process.stdout or ():
            output.append(line)
            if watch is not None:
                watch(line)
    return "".join(output), process.returncode


def last_line(output: str) -> str:
    """Return the last line that says something, as a sentence."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1].rstrip(".") + "." if lines else "it gave no reason."
