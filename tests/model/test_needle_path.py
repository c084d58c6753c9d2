# SPDX-License-Identifier: MIT
"""Needle-path items: what a response is worth, who is drawn, and what authors get wrong."""

import dataclasses
import math
import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sections import clinical_sections, make_fold, make_needle_path, make_section, set_needle
from trainer.banks.canonical import plain_of
from trainer.model.items.base import UnsafeAct
from trainer.model.items.needle_path import (
    Meeting,
    Needle,
    PathResponse,
    build_shown,
    builds_of,
    is_decline_right,
    judged,
    lanes_of,
    section_of,
    views_of,
)
from trainer.model.items.registry import family, read_item
from trainer.model.mirror import mirrored
from trainer.model.needling import Path
from trainer.model.section import Build, Structure

FAMILY = family("needle-path")
FOLDED = make_section(fold=make_fold())


def score(item, response):
    return FAMILY.score(item, response)


def codes(item) -> list[str]:
    return [fault.code for fault in FAMILY.faults(item)]


# Scoring a path


def test_a_path_in_the_corridor_is_right():
    assert score(make_needle_path(), set_needle(0, 0, 15)) == (1.0, True, ())


def test_a_near_miss_earns_a_part_and_is_not_right():
    points, correct, unsafe = score(make_needle_path(), set_needle(4.5, 0, 15))
    assert (points, correct, unsafe) == (pytest.approx(0.35), False, ())


def test_a_memorised_depth_fails_in_another_body_and_the_backdrop_works_in_all():
    item = make_needle_path()
    assert score(item, set_needle(0, 0, 20)).correct
    assert not score(item, set_needle(0, 0, 20, build="lean")).correct
    assert score(item, set_needle(0, 0, 16, build="lean")).correct


def test_a_hazard_earns_nothing_and_is_told_in_the_words_of_the_item():
    outcome = score(make_needle_path(), set_needle(-16, 0, 39))
    harm = "A pneumothorax can follow, at once or hours later"
    assert outcome == (0.0, False, (UnsafeAct("Needled the pleura", harm),))


def test_a_hazard_is_told_in_the_words_of_the_section_or_else_in_plain_ones():
    item = make_needle_path(met={})
    (nerve,) = score(item, set_needle(12, 0, 28)).unsafe
    assert nerve == UnsafeAct("Needle put into the intercostal nerve", "The nerve is hurt")
    (pleura,) = score(item, set_needle(-16, 0, 39)).unsafe
    assert pleura.act == "Needle put into the pleura"
    both = score(make_needle_path(met={"pleura": Meeting(harm="Lung")}), set_needle(12, 0, 39))
    assert [act.harm for act in both.unsafe] == ["The nerve is hurt", "Lung"]


@pytest.mark.parametrize("kind", ["nerve", "artery", "vein", "bundle", "pleura", "canal", "organ"])
def test_every_kind_of_hazard_has_a_harm(kind):
    hazard = Structure(name="thing", type=kind, ellipse=(-16, 40, 3, 3))
    item = make_needle_path(section=make_section(structures=(hazard,)), met={})
    (act,) = score(item, set_needle(-16, 0, 40)).unsafe
    assert act.act == "Needle put into the thing"
    assert act.harm


def test_pushing_past_bone_and_leaving_a_fold_are_unsafe_and_told():
    item = make_needle_path(section=FOLDED, lift=True, met={})
    (bone,) = score(item, set_needle(0, 0, 24)).unsafe
    assert bone.act == "Needle pushed on after it met bone (rib)"
    (finger,) = score(item, set_needle(13, 0, 35, "fold")).unsafe
    assert "opposing finger" in finger.act
    (base,) = score(item, set_needle(16, -60, 12, "fold")).unsafe
    assert "out of the fold" in base.act
    told = make_needle_path(
        section=FOLDED, lift=True, met={"opposing finger": Meeting(act="Pricked the finger")}
    )
    (finger,) = score(told, set_needle(13, 0, 35, "fold")).unsafe
    assert finger.act == "Pricked the finger"


def test_only_the_corridors_that_an_item_names_count():
    section = clinical_sections()["xs03"]
    item = make_needle_path(section=section, met={})
    other = make_needle_path(section=section, corridors=("oblique onto the same rib",), met={})
    assert score(item, set_needle(0, 0, 16)).correct
    assert not score(other, set_needle(0, 0, 16)).correct


# Declining


def test_not_to_needle_is_right_only_in_a_body_without_a_corridor():
    item = make_needle_path()
    assert score(item, PathResponse(build="heavy")) == (1.0, True, ())
    assert score(item, PathResponse(build="average")) == (0.0, False, ())
    assert score(item, set_needle(0, 0, 20, build="heavy")) == (0.0, False, ())
    assert score(item, set_needle(-16, 0, 50, build="heavy")).unsafe


def test_in_an_advanced_section_not_to_needle_is_right_beside_the_corridor():
    item = make_needle_path(section=make_section(advanced=True))
    assert score(item, PathResponse()).correct
    assert score(item, set_needle(0, 0, 15)).correct


@pytest.mark.parametrize(("advanced", "said"), list(product([False, True], [False, True])))
def test_an_item_can_say_whether_not_to_needle_is_right(advanced, said):
    item = make_needle_path(section=make_section(advanced=advanced), decline_right=said)
    assert is_decline_right(item, "average") is said
    assert is_decline_right(item, "heavy")


def test_with_a_fold_to_lift_a_corridor_in_either_view_makes_declining_wrong():
    flat = make_needle_path(section=make_section(corridors=(), fold=make_fold()))
    lift = dataclasses.replace(flat, lift=True)
    assert is_decline_right(flat, "average")
    assert not is_decline_right(lift, "average")
    assert [view for view, _ in lanes_of(lift, "average")] == ["fold"]
    assert score(lift, set_needle(13, 0, 12, "fold")).correct
    assert not score(lift, set_needle(0, 0, 15)).correct


# What can be answered


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (PathResponse(), True),
        (set_needle(0, 0, 40), True),
        (set_needle(0, 0, 41), False),
        (set_needle(0, 0, 41, needle=2), True),
        (set_needle(0, 0, 10, needle=5), False),
        (set_needle(0, 0, 10, needle=-1), False),
        (set_needle(0, 0, 0), False),
        (set_needle(26, 0, 10), False),
        (set_needle(0, 91, 10), False),
        (set_needle(math.nan, 0, 10), False),
        (set_needle(0, 0, math.inf), False),
        (set_needle(0, 0, 10, build="huge"), False),
        (set_needle(12, 0, 10, "fold"), False),
        (PathResponse(build="huge"), False),
    ],
)
def test_a_response_is_complete_when_it_could_be_done(response, expected):
    assert FAMILY.complete(make_needle_path(), response) is expected


def test_the_entry_of_a_fold_is_limited_by_the_height_in_that_body():
    item = make_needle_path(section=FOLDED, view="fold")
    assert FAMILY.complete(item, set_needle(22, 0, 10, "fold"))
    assert not FAMILY.complete(item, set_needle(22, 0, 10, "fold", "lean"))


# Chance


def test_the_body_is_drawn_from_all_that_the_section_states():
    item = make_needle_path()
    assert builds_of(item) == ("lean", "average", "heavy")
    drawn = {FAMILY.draw(item, random.Random(seed)) for seed in range(30)}
    assert drawn == {(0,), (1,), (2,)}
    assert [build_shown(item, order) for order in ((0,), (2,), (), (9,))] == [
        "lean",
        "heavy",
        "average",
        "average",
    ]


def test_the_body_is_drawn_from_those_that_the_item_names():
    item = make_needle_path(builds=("heavy", "lean"))
    assert {build_shown(item, FAMILY.draw(item, random.Random(n))) for n in range(20)} == {
        "heavy",
        "lean",
    }
    assert build_shown(item, ()) == "heavy"


def test_with_a_fold_to_lift_both_views_must_state_the_body():
    fold = make_fold(builds={"lean": Build(fat=2)})
    item = make_needle_path(section=make_section(fold=fold), lift=True)
    assert (views_of(item), builds_of(item)) == (("flat", "fold"), ("lean", "average"))


# Words and plain data


def test_a_response_is_told_in_words():
    item = make_needle_path(section=FOLDED, lift=True)
    assert FAMILY.describe(item, PathResponse(build="lean")) == "Would not needle here (lean build)"
    assert (
        FAMILY.describe(item, set_needle(-2.04, 5, 15))
        == "Entry -2 mm, angle 5 degrees, depth 15 mm, 40 mm needle (average build)"
    )
    assert FAMILY.describe(item, set_needle(12, 0, 15, "fold")).startswith(
        "Fold lifted, entry 12 mm below the crest, angle 0 degrees"
    )


def test_an_item_with_everything_comes_back_from_plain_data():
    item = make_needle_path(
        section=FOLDED,
        lift=True,
        corridors=("onto the rib", "across the fold"),
        builds=("lean", "heavy"),
        needles=(Needle(length=30, gauge=0.2),),
        decline_right=False,
    )
    assert read_item(plain_of(item)) == item
    assert read_item(plain_of(make_needle_path())) == make_needle_path()
    named = dataclasses.replace(item, section="over-the-rib")
    assert read_item(plain_of(named)) == named


def test_an_item_of_a_bank_file_names_its_section_and_takes_it_in():
    named = make_needle_path(section="over-the-rib")
    assert FAMILY.named(named) == [(("section",), "over-the-rib")]
    section = make_section()
    whole = FAMILY.with_sections(named, {"over-the-rib": section})
    assert whole.section is section
    assert FAMILY.named(whole) == []
    assert FAMILY.with_sections(whole, {}) is whole
    assert FAMILY.with_sections(named, {}) is named
    with pytest.raises(ValueError, match="does not hold it"):
        section_of(named)


# Faults


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"view": "fold"}, "no-fold"),
        ({"lift": True}, "no-fold"),
        ({"section": FOLDED, "lift": True, "view": "fold"}, "lifted"),
        ({"section": make_section(builds={}, corridors=()), "builds": ("lean",)}, "unknown-name"),
        ({"builds": ("lean", "lean")}, "same-build"),
        ({"corridors": ("across the fold",)}, "unknown-name"),
        ({"met": {"rhomboid": Meeting()}}, "unknown-name"),
        ({"met": {"opposing finger": Meeting()}}, "unknown-name"),
        ({"needles": (Needle(length=10),)}, "short-needles"),
    ],
)
def test_authors_are_told_what_does_not_fit(fields, code):
    found = FAMILY.faults(make_needle_path(**fields))
    assert [fault.code for fault in found] == [code]
    assert found[0].path[0] in fields


def test_sound_items_are_without_fault():
    assert codes(make_needle_path(corridors=("onto the rib",))) == []
    met = {"rib": Meeting(), "deep nerve": Meeting(), "base": Meeting()}
    assert codes(make_needle_path(section=FOLDED, lift=True, met=met)) == []
    # An id in place of the section is told elsewhere.
    assert codes(make_needle_path(section="nowhere", view="fold")) == []


# Properties

SECTIONS = list(clinical_sections().values())
numbers = st.tuples(st.floats(0, 1), st.floats(-80, 80), st.floats(1, 99))


@given(st.sampled_from(SECTIONS), numbers, st.integers(0, 2), st.booleans())
def test_points_and_unsafe_acts_are_never_mixed(section, placed, number, is_lifted):
    item = make_needle_path(section=section, lift=section.fold is not None, met={})
    view = "fold" if is_lifted and section.fold is not None else "flat"
    build = builds_of(item)[number]
    share, angle, depth = placed
    item_scene = judged(item, PathResponse(Path(0, 0, 1), view, 4, build))
    assert item_scene is not None
    low, high = (1, 13) if view == "fold" else section.skin.working_zone
    response = PathResponse(Path(low + (high - low) * share, angle, depth), view, 4, build)
    assert FAMILY.complete(item, response)
    outcome = score(item, response)
    assert 0 <= outcome.points <= 1
    if outcome.unsafe:
        assert (outcome.points, outcome.correct) == (0, False)
        assert all(act.act and act.harm for act in outcome.unsafe)
    plain = FAMILY.write_response(response)
    assert FAMILY.score(item, FAMILY.read_response(plain)) == outcome


@given(st.sampled_from(SECTIONS), numbers, st.integers(0, 2))
def test_the_other_side_of_the_body_scores_alike(section, placed, number):
    item = make_needle_path(section=section, met={})
    other = make_needle_path(section=mirrored(section), met={})
    build = builds_of(item)[number]
    low, high = section.skin.working_zone
    share, angle, depth = placed
    entry = low + (high - low) * share
    one = score(item, PathResponse(Path(entry, angle, depth), "flat", 4, build))
    two = score(other, PathResponse(Path(-entry, -angle, depth), "flat", 4, build))
    assert two.points == pytest.approx(one.points, abs=1e-6)
    assert (two.correct, two.unsafe) == (one.correct, one.unsafe)
