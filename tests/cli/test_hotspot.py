# SPDX-License-Identifier: MIT
"""Pointing at a structure in the terminal: a list of names with letters."""

import pytest
from rich.console import Console

from tests.builders import make_hotspot
from trainer.cli.items.hotspot import FACE
from trainer.model.items.hotspot import FAMILY, Area, HotspotResponse
from trainer.model.picture import Picture
from trainer.services.session import Place

ITEM = make_hotspot()
PICTURED = make_hotspot(
    section=None,
    picture=Picture(name="figures/a.png", sha256="", width=1, height=1, text=""),
    areas=tuple(Area(name=f"Area {n:02}", key=n == 30) for n in range(31)),
)


def answered(response: HotspotResponse) -> Place:
    return Place(response=response, answered=True, outcome=FAMILY.score(ITEM, response))


def printed(show, item=ITEM, place: Place | None = None) -> str:
    console = Console(width=100, color_system=None)
    with console.capture() as capture:
        show(console, item, (), place or Place())
    return capture.get()


def test_names_stand_under_letters():
    lines = [line.strip() for line in printed(FACE.ask).splitlines()]
    assert lines == [
        "Section: Muscle over a rib",
        "A  fat",
        "B  intercostal nerve",
        "C  pleura",
        "D  rhomboid",
        "E  rib",
        "F  skin",
    ]
    assert FACE.prompt(ITEM) == "Your answer (A to F, or the name)"


def test_after_z_there_are_two_letters():
    lines = [line.strip() for line in printed(FACE.ask, PICTURED).splitlines()]
    assert lines[0] == "The picture is shown in the window only."
    assert lines[26:28] == ["Z  Area 25", "AA Area 26"]
    assert FACE.read("ae", PICTURED, ()) == HotspotResponse("Area 30")


@pytest.mark.parametrize("typed", ["b", "B", " 2 ", "intercostal nerve", "Intercostal  NERVE"])
def test_a_letter_a_number_or_the_name_answers(typed):
    assert FACE.read(typed, ITEM, ()) == HotspotResponse("intercostal nerve")


@pytest.mark.parametrize("typed", ["z", "0", "7", "9" * 5000, "femur", "", "\x1b[2J"])
def test_what_cannot_be_an_answer_is_said(typed):
    told = FACE.read(typed, ITEM, ())
    assert isinstance(told, str)
    assert told.isprintable()
    assert told.endswith("A to F.")
    assert len(told) < 100


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("intercostal nerve", ("Right", "", "You chose intercostal nerve.")),
        ("rib", ("Not this one", "", "You chose rib. Right is intercostal nerve.")),
        ("skin", ("Not this one", "", "You chose skin. Right is intercostal nerve.")),
        (
            "pleura",
            ("Unsafe", "the pleura lies deeper", "You chose pleura. Right is intercostal nerve."),
        ),
    ],
)
def test_a_verdict_says_what_was_chosen_and_what_is_right(name, verdict):
    assert FACE.verdict(ITEM, (), answered(HotspotResponse(name))) == verdict


def test_the_answer_is_shown_with_every_reason():
    text = printed(FACE.reveal, place=answered(HotspotResponse("pleura")))
    assert "intercostal nerve  [Right answer]" in text
    assert "It lies under the rib." in text
    assert "pleura  [Your answer: unsafe]" in text
    text = printed(FACE.reveal, place=answered(HotspotResponse("rib")))
    assert "rib  [Your answer]" in text
    assert "pleura  [Unsafe]" in text
    assert "[Your answer, right]" in printed(
        FACE.reveal, place=answered(HotspotResponse("intercostal nerve"))
    )
    assert "[Right answer]" in printed(FACE.reveal)  # left blank
