# SPDX-License-Identifier: MIT
"""Orders, matches and numbers in the terminal, driven by typed lines."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import make_match, make_numeric, make_order
from trainer.cli import main
from trainer.cli.items import face
from trainer.model.items.match import MatchResponse
from trainer.model.items.numeric import NumericResponse
from trainer.model.items.order import OrderResponse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = "format: 1\nid: kinds\ntitle: Kinds\nitems:\n"
ORDER = """\
  - id: order
    type: order
    stem: An electric pain. What first?
    steps:
      - {text: Hold still, rationale: The moving tip harms.}
      - {text: Take it out}
      - {text: Test strength}
      - {text: Go on, wrong: true, unsafe: true, act: Went on, harm: The nerve is hurt,
         verdict: going on hurts the nerve}
    before:
      - {first: 1, then: 2, unsafe: true, act: Pulled first, harm: The tip goes deeper}
      - {first: 2, then: 3}
"""
MATCH = """\
  - id: match
    type: match
    shuffle: false
    stem: What was met?
    options:
      - {id: twitch, text: Twitch}
      - {id: nerve, text: Nerve}
      - {id: bone, text: Bone}
    prompts:
      - {text: A jump in the band, key: twitch, rationale: Brief.}
      - {text: An electric pain, key: nerve, unsafe: [twitch], act: Took it for a twitch,
         harm: The nerve is needled on, verdict: the needle stays at the nerve}
"""
NUMERIC = """\
  - id: depth
    type: numeric
    stem: How deep?
    unit: mm
    least: 0
    most: 40
    bands:
      - {from: 10, to: 15, key: true, verdict: the band is reached}
      - {from: 15, to: 20, points: 0.5}
      - {from: 20, to: 40, unsafe: true, act: Too deep, harm: The lung, verdict: the lung is met}
    outside: The band is not reached.
"""


@pytest.fixture
def practise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str, str], str]:
    """Run `needlewise practise` on items with lines typed in; return what was printed."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(items: str, typed: str) -> str:
        path = tmp_path / "kinds.yaml"
        path.write_text(HEAD + items, encoding="utf-8")
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        arguments = ["--data", str(tmp_path / "data"), "practise", "--bank", str(path)]
        code = main([*arguments, "--seed", "1", "--new"])
        printed = capsys.readouterr().out
        assert code == 0, printed
        return printed

    return run


def letters(printed: str, *texts: str) -> str:
    """Return the letters under which texts were listed."""
    lines = [line.strip() for line in printed.splitlines()]
    found = (next(line for line in lines if line[1:].strip() == text)[0] for text in texts)
    return "".join(found)


def test_an_order_is_typed_as_letters(practise: Callable[[str, str], str]) -> None:
    printed = practise(ORDER, ":quit\n")
    right = letters(printed, "Hold still", "Take it out", "Test strength")
    printed = practise(ORDER, f"{right}\nc\n\n")
    assert "Right: every step stands where it should." in printed
    assert "3 of 3 pairs of steps in order." in printed
    assert "[rightly left out]" in printed
    assert "1 of 1 right" in printed


def test_an_unsafe_order_is_told_first(practise: Callable[[str, str], str]) -> None:
    printed = practise(ORDER, ":quit\n")
    wrong = letters(printed, "Take it out", "Hold still", "Go on")
    printed = practise(ORDER, f"{wrong}\n\n\n")
    assert 'Unsafe: "Take it out" came before "Hold still": The tip goes deeper;' in printed
    assert "going on hurts the nerve" in printed
    assert "2 unsafe: review before needling." in printed
    assert "Pulled first: The tip goes deeper" in printed
    assert "Went on: The nerve is hurt" in printed
    assert "The moving tip harms." in printed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("z", "Z is no step; answer with A to D."),
        ("aa", "A comes twice; give each step once."),
        (",", "Answer with letters from A to D."),
        (":strike a", "Nothing can be struck out in this question."),
    ],
)
def test_what_cannot_be_an_order_is_said(
    practise: Callable[[str, str], str], typed: str, said: str
) -> None:
    assert said in practise(ORDER, f"{typed}\n:quit\n")


@pytest.mark.parametrize(
    ("placed", "lead", "sentence"),
    [
        ((1, 0, 2), "Not in this order", '"Stop all movement of the needle" comes before'),
        ((0, 1), "Not complete", '"Ask what is felt, and where" is missing'),
        ((0, 1, 2, 3), "Not this step", '"Test feeling and strength" does not belong'),
    ],
)
def test_a_wrong_order_says_what_is_wrong(
    placed: tuple[int, ...], lead: str, sentence: str
) -> None:
    item = make_order(count=4, wrong="d")
    verdict = face("order").verdict(item, (), _answered(item, OrderResponse(placed)))
    assert verdict.lead == lead
    assert verdict.sentence.startswith(sentence)
    assert "The right order is A, B, C." in verdict.detail


def test_a_match_is_typed_as_a_letter_for_each_prompt(practise: Callable[[str, str], str]) -> None:
    printed = practise(MATCH, "1a 2b\n\n\n")
    assert "2 letters, one for each of 1 to 2, in order" in printed
    assert "Right: all of them are matched." in printed
    assert "2 of 2 matched right. You said AB." in printed


def test_an_unsafe_match_is_told_first(practise: Callable[[str, str], str]) -> None:
    printed = practise(MATCH, "aa\n\n\n")
    assert "Unsafe: the needle stays at the nerve." in printed
    assert "1 of 2 matched right. You said AA. Right is AB." in printed
    assert "You:   A  Twitch" in printed
    assert "Right: B  Nerve" in printed
    assert "Took it for a twitch: The nerve is needled on" in printed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a", "There are 2 to match; you gave 1 of 2 letters."),
        ("az", "Z is no option; answer with A to C."),
    ],
)
def test_what_cannot_be_a_match_is_said(
    practise: Callable[[str, str], str], typed: str, said: str
) -> None:
    assert said in practise(MATCH, f"{typed}\n:quit\n")


def test_options_that_serve_once_are_given_once() -> None:
    item = make_match(keys="ab", once=True)
    assert "each letter once" in face("match").prompt(item)
    assert face("match").read("aa", item, ()) == (
        "Each option serves once here; give every letter once."
    )
    assert face("match").read("ba", item, ()) == MatchResponse((1, 0))
    one = make_match(keys="a")
    assert face("match").prompt(one) == "Your answer (one letter)"
    wrong = face("match").verdict(one, (), _answered(one, MatchResponse((1,))))
    assert wrong.sentence == '"Nerve contact" does not fit "A quick jump inside the needled band"'


@pytest.mark.parametrize("typed", ["12", "12.5 mm", "12,5", "+12"])
def test_a_number_is_typed_with_a_point_or_a_comma(
    practise: Callable[[str, str], str], typed: str
) -> None:
    printed = practise(NUMERIC, f"{typed}\n\n\n")
    assert "Your answer (a number, 0 to 40 mm): " in printed
    assert "Right: the band is reached." in printed
    assert "10 to 15 mm  [right, your answer]" in printed


def test_an_unsafe_number_is_told_first(practise: Callable[[str, str], str]) -> None:
    printed = practise(NUMERIC, "25\n\n\n")
    assert "Unsafe: the lung is met." in printed
    assert "You said 25 mm. Right is 10 to 15 mm." in printed
    assert "Too deep: The lung" in printed


def test_numbers_in_other_bands_and_in_none_are_told(practise: Callable[[str, str], str]) -> None:
    assert "Not quite." in practise(NUMERIC, "18\n\n\n")
    printed = practise(NUMERIC, "3\n\n\n")
    assert "Not this one." in printed
    assert "Any other number  [wrong, your answer]" in printed
    assert "The band is not reached." in printed


@pytest.mark.parametrize("typed", ["", "mm", "--5", "1.2.3", "1e3", "nan", "41", "-1"])
def test_what_cannot_be_a_number_is_said(typed: str) -> None:
    assert isinstance(face("numeric").read(typed, make_numeric(), ()), str)


def test_what_may_part_thousands_is_not_taken_for_a_decimal_mark() -> None:
    item = make_numeric(most=3000.0)
    assert isinstance(face("numeric").read("1,200", item, ()), str)
    assert face("numeric").read("1,2", item, ()) == NumericResponse(1.2)


def _answered(item: Any, response: Any) -> Any:
    from trainer.model.items.registry import family
    from trainer.services.session import Place

    outcome = family(item.type).score(item, response)
    return Place(response=response, answered=True, outcome=outcome)
