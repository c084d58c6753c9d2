# SPDX-License-Identifier: MIT
"""What is read: its length, its abbreviations, how hard it is, and whom it names."""

import pytest

from tests.linting import codes, flaws, single
from trainer.banks.lint.finding import Weight
from trainer.banks.lint.prose import reading_age
from trainer.banks.lint.run import find_flaws
from trainer.model.bank import Bank, BankHead
from trainer.model.items.base import Patient
from trainer.model.items.case import CaseItem, Step

# F12


def test_a_long_story_is_told_with_its_words() -> None:
    stem = "The story goes on and on. " * 25
    (found,) = [flaw for flaw in flaws(single(stem=stem)) if flaw.code == "F12"]
    assert "150 words" in found.message


def test_facts_about_the_patient_count() -> None:
    patient = Patient(who="40 years", facts={"History": "ache " * 120})
    assert "F12" in codes(single(patient=patient))


def test_a_short_scenario_is_told_where_a_decision_is_asked_for() -> None:
    assert "F12" in codes(single(level="judgement", stem="A needle is in."))
    assert "F12" not in codes(single(level="recall", stem="A needle is in."))
    assert "F12" not in codes(single(stem="A needle is in."))


def test_a_long_option_is_told_once() -> None:
    long = "word " * 23
    found = [flaw for flaw in flaws(single(long, long + "a", long + "b")) if flaw.code == "F12"]
    assert len(found) == 1
    assert "F12" not in codes(single("word " * 22, "word " * 21, "a " * 20))


def test_steps_of_a_case_are_measured_one_by_one() -> None:
    def step(name: str, words: int) -> Step:
        return Step(id=name, told="told " * words, item=single(id=""))

    steps = (step("a", 60), step("b", 60), step("c", 60))
    case = CaseItem(id="case", type="case", stem="It begins.", steps=steps, level="judgement")
    assert "F12" not in codes(case)


# F16


def test_an_abbreviation_that_nobody_spelt_out_is_told() -> None:
    (found,) = flaws(single(stem="A patient with PAD asks for needling of the soleus muscle."))
    assert (found.code, '"PAD"' in found.message) == ("F16", True)


def test_an_abbreviation_may_be_spelt_out_here_or_in_an_earlier_item() -> None:
    spelt = single(id="first", stem="He has chronic obstructive pulmonary disease (COPD).")
    used = single("Nothing changes", "The ribs", "The lung", stem="COPD may overfill a lung.")
    assert "F16" not in codes(spelt)
    assert "F16" not in codes(spelt, used)
    assert "F16" in codes(used)
    behind = single(stem="With COPD (a disease of the lung) the ribs rise.")
    assert "F16" not in codes(behind)


def test_a_later_item_spells_out_too_late() -> None:
    spelt = single(id="second", stem="He has chronic obstructive pulmonary disease (COPD).")
    used = single(id="first", stem="COPD may overfill a lung.")
    bank = Bank(head=BankHead(format=1, id="b", title="B"), items=(used, spelt))
    assert "F16" in {flaw.code for flaw in find_flaws(bank)[0]}


@pytest.mark.parametrize(
    "stem",
    [
        "The LTR of the SCM was seen, and nerve XI tested at C5.",
        "Which of these is NOT usual in the UK?",
        "The sign reads DO NOT TOUCH.",
        "An X-ray was taken.",
    ],
)
def test_known_letters_and_loud_words_are_no_abbreviations(stem: str) -> None:
    assert "F16" not in codes(single(stem=stem))


# F24


def test_dense_prose_is_a_note() -> None:
    stem = (
        "Notwithstanding heterogeneity concerning periprocedural anticoagulation management, "
        "practitioners contemplating intramuscular stimulation within anatomically inaccessible "
        "compartments necessitate individualised haemorrhagic stratification incorporating "
        "pharmacological considerations."
    )
    (found,) = [flaw for flaw in flaws(single(stem=stem)) if flaw.code == "F24"]
    assert found.weight is Weight.NOTE


def test_plain_prose_with_muscles_in_it_is_not_hard() -> None:
    stem = "You needle flexor carpi ulnaris. The patient feels a jolt in the little finger."
    assert "F24" not in codes(single(stem=stem, lead_in="Which nerve was met, most likely?"))


def test_reading_age_follows_the_published_formula() -> None:
    # Ten words, one sentence, ten syllables.
    text = "The man sat on a chair and held his hand."
    assert reading_age(text) == pytest.approx(0.39 * 10 + 11.8 - 15.59)
    assert reading_age("12 34") == 0.0


# F26


@pytest.mark.parametrize(
    "stem",
    [
        "Karin, a teacher, has pain between her shoulder blades.",
        "Mr Smith has pain between his shoulder blades.",
        "A patient called Peter has pain.",
        "She wrote to clinic@example.org about the pain.",
        "The patient takes Xarelto for his heart.",
        "A box of Seirin needles is open.",
    ],
)
def test_a_name_or_brand_is_told(stem: str) -> None:
    assert "F26" in codes(single(stem=stem))


@pytest.mark.parametrize(
    "stem",
    [
        "A tall man with Marfan syndrome has a positive Tinel sign.",
        "A Martin-Gruber anastomosis joins two nerves of the forearm.",
        "The Thomas test is positive in May.",
        "A patient called yesterday about the pain.",
    ],
)
def test_names_of_signs_are_no_patients(stem: str) -> None:
    assert "F26" not in codes(single(stem=stem))
