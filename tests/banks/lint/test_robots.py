# SPDX-License-Identifier: MIT
"""Robots find what a learner can find without knowing anything, and nothing else."""

import random

import pytest

from tests.linting import multiple, options
from trainer.banks.lint.robots import Score, run_robots
from trainer.banks.lint.units import units_of
from trainer.model.items.single import SingleItem

TEXTS = ("Draw the needle slowly out", "Push it on", "Turn the needle", "Leave it there")


def item(number: int, texts: list[str], key: int) -> SingleItem:
    keyed = options(*texts, keys="abcd"[key])
    return SingleItem(id=f"i{number}", type="single", stem="Needle?", options=keyed)


def scores(texts: tuple[str, ...], count: int, key: str | None) -> dict[str, Score]:
    """Shuffle options with a seed; the key is a text, or drawn."""
    chance = random.Random(11)
    items = []
    for number in range(count):
        mixed = chance.sample(texts, len(texts))
        at = chance.randrange(len(texts)) if key is None else mixed.index(key)
        items.append(item(number, mixed, at))
    units = [unit for one in items for unit in units_of(one)]
    return {score.name: score for score in run_robots(units)}


def test_a_key_that_is_always_longest_is_found_by_one_robot() -> None:
    found = scores(TEXTS, 40, TEXTS[0])
    assert found["longest"].is_above
    assert found["longest"].points == 40
    assert found["shortest"].is_below
    assert not found["first"].is_above
    assert len(found["longest"].right) == 40


@pytest.mark.parametrize(
    ("name", "key", "others"),
    [
        ("hedged", "It usually fades", ("It needs a scan", "It means a tear")),
        ("specific", "Needle 2 of 9, at L1, met none", ("One of them", "Some of them")),
        ("no-absolute", "It fades", ("It always stays", "It must be scanned")),
        ("middle-number", "20 mm", ("10 mm", "30 mm")),
        ("odd-one-out", "Lung", ("Deep radial nerve", "Radial nerve")),
        ("in-common", "Radial nerve", ("Deep radial artery", "Median nerve")),
        ("stem-words", "The needle", ("The lung", "The bone")),
    ],
)
def test_each_robot_finds_its_own_cue(name: str, key: str, others: tuple[str, ...]) -> None:
    assert scores((key, *others), 30, key)[name].is_above


def test_a_bank_keyed_by_chance_gives_robots_nothing() -> None:
    found = scores(TEXTS, 200, None)
    assert {name for name, score in found.items() if score.is_above} == set()
    assert found["middle-number"].items == 0


def test_options_that_a_robot_likes_alike_share_the_point() -> None:
    units = units_of(item(1, ["Push", "Pull", "It"], 0))
    (longest,) = [score for score in run_robots(units) if score.name == "longest"]
    assert (longest.points, longest.chance, longest.right) == (0.5, pytest.approx(1 / 3), ())


def test_several_keys_are_left_out_and_words_only_in_english() -> None:
    found = run_robots(units_of(multiple(*TEXTS, keys="ab")), is_english=False)
    assert {score.items for score in found} == {0}
    assert {"hedged", "no-absolute"} & {score.name for score in found} == set()
