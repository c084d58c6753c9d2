# SPDX-License-Identifier: MIT
"""Options beside each other: what gives the key away, and what only looks as if it did."""

import pytest

from tests.linting import codes, flaws, multiple, single


def test_a_sound_item_has_no_flaw() -> None:
    assert codes(single()) == []


# F04


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twirl the needle until it fades", "Twirling the needle until it fades"),
        ("Send her to a doctor at once today", "Send her to a physician at once today"),
        (
            "Stop moving, draw the needle out and ask what was felt",
            "Stop moving, draw the needle fully out and ask what was felt",
        ),
    ],
)
def test_options_that_differ_in_form_alone_are_told(one: str, other: str) -> None:
    assert "F04" in codes(single("Wait for a minute", one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Behind the femur, deep to the biceps", "In front of the femur, deep to the biceps"),
        ("Stop the needle, then ask what is felt", "Ask what is felt, then stop the needle"),
        (
            "Draw needle, press site, test touch and power, ring tomorrow",
            "Draw needle, press site, test touch and power, ring today",
        ),
        ("Draw the needle out by 10 mm and wait", "Draw the needle out by 20 mm and wait"),
        (
            "Tell him that he may drive home with the splint",
            "Tell him that he may not drive home with the splint",
        ),
    ],
)
def test_options_that_differ_in_what_they_say_are_not_the_same(one: str, other: str) -> None:
    assert "F04" not in codes(single("Wait for a minute", one, other))


# F05


@pytest.mark.parametrize(
    "text",
    ["All of the above", "None of the above.", "Both A and B", "A and C", "Options 1 and 3",
     "All of these", "B or C only"],
)  # fmt: skip
def test_an_option_about_options_is_told(text: str) -> None:
    (found,) = [flaw for flaw in flaws(single("Wait", "Go on", text)) if flaw.code == "F05"]
    assert "option 3" in found.message


@pytest.mark.parametrize(
    "text",
    ["All of these signs in one leg", "Both nerves at the wrist", "Offer a and b vitamins",
     "None of the needles was counted", "Hepatitis B and tetanus cover", "At C5 and C6"],
)  # fmt: skip
def test_an_option_that_only_sounds_like_one_about_options_is_not(text: str) -> None:
    assert "F05" not in codes(single("Wait", "Go on", text))


# F07


def test_an_absolute_word_in_a_distractor_alone_is_told() -> None:
    texts = ("A twitch may be missed", "A twitch must come first", "A twitch comes late")
    assert codes(single(*texts)) == ["F07", "F08"]


def test_an_absolute_word_in_the_key_as_well_is_no_sign() -> None:
    texts = ("Every nerve can be met", "A nerve is never met", "A nerve is met at the knee")
    assert "F07" not in codes(single(*texts))


@pytest.mark.parametrize("text", ["Not at all", "In all four limbs", "Only the forearm"])
def test_one_word_that_is_absolute_at_times_is_no_sign(text: str) -> None:
    assert "F07" not in codes(single("In the hand", text, "In the neck"))


def test_two_words_that_are_absolute_at_times_are_told() -> None:
    texts = ("The ribs are felt", "Nothing is felt", "Everyone feels it")
    assert "F07" in codes(single(*texts))


# F08


def test_a_vague_word_in_the_key_alone_is_told() -> None:
    texts = ("It usually fades", "It needs a scan", "It shows a tear")
    assert "F08" in codes(single(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("It usually fades", "It often needs a scan", "It shows a tear"),
        ("It fades in May 2026", "It needs a scan", "It shows a tear"),
    ],
)
def test_a_vague_word_elsewhere_too_or_a_month_is_no_sign(texts: tuple[str, ...]) -> None:
    assert "F08" not in codes(single(*texts))


# F09


def test_a_key_that_is_longest_by_far_is_told_with_its_length() -> None:
    long = "Draw the needle out along its own line and ask what was felt"
    (found,) = flaws(single("Push on", "Wait a little", long, key="c"))
    assert (found.code, "13 words, the others 2.5" in found.message) == ("F09", True)


def test_a_long_distractor_or_a_key_a_little_longer_is_no_sign() -> None:
    long = "Draw the needle out along its own line and ask what was felt"
    assert "F09" not in codes(single("Push it on", long, "Wait a little"))
    assert "F09" not in codes(single("Draw the needle slowly out", "Push on a bit", "Wait a while"))


def test_keys_of_several_are_long_only_where_all_of_them_are() -> None:
    long = "Pain on breathing in that goes on for more than an hour"
    short = ("A bruise", "Mild ache", "Warm skin")
    assert "F09" in codes(multiple(long, f"{long} today", *short, keys="ab"))
    assert "F09" not in codes(multiple(long, *short, keys="ab"))


# F10


def test_a_rare_word_of_the_stem_in_the_key_alone_is_told() -> None:
    stem = "A patient has a numb strip of skin. The sural nerve serves it."
    texts = ("A sural branch", "The fifth root", "A blocked artery")
    assert "F10" in codes(single(*texts, stem=stem))


def test_a_word_that_a_distractor_shares_or_the_region_names_is_no_sign() -> None:
    stem = "A patient has a numb strip of skin. The sural nerve serves it."
    assert "F10" not in codes(
        single("A sural branch", "A sural vein", "A blocked artery", stem=stem)
    )
    texts = ("A sural branch", "The fifth root", "A blocked artery")
    assert "F10" not in codes(single(*texts, stem=stem, region=("sural-nerve",)))


def test_everyday_words_are_not_rare() -> None:
    texts = ("On Monday", "After the scan", "When it tingles")
    assert "F10" not in codes(single(*texts, stem="He has time until Monday morning."))


# F15


def test_a_noun_or_a_reason_among_commands_is_told() -> None:
    texts = ("Stop and draw the needle out", "The median nerve", "Send for help")
    (found,) = [flaw for flaw in flaws(single(*texts)) if flaw.code == "F15"]
    assert "option 2 is a thing, others a command" in found.message
    assert "F15" in codes(single("Withdraw it", "Ask her", "Because the band twitched"))
    assert "F15" in codes(single("Holding a rib", "Choosing a gap", "To take it out"))


@pytest.mark.parametrize(
    "texts",
    [
        ("Carefully draw it out", "Do not touch it", "First ask what was felt"),
        ("Press on the site", "Rest of the arm", "Screen the hand"),
        ("Radial nerve", "The median nerve", "An artery"),
        ("Evening pain", "Fading ache", "The artery"),
        ("Never", "Stop it", "The artery"),
    ],
)
def test_options_of_one_form_or_of_no_certain_form_are_no_sign(texts: tuple[str, ...]) -> None:
    assert "F15" not in codes(single(*texts))
