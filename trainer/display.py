# SPDX-License-Identifier: MIT
"""Finds out, without Qt, whether a window can be opened: without a display Qt ends the process."""

from __future__ import annotations

import os
import sys

X11 = "x11"
WAYLAND = "wayland"
OTHER = "other"


def find() -> str | None:
    """Return the kind of display that answers.

    Returns:
        `X11`, `WAYLAND`, `OTHER` (the system's own window, or a Qt platform without a screen,
        chosen through QT_QPA_PLATFORM); None where there is none, or none that lets this user in.
    """
    if sys.platform in ("win32", "darwin"):
        return OTHER
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen and chosen not in ("xcb", "wayland"):
        return OTHER
    if chosen != "xcb" and _names_wayland() and _wayland_answers():
        return WAYLAND
    if chosen != "wayland" and os.environ.get("DISPLAY") and _x11_answers():
        return X11
    return None


def name() -> str:
    """Return what the environment names as the display; "" when it names none."""
    return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""


def _names_wayland() -> bool:
    socket = os.environ.get("WAYLAND_DISPLAY", "")
    return os.path.isabs(socket) or bool(socket and os.environ.get("XDG_RUNTIME_DIR"))


# Both ask the client library itself: it alone knows sockets, remote displays and access rights.
# Where the library is missing the answer is yes; the missing library is then what is reported.


def _wayland_answers() -> bool:
    import ctypes

    try:
        library = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return True
    library.wl_display_connect.restype = ctypes.c_void_p
    library.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    connection = library.wl_display_connect(None)
    if connection is None:
        return False
    library.wl_display_disconnect(connection)
    return True


def _x11_answers() -> bool:
    import ctypes

    try:
        library = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    library.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = library.xcb_connect(None, None)
    refused = library.xcb_connection_has_error(connection)
    library.xcb_disconnect(connection)
    return not refused
