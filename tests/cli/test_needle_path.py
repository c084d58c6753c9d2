# SPDX-License-Identifier: MIT
"""Needle paths in a terminal: what is printed, what can be typed, and what is told afterwards."""

import io

import pytest
from rich.console import Console

from tests.sections import clinical_sections, make_fold, make_needle_path, make_section
from trainer.cli.items import face
from trainer.model.items.needle_path import Decline, Meeting, PathResponse
from trainer.model.items.registry import family
from trainer.model.needling import Path
from trainer.model.section import Mark
from trainer.services.session import Place

FACE = face("needle-path")
FAMILY = family("needle-path")
ITEM = make_needle_path()
FOLDED = make_needle_path(section=make_section(fold=make_fold()), lift=True, met={})
AVERAGE = (1,)


def printed(call, *arguments) -> str:
    console = Console(file=io.StringIO(), markup=False, highlight=False, emoji=False, width=100)
    call(console, *arguments)
    return console.file.getvalue()


def asked(item, order=AVERAGE) -> str:
    return printed(FACE.ask, item, order, Place())


def answered(item, typed, order=AVERAGE) -> Place:
    response = FACE.read(typed, item, order)
    assert not isinstance(response, str), response
    assert FAMILY.complete(item, response)
    return Place(response=response, answered=True, outcome=FAMILY.score(item, response))


def verdict(item, typed, order=AVERAGE):
    return FACE.verdict(item, order, answered(item, typed, order))


def revealed(item, typed, order=AVERAGE) -> str:
    return printed(FACE.reveal, item, order, answered(item, typed, order))


def test_the_section_is_shown_in_the_body_that_is_drawn():
    text = asked(ITEM, (0,))
    assert "Body: lean build. Schematic. Not a depth guide for treatment." in text
    assert "pleura" in text
    assert "30.0 to 82.0" in text
    assert "A needle may enter from -25 to 25 mm along the skin." in text
    assert "Needles of 25, 40, 60, 75, 100 mm." in text


@pytest.mark.parametrize("item", [ITEM, FOLDED], ids=["flat", "lift"])
def test_nothing_printed_before_the_answer_gives_it_away(item):
    text = asked(item) + FACE.prompt(item)
    for word in ("corridor", "onto the rib", "across the fold", "backdrop", "target", "hazard"):
        assert word not in text
    assert "rib cannot be felt" not in text


def test_a_fold_to_lift_is_shown_beside_the_flat_section():
    text = asked(FOLDED)
    assert "From the skin down" in text
    assert "Lifted fold" in text
    assert "0.0 to 2.0, 26.0 to 28.0" in text
    assert "A needle may enter from 0 to 22 mm below the crest." in text
    assert FACE.prompt(FOLDED).startswith("Your answer (lift or flat, then entry")


@pytest.mark.parametrize(
    ("typed", "path", "needle"),
    [
        ("0 -5 20", (0, -5, 20), 0),
        ("1.5, 2, 26", (1.5, 2, 26), 1),
        ("1,5 2 26", (1.5, 2, 26), 1),
        ("0,0,20", (0, 0, 20), 0),
        ("0 mm \u22125° 20 mm", (0, -5, 20), 0),
        ("0 0 20 60", (0, 0, 20), 2),
    ],
)
def test_a_path_is_three_numbers_and_perhaps_a_needle(typed, path, needle):
    assert FACE.read(typed, ITEM, AVERAGE) == PathResponse(Path(*path), "flat", needle, "average")


@pytest.mark.parametrize("typed", ["no", " NO ", "n", "decline"])
def test_no_declines(typed):
    assert FACE.read(typed, ITEM, (2,)) == PathResponse(build="heavy")


def test_a_fold_is_lifted_by_a_word():
    assert FACE.read("lift 12 0 15", FOLDED, AVERAGE).view == "fold"
    assert FACE.read("flat 0 0 15", FOLDED, AVERAGE).view == "flat"
    assert FACE.read("12 0 15", FOLDED, AVERAGE).startswith("Begin with lift or flat")
    assert FACE.read("", FOLDED, AVERAGE).startswith("Begin with lift or flat")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "three numbers"),
        ("a b c", "three numbers"),
        ("1 2", "three numbers"),
        ("1 2 3 4 5", "three numbers"),
        ("nan 0 5", "three numbers"),
        ("inf 0 5", "three numbers"),
        ("30 0 20", "from -25 to 25 mm"),
        ("0 95 20", "from -90 to 90 degrees"),
        ("0 0 0", "more than 0 mm"),
        ("0 0 -4", "more than 0 mm"),
        ("0 0 120", "ends at 100 mm"),
        ("0 0 30 25", "ends at 25 mm"),
        ("0 0 20 33", "no needle of 33 mm"),
    ],
)
def test_what_cannot_be_done_is_told(typed, told):
    assert told in FACE.read(typed, ITEM, AVERAGE)


def test_a_right_path_is_told_with_its_clearance():
    found = verdict(ITEM, "0 0 15")
    assert (found.lead, found.sentence) == ("Right", "the path lies in: onto the rib")
    assert "Nearest hazard: intercostal nerve, 16.2 mm away." in found.detail
    text = revealed(ITEM, "0 0 15")
    assert "2.0 to 10.0 mm  fat" in text
    assert "Pushed on, it would meet: rib, at 20.0 mm." in text
    assert "onto the rib: entry -3 to 3 mm, angle -5 to 5 degrees, depth 11 to 20 mm" in text


def test_a_hazard_is_told_in_the_words_of_the_item_or_else_with_its_depth():
    meeting = Meeting(verdict="the tip is in the pleura.", rationale="It lies between the ribs.")
    item = make_needle_path(met={"pleura": meeting})
    assert verdict(item, "-16 0 38")[:2] == ("Unsafe", "the tip is in the pleura")
    text = revealed(item, "-16 0 38")
    assert "pleura  [hazard]" in text
    assert "It lies between the ribs." in text
    bare = make_needle_path(met={})
    assert verdict(bare, "12 0 28").sentence == "at 26.5 mm the needle is in the intercostal nerve"


@pytest.mark.parametrize(
    ("typed", "lead", "sentence"),
    [
        ("flat 4 0 15", "Not quite", "the entry is 1.0 mm beside that of: onto the rib"),
        ("flat 0 6 15", "Not quite", "the angle is 1.0 degrees beside that of: onto the rib"),
        ("flat 0 0 10", "Not quite", "1.0 mm too shallow for: onto the rib"),
        ("flat 0 0 5", "Not this one", "6.0 mm too shallow for: onto the rib"),
        ("flat 0 0 24", "Unsafe", "the needle is pushed 4.0 mm past the surface of the bone (rib)"),
        ("lift 13 0 20", "Not this one", "1.0 mm too deep for: across the fold"),
        ("lift 6 60 20", "Not this one", "at 6.9 mm the needle comes out at the crest"),
        ("lift 16 -60 10", "Unsafe", "at 6.9 mm the needle leaves the fold through its base"),
        ("lift 13 0 30", "Unsafe", "at 28.0 mm the needle leaves the fold and pricks the opposing"),
    ],
)
def test_what_is_wrong_about_a_path_is_told(typed, lead, sentence):
    found = verdict(FOLDED, typed)
    assert found.lead == lead
    assert found.sentence.startswith(sentence)
    assert "Right is: onto the rib: entry -3 to 3 mm" in found.detail
    assert "fold lifted, entry 11 to 16 mm" in found.detail
    if lead == "Unsafe" and typed.startswith("lift"):
        assert "out of the fold" in revealed(FOLDED, typed)


def test_declining_is_right_where_there_is_no_corridor():
    found = verdict(ITEM, "no", (2,))
    assert found == (
        "Right",
        "this body has no safe path here",
        "Would not needle here (heavy build).",
    )
    assert "No safe path in a heavy body" in revealed(ITEM, "no", (2,))
    wrong = verdict(ITEM, "no")
    assert wrong.lead == "Not this one"
    assert "Right is: onto the rib" in wrong.detail
    needled = verdict(ITEM, "0 0 20", (2,))
    assert needled[:2] == ("Not this one", "this body has no safe path here")
    assert "not to needle is right" in needled.detail


def test_an_item_has_its_own_words_for_declining():
    item = make_needle_path(decline=Decline(verdict="the rib guides.", rationale="Felt here."))
    assert verdict(item, "no").sentence == "the rib guides"
    assert "Felt here." in revealed(item, "no")


def test_an_advanced_section_takes_both():
    item = make_needle_path(section=clinical_sections()["xs14"], met={})
    assert verdict(item, "no").lead == "Right"
    assert "Not to needle is right too." in verdict(item, "0 0 10").detail


def test_landmarks_are_shown_and_a_section_without_hazards_has_no_clearance():
    section = make_section(structures=(), dangers=(), landmarks=(Mark(at=4, text="Rib"),))
    item = make_needle_path(section=section, met={})
    assert "Rib at 4 mm" in asked(item)
    assert verdict(item, "0 0 15").detail.endswith("(average build).")


def test_control_characters_of_a_bank_reach_no_terminal():
    section = make_section(title="Bell \x07", plane="\x1b[2J")
    text = asked(make_needle_path(section=section))
    assert "\x07" not in text
    assert "\x1b" not in text
