# SPDX-License-Identifier: MIT
"""Every type of item as an xAPI statement, against the rules of the specification."""

from dataclasses import replace

import pytest

from tests.builders import (
    make_case,
    make_hotspot,
    make_item,
    make_match,
    make_multiple,
    make_numeric,
    make_order,
)
from tests.sections import make_needle_path, set_needle
from tests.services.xapi_rules import check
from trainer.model.items.case_walk import CaseResponse
from trainer.model.items.choice import Choice
from trainer.model.items.hotspot import HotspotResponse, keys_of
from trainer.model.items.match import MatchResponse
from trainer.model.items.numeric import NumericResponse
from trainer.model.items.order import OrderResponse
from trainer.model.items.registry import TYPES, family
from trainer.services.xapi import INTERACTIONS, statement
from trainer.storage.given import Answer


def answered(item, response, **changed):
    kind = family(item.type)
    outcome = kind.score(item, response)
    plain = Answer(
        attempt="a" * 32,
        position=0,
        learner="b" * 32,
        mode="tutor",
        session="Ten minutes",
        bank="shoulder-safety",
        item=item.id,
        revision=1,
        domain="anatomy",
        title="A title",
        answered_at="2026-01-05T09:30:00.000Z",
        certainty="fairly",
        points=outcome.points,
        correct=outcome.correct,
        unsafe=tuple(tuple(act) for act in outcome.unsafe),
        elapsed_ms=61_239,
        reason="",
        flagged=False,
        response=kind.write_response(response),
        content_hash="c" * 64,
    )
    return statement(plain._replace(**changed), item, "Ann")


def first_step(item):
    step = item.steps[0]
    kind = family(step.item.type)
    return CaseResponse(((step.id, kind.write_response(Choice((0,)))),))


GIVEN = {
    "single": lambda: (make_item(unsafe="d"), Choice((3,))),
    "multiple": lambda: (make_multiple(), Choice((0, 2))),
    "order": lambda: (make_order(), OrderResponse((1, 0))),
    "match": lambda: (make_match(), MatchResponse((1, None))),
    "numeric": lambda: (make_numeric(), NumericResponse(12.5)),
    "hotspot": lambda: (make_hotspot(), HotspotResponse(keys_of(make_hotspot())[0])),
    "needle-path": lambda: (make_needle_path(), set_needle(entry=10, angle=0, depth=20)),
    "case": lambda: (make_case(), first_step(make_case())),
}


def test_every_type_of_item_has_an_interaction():
    assert set(INTERACTIONS) == set(TYPES) == set(GIVEN)


@pytest.mark.parametrize("kind", TYPES)
def test_a_statement_keeps_the_rules_of_its_type(kind):
    made = answered(*GIVEN[kind]())
    check(made)
    assert made["result"]["response"]
    assert made["object"]["definition"]["interactionType"] != "other"


def test_a_choice_says_what_was_chosen_and_what_is_right():
    made = answered(*GIVEN["single"]())
    definition = made["object"]["definition"]
    assert (made["result"]["response"], definition["correctResponsesPattern"]) == ("o4", ["o2"])
    assert [one["description"]["en"] for one in definition["choices"]][:2] == [
        "Axillary nerve",
        "Radial nerve",
    ]
    (act,) = made["result"]["extensions"]["https://needlewise.invalid/xapi/unsafe-acts"]
    assert act == {"act": "Act d", "harm": "Harm d"}
    assert made["result"]["duration"] == "PT61.23S"


def test_several_are_joined_and_a_range_has_two_ends():
    assert answered(*GIVEN["multiple"]())["result"]["response"] == "o1[,]o3"
    numeric = answered(*GIVEN["numeric"]())["object"]["definition"]
    assert numeric["correctResponsesPattern"] == ["10[:]15"]


def test_an_order_with_one_right_sequence_says_it():
    from trainer.model.items.order import has_one_order

    item = make_order()
    definition = answered(item, OrderResponse((1, 0)))["object"]["definition"]
    assert ("correctResponsesPattern" in definition) is has_one_order(item)
    one = replace(item, before=())
    assert has_one_order(one)
    pattern = answered(one, OrderResponse((1, 0)))["object"]["definition"]
    assert pattern["correctResponsesPattern"][0].startswith("s1[,]s2")


def test_a_needle_says_where_it_went_or_that_there_was_none():
    made = answered(*GIVEN["needle-path"]())
    assert made["result"]["response"].startswith(
        "decision[.]needled[,]entry[.]10[,]angle[.]0[,]depth[.]20"
    )
    item = make_needle_path()
    declined = answered(item, set_needle(entry=10, angle=0, depth=20)._replace(path=None))
    check(declined)
    assert declined["result"]["response"].startswith("decision[.]declined[,]view[.]")


def test_an_answer_has_the_same_id_whenever_it_is_written():
    one, again = answered(*GIVEN["single"]()), answered(*GIVEN["single"]())
    assert one["id"] == again["id"]
    other = answered(*GIVEN["single"](), position=1)
    assert other["id"] != one["id"]
    assert other["context"]["registration"] == one["context"]["registration"]


def test_without_certainty_reason_or_acts_there_is_nothing_beside_the_result():
    item = make_item()
    made = answered(item, Choice((1,)), certainty="")
    assert "extensions" not in made["result"]
    assert (
        "https://needlewise.invalid/xapi/missed-because"
        in (answered(item, Choice((0,)), reason="misread")["result"]["extensions"])
    )


def test_what_delimits_is_taken_out_of_what_is_delimited():
    item, response = GIVEN["case"]()
    step = item.steps[0]
    option = step.item.options[0]
    options = (replace(option, text="A [,] B [.] C"), *step.item.options[1:])
    first = replace(step, item=replace(step.item, options=options))
    check(answered(replace(item, steps=(first, *item.steps[1:])), response))
