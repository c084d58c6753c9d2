# SPDX-License-Identifier: MIT
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer import __version__, bootstrap, display, launcher
from trainer.bootstrap import system
from trainer.errors import TrainerError


class Side:
    """Stands in for the window or the command line; keeps what it was started with."""

    def __init__(self) -> None:
        self.argv: list[str] | None = None
        self.does: Callable[[], int] = lambda: 0

    def start(self, argv: list[str]) -> int:
        self.argv = argv
        return self.does()


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run as from an installed package: no checkout that would set itself up."""
    monkeypatch.setattr(bootstrap, "checkout", lambda: None)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Side:
    side = Side()
    app = types.ModuleType("app")
    app.run = side.start
    monkeypatch.setitem(sys.modules, "trainer.ui", types.ModuleType("ui"))
    monkeypatch.setitem(sys.modules, "trainer.ui.app", app)
    return side


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Side:
    side = Side()
    cli = types.ModuleType("cli")
    cli.main = side.start
    monkeypatch.setitem(sys.modules, "trainer.cli", cli)
    return side


def test_without_arguments_the_window_opens(window):
    assert launcher.main([]) == 0
    assert window.argv == []


def test_the_windows_exit_code_is_passed_on(window):
    window.does = lambda: 7
    assert launcher.main([]) == 7


def test_options_come_to_the_window_as_separate_words(window, tmp_path):
    bank = tmp_path / "bank.yaml"
    bank.write_text("")
    launcher.main([f"--data={tmp_path}", str(bank), "--seed", "-3", "--smoke"])
    assert window.argv == ["--data", str(tmp_path), "--seed", "-3", "--smoke", str(bank)]


@pytest.mark.parametrize("command", launcher.COMMANDS)
def test_each_command_goes_to_the_command_line_whole(commands, command):
    assert launcher.main(["--data", "x", command, "--help", "--odd"]) == 0
    assert commands.argv == ["--data", "x", command, "--help", "--odd"]


def test_help_goes_to_the_command_line(commands):
    launcher.main(["--help"])
    assert commands.argv == ["--help"]


def test_the_version_is_printed(capsys):
    assert launcher.main(["--version"]) == 0
    assert capsys.readouterr().out == f"needlewise {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--colour"], "There is no option --colour; `needlewise --help` lists them."),
        (["--data"], "The option --data needs a value."),
        (["--seed="], "The option --seed needs a value."),
        (["--seed", "four"], "The option --seed needs a whole number, not four."),
        (["practice"], "There is no command and no file practice; did you mean `practise`?"),
        (["xyz"], "There is no command and no file xyz; `needlewise --help` lists the commands."),
    ],
)
def test_what_makes_no_sense_gets_a_sentence(capsys, arguments, sentence):
    assert launcher.main(arguments) == 2
    assert capsys.readouterr().err == sentence + "\n"


def test_a_second_file_is_one_too_many(capsys, tmp_path):
    files = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for file in files:
        file.write_text("")
    assert launcher.main([str(file) for file in files]) == 2
    assert "b.yaml is one too many" in capsys.readouterr().err


def test_data_in_no_folder_is_refused(capsys, tmp_path, commands):
    file = tmp_path / "file"
    file.write_text("")
    assert launcher.main(["--data", str(file), "bank", "list"]) == 2
    assert "is not a folder" in capsys.readouterr().err
    assert commands.argv is None


# Displays


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


def set_terminal(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: there, raising=False)


@pytest.mark.usefixtures("no_display")
def test_without_display_and_terminal_a_sentence_ends_it(capsys, monkeypatch):
    set_terminal(monkeypatch, False)
    assert launcher.main([]) == 2
    assert capsys.readouterr().err == (
        "There is no display for a window; start Needlewise on a desktop, or run "
        "`needlewise practise` in a terminal.\n"
    )


@pytest.mark.usefixtures("no_display")
def test_without_display_practice_goes_on_in_the_terminal(capsys, monkeypatch, commands, tmp_path):
    set_terminal(monkeypatch, True)
    assert launcher.main(["--data", str(tmp_path), "--smoke"]) == 0
    assert commands.argv == ["--data", str(tmp_path), "practise"]
    assert "practice goes on here in the terminal" in capsys.readouterr().err


@pytest.mark.usefixtures("no_display")
@pytest.mark.skipif(sys.platform != "linux", reason="asks the client libraries of Linux")
def test_a_display_that_does_not_answer_is_named(capsys, monkeypatch):
    set_terminal(monkeypatch, False)
    monkeypatch.setenv("DISPLAY", ":4321")
    # Without the client library the missing library is what there is to report.
    missing = system.missing_libraries({"libxcb.so.1": "libxcb1"})
    assert launcher.main([]) == 2
    said = capsys.readouterr().err
    assert ("libxcb1" if missing else "The display :4321 does not answer") in said


@pytest.mark.usefixtures("no_display")
@pytest.mark.parametrize(
    ("variables", "kind"),
    [
        ({}, None),
        ({"QT_QPA_PLATFORM": "offscreen"}, display.OTHER),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, display.OTHER),
        ({"QT_QPA_PLATFORM": "minimal;xcb"}, display.OTHER),
        ({"DISPLAY": ":0"}, display.X11),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/u"}, display.WAYLAND),
        ({"WAYLAND_DISPLAY": "/run/u/wayland-0"}, display.WAYLAND),
        ({"WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"WAYLAND_DISPLAY": "/w", "DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, display.X11),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland"}, None),
    ],
)
def test_the_display_is_the_one_that_the_environment_names(monkeypatch, variables, kind):
    monkeypatch.setattr(display, "_x11_answers", lambda: True)
    monkeypatch.setattr(display, "_wayland_answers", lambda: True)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert display.find() == kind


@pytest.mark.usefixtures("no_display")
def test_a_wayland_display_that_does_not_answer_leaves_x11(monkeypatch):
    monkeypatch.setattr(display, "_x11_answers", lambda: True)
    monkeypatch.setattr(display, "_wayland_answers", lambda: False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "/run/u/wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    assert display.find() == display.X11


def test_other_systems_have_a_display(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert display.find() == display.OTHER


@pytest.mark.usefixtures("no_display")
def test_libraries_of_the_display_are_there_before_qt(capsys, monkeypatch, window):
    monkeypatch.setattr(display, "find", lambda: display.X11)
    monkeypatch.setattr(system, "X11_LIBRARIES", {"libnot-there.so.7": "libnot-there7"})
    monkeypatch.setattr(system.shutil, "which", lambda name: "/usr/bin/apt-get")
    assert launcher.main([]) == 2
    assert "sudo apt-get install libnot-there7" in capsys.readouterr().err
    assert window.argv is None


# Failures


def raising(error: BaseException) -> Callable[[], int]:
    def does() -> int:
        raise error

    return does


def test_an_error_of_the_world_is_said(commands, capsys):
    commands.does = raising(TrainerError("The disk is full; make room."))
    assert launcher.main(["bank", "list"]) == 2
    assert capsys.readouterr().err == "The disk is full; make room.\n"


@pytest.mark.logs_warning("unexpected error")
def test_a_fault_is_one_sentence_and_its_details_are_in_the_log(commands, capsys, tmp_path):
    commands.does = raising(ZeroDivisionError("by nothing"))
    assert launcher.main(["--data", str(tmp_path), "bank", "list"]) == 3
    log = tmp_path / "logs" / "needlewise.log"
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(log) in said
    assert "ZeroDivisionError: by nothing" in log.read_text(encoding="utf-8")


def test_what_goes_well_writes_no_log(commands, tmp_path):
    launcher.main(["--data", str(tmp_path), "bank", "list"])
    assert list(tmp_path.glob("**/*.log")) == []


def test_a_package_missing_from_the_environment_is_named(commands, capsys, monkeypatch):
    monkeypatch.setattr(bootstrap, "checkout", lambda: "/checkout")
    monkeypatch.setattr(bootstrap, "enter", lambda top, command: None)
    commands.does = raising(ModuleNotFoundError("No module", name="rich.table"))
    assert launcher.main(["bank", "list"]) == 3
    assert "The package rich is missing; delete" in capsys.readouterr().err


def test_a_set_up_that_fails_is_said(monkeypatch, capsys):
    def enter(top: str, command: list[str]) -> None:
        raise bootstrap.SetupError(f"{top} {Path(command[0]).name} {command[1]}")

    monkeypatch.setattr(bootstrap, "checkout", lambda: "/checkout")
    monkeypatch.setattr(bootstrap, "enter", enter)
    assert launcher.main(["bank"]) == 2
    assert capsys.readouterr().err == "/checkout main.py bank\n"


def test_an_interruption_is_no_fault(commands):
    commands.does = raising(KeyboardInterrupt())
    assert launcher.main(["practise"]) == 130


@pytest.mark.skipif(sys.platform == "win32", reason="no descriptors to look at there")
def test_a_reader_that_went_away_is_no_fault(capfd, commands):
    commands.does = raising(BrokenPipeError())
    assert launcher.main(["bank", "list"]) == 1
    assert capfd.readouterr().err == ""


# Qt that cannot be loaded


@pytest.fixture
def without_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trainer.ui", types.ModuleType("ui"))
    monkeypatch.setitem(sys.modules, "trainer.ui.app", None)


@pytest.mark.usefixtures("without_qt")
@pytest.mark.skipif(sys.platform != "linux", reason="system libraries are looked at on Linux only")
def test_libraries_that_qt_misses_are_named(capsys, monkeypatch):
    monkeypatch.setattr(system, "QT_LIBRARIES", {"libnot-there.so.7": "libnot-there7"})
    monkeypatch.setattr(system.shutil, "which", lambda name: None)
    assert launcher.main([]) == 2
    assert "libnot-there7" in capsys.readouterr().err


@pytest.mark.usefixtures("without_qt")
def test_once_they_are_installed_it_begins_again(monkeypatch):
    # In another process: half of Qt is loaded in this one.
    monkeypatch.setattr(system, "provide_libraries", lambda wanted, install: True)
    monkeypatch.setattr(launcher.os, "execv", lambda python, command: sys.exit(str(command[1:])))
    monkeypatch.setattr(bootstrap, "checkout", lambda: "/checkout")
    monkeypatch.setattr(bootstrap, "enter", lambda top, command: None)
    with pytest.raises(SystemExit, match=r"main\.py', '--seed', '1'"):
        launcher.main(["--seed", "1"])


@pytest.mark.usefixtures("without_qt")
@pytest.mark.logs_warning("unexpected error")
def test_when_qt_fails_with_all_libraries_there_it_is_a_fault(capsys, monkeypatch):
    monkeypatch.setattr(system, "provide_libraries", lambda wanted, install: False)
    assert launcher.main([]) == 3
    assert "did not foresee" in capsys.readouterr().err
