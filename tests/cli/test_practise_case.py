# SPDX-License-Identifier: MIT
"""Cases and events under the needle in the terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from trainer.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BANK = """\
format: 1
id: cases
title: Cases
items:
  - id: runner
    type: case
    stem: A runner writes in the evening.
    patient: {who: 33 years, facts: {Noon: Needled on the right.}}
    steps:
      - id: reply
        item:
          type: single
          shuffle: false
          stem: A stab on breathing in.
          lead_in: What do you reply?
          options:
            - {text: Ice, unsafe: true, act: Waited, harm: The lung collapses}
            - {text: Hospital now, key: true, rationale: It may be the lung.}
            - {text: Come tomorrow}
        branches:
          - {when: right, told: She goes at once.}
          - {when: option 1, told: At night she cannot breathe.}
          - {when: wrong, to: end, told: She does not come back.}
      - id: feel
        facts: {Imaging: A small pneumothorax.}
        item:
          type: single
          shuffle: false
          stem: Another patient, another needle.
          lead_in: What was met?
          stimulus:
            truth: nerve-contact
            reports: It shot down my arm!
            seen: The hand jerks.
            sensations:
              - {side: back, quality: electric, path: [[-1.1, 2.6], [-1.42, 4.5]],
                 spreads: at-once}
            movement: {kind: jerk, elsewhere: the hand}
          options: [{text: A twitch}, {text: A nerve, key: true}]
"""


@pytest.fixture
def practise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Run `needlewise practise` on the case with lines typed in; return what was printed."""
    monkeypatch.setenv("COLUMNS", "100")
    bank = tmp_path / "cases.yaml"
    bank.write_text(BANK, encoding="utf-8")

    def run(typed: str, *options: str, resume: bool = False) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        chosen = () if resume else ("--bank", str(bank), "--seed", "1")
        assert main(["--data", str(tmp_path / "data"), "practise", *chosen, *options]) == 0
        return capsys.readouterr().out

    return run


def test_a_case_is_gone_through_step_by_step(practise: Callable[..., str]) -> None:
    printed = practise("b\n\n\nb\n\n\n")
    first, _, second = printed.partition("Step 2\n")
    assert "Noon: Needled on the right." in first
    assert "It may be the lung." in first
    assert "Then: She goes at once." in first
    assert "Another patient" not in first
    assert "New. Imaging: A small pneumothorax." in second
    assert "2 of 2 steps right." in second
    assert "1 of 1 right" in second


def test_an_event_is_told_in_words_and_what_it_was_only_afterwards(
    practise: Callable[..., str],
) -> None:
    printed = practise("b\n\n\nb\n\n\n")
    before, _, after = printed.partition("Body chart, back: electric, at once, from the right")
    assert "contact with a nerve" not in before
    asked, _, told = after.partition("Your answer")
    assert "Muscle: a jerk elsewhere: the hand." in asked
    assert "contact with a nerve" not in asked
    assert "This was contact with a nerve." in told


def test_an_unsafe_act_ends_the_case_in_its_consequence(practise: Callable[..., str]) -> None:
    printed = practise("a\n\n\n")
    assert "Then: At night she cannot breathe." in printed
    assert "Step 2" not in printed
    assert "Waited: The lung collapses" in printed


def test_a_case_left_in_the_middle_goes_on_with_its_next_step(
    practise: Callable[..., str],
) -> None:
    practise("b\n\n\n:quit\n")
    printed = practise("b\n\n\n", resume=True)
    assert "Resumed at question 1." in printed
    assert "A runner writes in the evening." in printed
    assert "Step 1. What do you reply? You: Hospital now" in printed
    assert "2 of 2 steps right." in printed


def test_a_test_locks_steps_and_tells_consequences_but_no_verdict(
    practise: Callable[..., str],
) -> None:
    printed = practise("b\n\nb\n\n", "--test")
    before, _, after = printed.partition("Result")
    assert "Then: She goes at once." in before
    assert "It may be the lung." not in before
    assert "This was" not in before
    assert "1 of 1 right" in after


def test_options_of_a_step_are_struck_out_and_forgotten_with_it(
    practise: Callable[..., str],
) -> None:
    printed = practise(":strike c\nb\n\n\n:quit\n")
    first, _, second = printed.partition("Step 2\n")
    assert "(struck out)" in first
    assert "(struck out)" not in second
