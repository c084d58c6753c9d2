# SPDX-License-Identifier: MIT
"""Reads the command line as far as it must, and starts the window or the command line.

On the way to the window nothing is imported that the window does not need: a learner waits for
the first question. Written, like `bootstrap`, so that too old a Python reads it and says so.
"""

from __future__ import annotations

import gc
import os
import sys

from trainer import __version__, bootstrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("practise", "bank", "data", "report", "exam", "review")

USER_ERROR = 2
UNEXPECTED = 3
INTERRUPTED = 130


class _UsageError(Exception):
    """The arguments make no sense; the message is a sentence with the remedy."""


class _Request:
    """What the arguments ask for.

    States:
        command: one of `COMMANDS`; "" for the window.
        options: for the window, each option and its value as words of their own.
        file: a bank or course file for the window to open; "" for none.
    """

    def __init__(self) -> None:
        self.command = ""
        self.data: str | None = None
        self.file = ""
        self.help = False
        self.options: list[str] = []
        self.version = False


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: the arguments after the program's name; the process's own when None.

    Returns:
        The exit code: 0, or 2 for what the user can mend, 3 for a fault of the program; a
        command may have others.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        request = _read(arguments)
        if request.version:
            print(f"needlewise {__version__}")
            return 0
        top = bootstrap.checkout()
        if top is not None:
            bootstrap.enter(top, _restart(top, arguments))
    except (_UsageError, bootstrap.SetupError) as error:
        bootstrap.say(str(error))
        return USER_ERROR
    return _guarded(request, arguments, top)


def _guarded(request: _Request, arguments: list[str], top: str | None) -> int:
    """Start what is asked for; whatever comes of it ends in a sentence and an exit code."""
    from trainer.errors import TrainerError

    try:
        if request.command or request.help:
            return _run_command(arguments, request.data)
        return _open_window(request, arguments, top)
    except TrainerError as error:
        bootstrap.say(error.user_message)
        return USER_ERROR
    except (_UsageError, bootstrap.SetupError) as error:
        bootstrap.say(str(error))
        return USER_ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; the interpreter would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        bootstrap.say(_after(error, request.data))
        return UNEXPECTED


def _read(arguments: Sequence[str]) -> _Request:
    request = _Request()
    words = iter(arguments)
    files = []
    for word in words:
        option, equals, value = word.partition("=")
        if option in ("--data", "--seed"):
            value = value if equals else next(words, "")
            _take_option(request, option, value)
        elif word in ("-h", "--help"):
            request.help = True
        elif word == "--version":
            request.version = True
        elif word == "--smoke":  # for checks: the window opens, shows its first page, and closes
            request.options.append(word)
        elif word.startswith("-"):
            raise _UsageError(f"There is no option {word}; `{_called()} --help` lists them.")
        elif word in COMMANDS:
            request.command = word
            return request  # the rest is the command's own
        else:
            files.append(word)
    if files and not request.help and not request.version:
        request.file = _one_file(files)
    return request


def _take_option(request: _Request, option: str, value: str) -> None:
    if not value:
        raise _UsageError(f"The option {option} needs a value.")
    if option == "--data":
        request.data = value
    elif not value.lstrip("-").isdecimal():
        raise _UsageError(f"The option --seed needs a whole number, not {value}.")
    request.options += [option, value]


def _one_file(files: list[str]) -> str:
    first = files[0]
    if not os.path.exists(first):
        from difflib import get_close_matches

        near = get_close_matches(first, COMMANDS, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"`{_called()} --help` lists the commands."
        raise _UsageError(f"There is no command and no file {first}; {hint}")
    if len(files) > 1:
        raise _UsageError(f"One file is opened at a time; {files[1]} is one too many.")
    return first


def _called() -> str:
    """Return what to type to start the program."""
    return "needlewise" if bootstrap.checkout() is None else "python3 main.py"


def _restart(top: str, arguments: list[str]) -> list[str]:
    return [os.path.join(top, "main.py"), *arguments]


def _run_command(arguments: list[str], data: str | None) -> int:
    from trainer import journal, paths
    from trainer.cli import main as run

    journal.attach(paths.resolve(data).logs)
    return run(arguments)


def _open_window(request: _Request, arguments: list[str], top: str | None) -> int:
    from trainer import display

    kind = display.find()
    if kind is None:
        return _practise_in_terminal(request)
    if kind != display.OTHER:
        # Qt would end the process if the libraries of its display were missing.
        from trainer.bootstrap import system

        libraries = system.X11_LIBRARIES if kind == display.X11 else system.WAYLAND_LIBRARIES
        system.provide_libraries(libraries, install=top is not None)
    # Nothing that is built on the way to the first question is garbage, all that Qt's modules make
    # among it; `Program.run` lets the collector begin.
    gc.disable()
    try:
        from trainer.ui.app import run
    except ImportError:
        from trainer.bootstrap import system

        if not system.provide_libraries(system.QT_LIBRARIES, install=top is not None):
            raise
        # Half of Qt is loaded by now: begin again.
        os.execv(sys.executable, [sys.executable, *_restart(top or "", arguments)])  # noqa: S606
    return run([*request.options, request.file] if request.file else request.options)


def _practise_in_terminal(request: _Request) -> int:
    from trainer import display

    named = display.name()
    what = f"The display {named} does not answer" if named else "There is no display for a window"
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise _UsageError(
            f"{what}; start Needlewise on a desktop, or run `{_called()} practise` in a terminal."
        )
    bootstrap.say(f"{what}, so practice goes on here in the terminal.")
    bank = ["--bank", request.file] if request.file else []
    options = [word for word in request.options if word != "--smoke"]
    return _run_command([*options, "practise", *bank], request.data)


def _after(error: Exception, data: str | None) -> str:
    """Return what to tell about an unexpected error, having put its details into the log."""
    from trainer import journal, paths

    top = bootstrap.checkout()
    if isinstance(error, ModuleNotFoundError) and error.name and top is not None:
        package = error.name.partition(".")[0]
        if package != "trainer":
            return (
                f"The package {package} is missing; delete {bootstrap.home_of(top)} and start "
                "again, and it is set up anew."
            )
    log = journal.record(paths.resolve(data).logs, error)
    return f"Something went wrong that Needlewise did not foresee; the details are in {log}"
