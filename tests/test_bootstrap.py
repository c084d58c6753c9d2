# SPDX-License-Identifier: MIT
import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer import bootstrap
from trainer.bootstrap import SetupError, environment, system

TOP = Path(__file__).resolve().parent.parent
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)
MAIN = """
import sys
from trainer import bootstrap
try:
    bootstrap.enter(bootstrap.checkout(), sys.argv)
except bootstrap.SetupError as error:
    bootstrap.say(str(error))
    sys.exit(2)
print("runs in", sys.prefix)
"""


def make_checkout(folder: Path, pins: str = "") -> Path:
    """Lay a checkout that holds the set-up, needs the given packages, and then says where it is."""
    shutil.copytree(TOP / "trainer" / "bootstrap", folder / "trainer" / "bootstrap")
    shutil.copy(TOP / "trainer" / "__init__.py", folder / "trainer")
    (folder / "main.py").write_text(MAIN)
    (folder / "pyproject.toml").write_text("[project]\n")
    (folder / "requirements").mkdir()
    (folder / "requirements" / "run.txt").write_text(pins)
    return folder


def begin(checkout: Path, **variables: str) -> subprocess.Popen[str]:
    # As from a shell: with no virtual environment active, and pip's own settings out of the way.
    surroundings = {name: value for name, value in os.environ.items() if name[:4] != "PIP_"}
    return subprocess.Popen(
        [BASE_PYTHON, "main.py"],
        cwd=checkout,
        env={**surroundings, "PIP_CONFIG_FILE": os.devnull, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def start(checkout: Path, **variables: str) -> tuple[str, str]:
    """Start a checkout as a user does; return what it printed on each stream."""
    return begin(checkout, **variables).communicate(timeout=120)


@pytest.fixture(scope="module")
def two_first_starts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], list[str]]:
    """A checkout that was started twice at the same time, and both outputs of both starts."""
    checkout = make_checkout(tmp_path_factory.mktemp("first") / "checkout")
    starts = [begin(checkout), begin(checkout)]
    outputs = [one.communicate(timeout=120) for one in starts]
    return checkout, [out for out, _ in outputs], [err for _, err in outputs]


@pytest.fixture
def ready(two_first_starts: tuple[Path, list[str], list[str]], tmp_path: Path) -> Path:
    """A copy of a checkout that is set up."""
    return shutil.copytree(two_first_starts[0], tmp_path / "ready", symlinks=True)


def test_a_bare_checkout_sets_itself_up_and_runs_in_its_environment(two_first_starts):
    checkout, outputs, _ = two_first_starts
    assert outputs == [f"runs in {checkout / '.venv'}\n"] * 2


def test_of_two_starts_at_once_one_sets_up(two_first_starts):
    _, _, notes = two_first_starts
    assert "".join(notes).count("making a virtual environment") == 1
    assert "waiting" in "".join(notes)


def test_a_ready_checkout_starts_without_a_word(ready):
    assert start(ready) == (f"runs in {ready / '.venv'}\n", "")


def test_a_touched_file_changes_nothing(ready):
    os.utime(ready / "pyproject.toml", (1, 1))
    assert start(ready)[1] == ""
    assert " 1000000000 " in (ready / ".venv" / ".needlewise-setup").read_text()


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements/run.txt"])
def test_a_changed_file_has_the_packages_installed_again(ready, name):
    (ready / name).write_text((ready / name).read_text() + "# changed\n")
    assert "installing" in start(ready)[1]
    assert start(ready)[1] == ""


def test_an_environment_left_half_made_is_made_anew(ready):
    (ready / ".venv" / ".needlewise-setup").write_text("unfinished\n")
    (ready / ".venv" / "bin" / "python").unlink(missing_ok=True)
    out, notes = start(ready)
    assert "left unfinished" in notes
    assert out == f"runs in {ready / '.venv'}\n"


def test_an_environment_of_another_python_is_made_anew(ready, monkeypatch):
    stamp = ready / ".venv" / ".needlewise-setup"
    stamp.write_text(stamp.read_text().replace(f"python {bootstrap.version()}", "python 3.1"))
    assert not environment._works(str(ready / ".venv"))


def test_a_folder_in_the_way_is_left_alone(tmp_path):
    checkout = make_checkout(tmp_path / "checkout")
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "thesis.txt").write_text("mine")
    out, notes = start(checkout)
    assert out == ""
    assert "was not made by Needlewise" in notes
    assert (checkout / ".venv" / "thesis.txt").read_text() == "mine"


def test_without_a_network_one_sentence_says_so(ready):
    (ready / "requirements" / "run.txt").write_text(f"click==8.0.0 --hash=sha256:{'0' * 64}\n")
    out, notes = start(
        ready, PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="1", PIP_NO_CACHE_DIR="1"
    )
    assert out == ""
    assert "connect to the network" in notes.splitlines()[-1]


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("SSLError(CERTIFICATE_VERIFY_FAILED)", "certificate"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "not the one that is pinned"),
        ("ERROR: No matching distribution found for x", "another Python"),
        ("first\nERROR: something else\n", "something else"),
    ],
)
def test_each_way_pip_fails_has_its_sentence(output, sentence):
    assert sentence in environment._why_pip_failed(output)


def test_outside_a_checkout_nothing_is_set_up(monkeypatch):
    assert bootstrap.checkout() == str(TOP)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert bootstrap.checkout() is None


def test_too_old_a_python_is_told_which_one_it_needs(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SetupError, match=r"needs Python 3\.11 or newer and this is 3\.9\.2"):
        bootstrap.enter(str(tmp_path), [])


@pytest.mark.parametrize(
    "name",
    ["main.py", "trainer/__init__.py", "trainer/launcher.py", "trainer/bootstrap/__init__.py"],
)
def test_too_old_a_python_can_read_what_tells_it_so(name):
    ast.parse((TOP / name).read_text(encoding="utf-8"), feature_version=(3, 8))


# System libraries


def test_missing_libraries_are_found_out(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert system.missing_libraries({"libnot-there.so.7": "libnot-there7"}) == ["libnot-there.so.7"]
    monkeypatch.setattr(sys, "platform", "darwin")
    assert system.missing_libraries({"libnot-there.so.7": "libnot-there7"}) == []


@pytest.mark.parametrize(
    ("apt", "user", "sentence"),
    [
        (None, 0, r"install what holds them .*on Debian: libx7\)"),
        ("/usr/bin/apt-get", 1000, r"run `sudo apt-get install libx7` and start again"),
    ],
)
def test_who_cannot_install_is_told_the_packages(monkeypatch, apt, user, sentence):
    monkeypatch.setattr(shutil, "which", lambda name: apt)
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    with pytest.raises(SetupError, match=sentence):
        system.provide(["libx7"], "Qt needs it")


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Put a stand-in for apt-get first on the path, and be root; it notes how it was called."""

    def install(script: str) -> Path:
        called = tmp_path / "called"
        program = tmp_path / "apt-get"
        program.write_text(f'#!/bin/sh\necho "$1" >> {called}\n{script}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
        return called

    return install


posix_only = pytest.mark.skipif(
    os.name == "nt", reason="the stand-in for apt-get is a shell script"
)


@posix_only
def test_root_has_them_installed(apt):
    called = apt("exit 0")
    system.provide(["libx7"], "Qt needs it")
    assert called.read_text().split() == ["install"]


@posix_only
def test_package_lists_are_fetched_when_it_does_not_go_without(apt):
    called = apt('[ "$1" = update ] && touch "$0.lists"; [ -e "$0.lists" ]')
    system.provide(["libx7"], "Qt needs it")
    assert called.read_text().split() == ["install", "update", "install"]


@posix_only
def test_when_apt_fails_its_last_words_are_passed_on(apt):
    apt("echo E: Unable to locate package libx7; exit 100")
    with pytest.raises(SetupError, match="Unable to locate package libx7"):
        system.provide(["libx7"], "Qt needs it")


# Pinned requirements


def pins(name: str) -> dict[str, str]:
    text = (TOP / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", [bootstrap.RUN_PINS, bootstrap.DEVELOPMENT_PINS])
def test_pins_have_hashes_and_no_addresses(name):
    text = (TOP / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert " @ " not in text
    for entry in re.split(r"\n(?=[a-z])", text.split("\n", 1)[1]):
        assert re.fullmatch(
            r"[a-z0-9-]+==\S+( ; [^\\]+)?( \\\n    --hash=sha256:\w{64})+\s*", entry
        )


def test_everything_asked_for_is_pinned():
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split(r"[^\w-]", one.lower(), maxsplit=1)[0] for one in wanted}
    assert names <= set(pins(bootstrap.DEVELOPMENT_PINS))


def test_the_tests_run_on_the_versions_that_the_program_runs_on():
    assert pins(bootstrap.RUN_PINS).items() <= pins(bootstrap.DEVELOPMENT_PINS).items()


def test_every_installed_package_is_named_with_its_licence():
    notice = (TOP / "THIRD_PARTY.md").read_text(encoding="utf-8")
    assert [name for name in pins(bootstrap.RUN_PINS) if name not in notice] == []
