# SPDX-License-Identifier: MIT
"""Passed or not, by section and as a whole; the ranges are Wilson's."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.attempt import ResponseRecord, ResponseState
from trainer.model.exam import Decision, Movement
from trainer.model.exam_sitting import SectionRules, Sitting
from trainer.model.exam_verdict import Clarity, Reason, judge, meets
from trainer.model.items.base import Outcome, UnsafeAct
from trainer.model.statistics import wilson


def sitting(cuts: dict[str, float | None], counts: list[int], **fields: Any) -> Sitting:
    given = {
        "decision": Decision.CONJUNCTIVE,
        "cut": None,
        "unsafe_at_most": None,
        **fields,
    }
    return Sitting(
        exam="small",
        definition="",
        sections=tuple(SectionRules(name, name.title(), cut) for name, cut in cuts.items()),
        section_of=tuple(at for at, count in enumerate(counts) for _ in range(count)),
        movement=Movement.FREE,
        may_review=True,
        limit_s=None,
        usual_s=None,
        **given,
    )


def responses(right: list[bool | None], unsafe: int = 0) -> list[ResponseRecord]:
    """Make responses; None is left blank. The first wrong ones are unsafe."""
    found = []
    for position, ok in enumerate(right):
        acts: tuple[UnsafeAct, ...] = ()
        if ok is False and unsafe > 0:
            unsafe, acts = unsafe - 1, (UnsafeAct("Went on", "Harm"),)
        outcome = None if ok is None else Outcome(float(ok), ok, acts)
        state = ResponseState.OMITTED if ok is None else ResponseState.ANSWERED
        found.append(ResponseRecord(position, state, None, None, outcome, False, (), 0, None, ""))
    return found


# The exam of the issue: 24 on safety with a cut of 75, 36 on the rest with a cut of 61.
MOCK = sitting({"safety": 75, "general": 61}, [24, 36])


@pytest.mark.parametrize(
    ("safety", "general", "passed", "reasons"),
    [
        (18, 22, True, ()),
        (17, 36, False, ((Reason.SECTION, 0),)),
        (24, 21, False, ((Reason.SECTION, 1),)),
        (0, 0, False, ((Reason.SECTION, 0), (Reason.SECTION, 1))),
    ],
)
def test_both_parts_of_the_mock_exam_must_be_passed(safety, general, passed, reasons):
    right = [at < safety for at in range(24)] + [at < general for at in range(36)]
    verdict = judge(MOCK, responses(right))
    assert (verdict.is_passed, verdict.reasons) == (passed, reasons)
    assert [part.interval for part in verdict.sections] == [wilson(safety, 24), wilson(general, 36)]
    assert verdict.total.is_met is None


def test_a_score_at_the_cut_meets_it():
    assert meets(18, 24, 75)
    assert not meets(17, 24, 75)
    assert meets(2, 3, 200 / 3)
    assert meets(1, 3, 100 / 3)
    assert not meets(0, 3, 0.1)


def test_a_strong_section_makes_up_for_a_weak_one_where_only_the_whole_counts():
    rules = sitting({"a": 75, "b": 50}, [4, 4], decision=Decision.COMPENSATORY)
    verdict = judge(rules, responses([True, True, False, False] + [True] * 4))
    assert verdict.is_passed
    assert verdict.sections[0].is_met is False
    # Without a cut of its own the whole takes that of its sections, by their items.
    assert verdict.total.cut == pytest.approx(62.5)
    own = sitting({"a": 75, "b": 50}, [4, 4], decision=Decision.COMPENSATORY, cut=80)
    assert judge(own, responses([True] * 6 + [False] * 2)).reasons == ((Reason.TOTAL, -1),)


def test_the_whole_may_need_a_cut_besides_those_of_the_sections():
    rules = sitting({"a": 50, "b": 50}, [2, 2], cut=75)
    verdict = judge(rules, responses([True, False, True, False]))
    assert verdict.reasons == ((Reason.TOTAL, -1),)


def test_one_unsafe_act_too_many_fails_whatever_the_score():
    rules = sitting({"a": 50}, [10], unsafe_at_most=1)
    assert judge(rules, responses([True] * 8 + [False] * 2, unsafe=1)).is_passed
    verdict = judge(rules, responses([True] * 8 + [False] * 2, unsafe=2))
    assert verdict.reasons == ((Reason.UNSAFE, -1),)
    assert verdict.unsafe == 2


def test_unsafe_acts_decide_nothing_where_no_gate_is_set():
    verdict = judge(sitting({"a": 50}, [4]), responses([True, True, False, False], unsafe=2))
    assert verdict.is_passed
    assert (verdict.unsafe, verdict.unsafe_at_most) == (2, None)


def test_what_was_left_blank_is_not_right():
    verdict = judge(sitting({"a": 50}, [4]), responses([True, None, None, None]))
    assert (verdict.total.right, verdict.total.items) == (1, 4)
    assert not verdict.is_passed


def test_a_range_that_holds_the_cut_is_too_close_to_call():
    def clarity(right: int) -> Clarity | None:
        rules = sitting({"a": 60}, [40])
        return judge(rules, responses([at < right for at in range(40)])).sections[0].clarity

    assert [clarity(12), clarity(24), clarity(40)] == [
        Clarity.BELOW,
        Clarity.CLOSE,
        Clarity.ABOVE,
    ]


def test_a_section_without_a_cut_has_a_score_and_no_verdict():
    verdict = judge(sitting({"a": None, "b": 50}, [2, 2]), responses([False, False, True, True]))
    assert verdict.is_passed
    assert (verdict.sections[0].is_met, verdict.sections[0].clarity) == (None, None)


def test_an_exam_without_items_cannot_be_judged():
    with pytest.raises(ValueError):
        judge(sitting({"a": 50}, [0]), [])


@given(st.lists(st.sampled_from([True, False, None]), min_size=2, max_size=40), st.floats(0, 100))
def test_who_answers_more_right_never_does_worse(right, cut):
    rules = sitting({"a": cut}, [len(right)], cut=cut)
    verdict = judge(rules, responses(right))
    better = judge(rules, responses([True, *right[1:]]))
    assert better.is_passed or not verdict.is_passed
    assert verdict.is_passed == (verdict.reasons == ())
