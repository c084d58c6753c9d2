# SPDX-License-Identifier: MIT
"""A panel in two rounds, and the cuts that come of it."""

import json
import math

import pytest

from trainer.model.index import ItemKey
from trainer.model.panel import (
    Panel,
    PanelItem,
    SectionCut,
    changes,
    cut_of,
    form_cut,
    is_complete,
    missing,
    new_panel,
    next_round,
    rate,
    read_panel,
    spreads,
    standing,
    write_panel,
)


def key(number: int) -> ItemKey:
    return ItemKey("bank", f"item-{number}")


def make_panel(ratings: list[list[float | None]] | None = None) -> Panel:
    """Two raters, four items: two of section "a", two of "b"."""
    items = [PanelItem(key(n), "hash", "ab"[n // 2]) for n in range(4)]
    panel = new_panel("small", 1, items, ["Ann", "Bo"])
    for rater, row in enumerate(ratings or []):
        for at, value in enumerate(row):
            panel = rate(panel, rater, at, value)
    return panel


FULL = [[40, 60, 50, 70], [60, 80, 70, 90]]


def test_a_panel_begins_with_nothing_said():
    panel = make_panel()
    assert missing(panel) == [4, 4]
    assert not is_complete(panel)
    assert cut_of(panel) is None
    assert spreads(panel) == [None] * 4
    assert panel.round == 1


def test_the_cut_of_a_section_is_the_mean_of_what_was_said_of_its_items():
    panel = make_panel(FULL)
    assert is_complete(panel)
    assert cut_of(panel, "a").cut == 60
    assert cut_of(panel, "b").cut == 70
    assert cut_of(panel).cut == 65
    assert cut_of(panel).error == pytest.approx(10)
    assert cut_of(panel, "c") is None


def test_with_one_rating_missing_there_is_no_cut_of_its_section():
    panel = make_panel([[40, 60, 50, 70], [60, 80, 70, None]])
    assert cut_of(panel, "a") is not None
    assert cut_of(panel, "b") is None
    assert cut_of(panel) is None


def test_a_second_round_follows_a_complete_first_and_there_is_no_third():
    with pytest.raises(ValueError):
        next_round(make_panel())
    panel = next_round(make_panel(FULL))
    assert panel.round == 2
    with pytest.raises(ValueError):
        next_round(panel)


def test_in_the_second_round_what_was_said_stands_until_it_is_changed():
    panel = next_round(make_panel(FULL))
    assert missing(panel) == [0, 0]
    assert cut_of(panel) == cut_of(make_panel(FULL))
    panel = rate(panel, 0, 0, 60)
    assert standing(panel)[0] == (60, 60, 50, 70)
    assert cut_of(panel, "a").cut == 65
    assert panel.rounds[0] == make_panel(FULL).rounds[0]
    assert spreads(panel, 1)[0].low == 40
    assert spreads(panel)[0].low == 60


def test_how_far_each_rater_moved_is_known_after_the_second_round():
    assert changes(make_panel(FULL)) is None
    panel = rate(next_round(make_panel(FULL)), 0, 0, 60)
    assert changes(panel) == {"Ann": 5, "Bo": 0}


def test_a_form_whose_items_were_all_rated_takes_what_was_said_of_them():
    panel = make_panel(FULL)
    assert form_cut(panel, "a", {key(1)}) == SectionCut(70, pytest.approx(10))


def test_a_form_with_other_items_takes_the_section_with_the_larger_error():
    panel = make_panel(FULL)
    found = form_cut(panel, "a", {key(0), ItemKey("bank", "unknown")})
    # Raters 20 apart and items 20 apart: variances of 200 each, over two of each.
    assert found == SectionCut(60, pytest.approx(math.sqrt(100 + 100)))
    assert form_cut(make_panel(), "a", {key(0)}) is None


def test_a_panel_is_the_same_after_it_was_written_and_read():
    panel = rate(next_round(make_panel(FULL)), 1, 3, 12.5)._replace(in_use=True)
    assert read_panel(json.loads(json.dumps(write_panel(panel)))) == panel


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"items": []},
        {"items": [["bank"]]},
        {"raters": []},
        {"raters": ["Ann", "Ann"]},
        {"raters": ["Ann", ""]},
        {"rounds": []},
        {"rounds": [[[1, 2, 3, 4]]]},
        {"rounds": [[[1, 2, 3, 4], [1, 2, 3]]]},
        {"rounds": [[[1, 2, 3, 4], [1, 2, 3, 101]]]},
        {"rounds": [[[1, 2, 3, 4], [1, 2, 3, "x"]]]},
        {"seed": "x"},
        {"exam": None, "rounds": 5},
    ],
)
def test_what_is_no_panel_is_refused(change):
    plain = write_panel(make_panel(FULL))
    with pytest.raises(ValueError):
        read_panel({**plain, **change})


def test_a_panel_without_a_name_is_refused():
    plain = write_panel(make_panel(FULL))
    for name in plain:
        with pytest.raises(ValueError):
            read_panel({key_: value for key_, value in plain.items() if key_ != name})


def test_a_rating_is_a_percentage():
    with pytest.raises(ValueError):
        rate(make_panel(), 0, 0, 101)
