# SPDX-License-Identifier: MIT
"""Practice in the terminal, driven by typed lines and read as a learner reads it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from trainer.cli import main
from trainer.paths import resolve
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.settings import Settings, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Practise = "Callable[..., str]"


@pytest.fixture
def practise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Run `needlewise practise` with lines typed in; return what was printed."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(typed: str, *options: str) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["--data", str(tmp_path / "data"), "practise", *options])
        printed = capsys.readouterr().out
        assert code == 0, printed
        return printed

    return run


BANK = """\
format: 1
id: two
title: Two
items:
  - id: first
    type: single
    stem: A patient has a shooting pain.
    lead_in: What now?
    shuffle: false
    options:
      - {text: Go on, unsafe: true, act: Went on, harm: The nerve is hurt,
         verdict: going on hurts it}
      - {text: Stop, key: true, rationale: The tip stops first., verdict: stopping ends the cause}
  - id: second
    type: multiple
    shuffle: false
    stem: Which are warnings?
    options:
      - {text: Electric pain, key: true}
      - {text: A flicker in the band}
      - {text: Numb toes, key: true}
"""


@pytest.fixture
def bank(tmp_path: Path) -> str:
    path = tmp_path / "two.yaml"
    path.write_text(BANK, encoding="utf-8")
    return str(path)


def test_a_whole_session_ends_with_a_result(practise: Callable[..., str], bank: str) -> None:
    printed = practise("b\nc\n\nac\n\n\n", "--bank", bank, "--seed", "1")
    assert "Right: stopping ends the cause." in printed
    assert "You were certain." in printed
    assert "No unsafe act in 2 questions." in printed
    assert "2 of 2 right, 100 %" in printed
    assert "no score certifies competence to needle" in printed


def test_an_unsafe_act_is_named_first_and_counted_apart(
    practise: Callable[..., str], bank: str
) -> None:
    printed = practise("a\n\n\nac\n\n\n", "--bank", bank, "--seed", "1")
    assert "Unsafe: going on hurts it." in printed
    assert "1 unsafe: review before needling." in printed
    assert "Went on: The nerve is hurt" in printed


def test_a_verdict_is_not_shown_before_the_answer_is_given(
    practise: Callable[..., str], bank: str
) -> None:
    printed = practise("", "--bank", bank, "--seed", "1")
    assert "The tip stops first." not in printed
    assert "Left open." in printed


def test_the_end_of_input_leaves_a_session_that_resumes(
    practise: Callable[..., str],
) -> None:
    practise("A\n\n\n", "--count", "3", "--seed", "5")
    printed = practise(":quit\n")
    assert "Resumed at question" in printed


def test_practice_is_that_of_the_profile_in_use(
    practise: Callable[..., str], tmp_path: Path
) -> None:
    paths = resolve(str(tmp_path / "data"))
    services = open_services(paths, compile_bank=in_process)
    services.add_learner("Ana")
    bob = services.add_learner("Bob")
    services.close()
    save(paths.settings, Settings(learner=bob.id))
    practise(":quit\n", "--count", "3", "--seed", "5")
    services = open_services(paths, compile_bank=in_process)
    assert len(services.attempts.open_attempts(bob.id)) == 1
    services.close()


def test_what_cannot_be_an_answer_is_said_and_asked_again(
    practise: Callable[..., str], bank: str
) -> None:
    printed = practise("z\nab\n\nb\n\n\n:quit\n", "--bank", bank, "--seed", "1")
    assert "Z is no option; answer with A to B." in printed
    assert "one best answer" in printed
    assert "Right: stopping ends the cause." in printed


def test_strokes_marks_and_skipping_work(practise: Callable[..., str], bank: str) -> None:
    printed = practise(":strike a\n:flag\n:skip\n:finish\n", "--bank", bank, "--seed", "1")
    assert "(struck out)" in printed
    assert "Marked." in printed
    assert "2 seen and left blank." in printed


def test_test_mode_keeps_the_verdicts_for_the_end(practise: Callable[..., str], bank: str) -> None:
    printed = practise("a\n\nac\n\n", "--bank", bank, "--seed", "1", "--test")
    before, _, after = printed.partition("Result")
    assert "The tip stops first." not in before
    assert "The tip stops first." in after


def test_an_unknown_domain_is_named_with_the_nearest(
    tmp_path: Path,
) -> None:
    from trainer.errors import TrainerError

    with pytest.raises(TrainerError, match="did you mean anatomy"):
        main(["--data", str(tmp_path), "practise", "--domain", "anatmy"])


def test_a_bank_without_domains_says_that_there_are_none(tmp_path: Path, bank: str) -> None:
    from trainer.errors import TrainerError

    words = ["practise", "--bank", bank, "--domain", "anatomy"]
    with pytest.raises(TrainerError, match=r"has the domain anatomy; there are none here\."):
        main(["--data", str(tmp_path), *words])


def test_one_question_is_counted_as_one(practise: Callable[..., str], bank: str) -> None:
    printed = practise("b\n\n\n", "--bank", bank, "--count", "1", "--seed", "1")
    assert "Practice, 1 question. ?" in printed
    assert "1 questions" not in printed


def test_control_characters_in_a_bank_do_not_reach_the_terminal(
    practise: Callable[..., str], tmp_path: Path
) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(
        BANK.replace("stem: A patient", 'stem: "\\e[2J\\e]0;x\\a A patient').replace(
            "shooting pain.", 'shooting pain."'
        ),
        encoding="utf-8",
    )
    printed = practise(":quit\n", "--bank", str(path), "--seed", "1")
    assert "\x1b[2J" not in printed
    assert "\x1b]0" not in printed


REVIEWED = """\
reviews:
  - item: second
    revision: 1
    clinician: {by: GP, date: 2026-11-24, verdict: sound}
"""


def test_only_reviewed_questions_are_asked_when_wanted_and_say_so(
    practise: Callable[..., str], tmp_path: Path
) -> None:
    path = tmp_path / "reviewed.yaml"
    path.write_text(BANK + REVIEWED, encoding="utf-8")
    printed = practise(
        "ac\n\n\n", "--bank", str(path), "--seed", "1", "--status", "clinician-reviewed"
    )
    assert "1 of 1" in printed
    assert "Reviewed by a clinician." in printed


def test_where_none_has_come_so_far_it_is_said(tmp_path: Path) -> None:
    from trainer.errors import TrainerError

    path = tmp_path / "drafts.yaml"
    path.write_text(BANK, encoding="utf-8")
    words = ["practise", "--bank", str(path), "--status", "clinician-reviewed"]
    with pytest.raises(TrainerError, match="no question that fits is clinician-reviewed"):
        main(["--data", str(tmp_path / "data"), *words])
