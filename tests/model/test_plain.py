# SPDX-License-Identifier: MIT
"""Forms and outcomes as plain data, words to read, and problems as text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_form, make_full_item, make_item, make_multiple
from trainer.banks.canonical import plain_of
from trainer.model.attempt import read_outcome, write_outcome
from trainer.model.form import Form, FormEntry, read_form, write_form
from trainer.model.index import ItemKey, plain_words, reading_seconds, region_words
from trainer.model.items.base import Outcome, UnsafeAct
from trainer.model.problem import Problem, Severity

TEXT = st.text(max_size=20)
ENTRIES = st.builds(
    FormEntry,
    key=st.builds(ItemKey, TEXT, TEXT),
    revision=st.integers(1, 1_000_000),
    content_hash=TEXT,
    domain=TEXT,
    order=st.lists(st.integers(0, 25), max_size=26).map(tuple),
)


@given(st.builds(Form, st.lists(ENTRIES, max_size=5).map(tuple), st.integers()))
def test_a_form_comes_back_from_json(form):
    assert read_form(json.loads(json.dumps(write_form(form)))) == form


@given(
    st.builds(
        Outcome,
        st.floats(0, 1),
        st.booleans(),
        st.lists(st.builds(UnsafeAct, TEXT, TEXT), max_size=3).map(tuple),
    )
)
def test_an_outcome_comes_back_from_json(outcome):
    assert read_outcome(json.loads(json.dumps(write_outcome(outcome)))) == outcome


def test_a_form_of_items_keeps_their_revision_and_domain():
    form = make_form([make_item(revision=3), make_multiple(domain=None)])
    assert [(entry.revision, entry.domain) for entry in form.entries] == [(3, "anatomy"), (1, "")]


def test_the_words_to_read_are_stem_question_options_and_facts():
    item = make_full_item()
    words = [
        *item.stem.split(),
        *item.lead_in.split(),
    ]
    # Radial nerve, No nerve lies here; Plan: Lateral route, Complaint: Elbow pain.
    assert plain_words(plain_of(item)) == len(words) + 6 + 6
    assert plain_words({"stem": "One two"}) == 2


def test_reading_takes_time_beside_deciding():
    assert reading_seconds(0) == 30
    assert reading_seconds(200) == 90


def test_a_region_is_shown_in_words():
    assert region_words("lumbar-multifidus") == "Lumbar multifidus"


def test_a_problem_is_written_as_compilers_do():
    problem = Problem(
        Severity.ERROR,
        "shoulder.yaml",
        41,
        7,
        "two-keys",
        "radial-1",
        "option 2 and option 4 are both marked key; a single item has one",
        "Keep one key, or set type to multiple.",
    )
    assert str(problem) == (
        'shoulder.yaml:41:7: item "radial-1": option 2 and option 4 are both marked key; a single '
        "item has one. Keep one key, or set type to multiple."
    )
    bare = Problem(Severity.UNREADABLE, "bank.yaml", 0, 0, "missing", "", "there is no such file")
    assert str(bare) == "bank.yaml: there is no such file"
