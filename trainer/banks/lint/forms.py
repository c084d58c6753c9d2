# SPDX-License-Identifier: MIT
"""What form an option has, as far as its first word tells: a command, a reason, a thing.

Word lists and endings instead of a grammar: where they are not sure, they say nothing.
"""

from __future__ import annotations

from trainer.banks.lint.words import word_set, words

COMMAND, GERUND, INFINITIVE, REASON, THING = (
    "a command",
    "a form in -ing",
    "a form with to",
    "a reason",
    "a thing",
)

# Verbs that options begin with as commands. Left out is what is a noun as often: press, test, rest,
# change, screen, mark, note, place, plan, record, report, help, ice, stretch, stop.
_VERBS = word_set(
    """
    add advise allow apply arrange ask assess avoid begin bend bring call carry check choose clean
    come compare continue count cover decide decline defer delay describe do draw drive elevate end
    ensure examine explain fetch finish follow get give go hold inform inject insert keep lay leave
    let lie lift listen loosen lower make measure move needle obtain offer open perform postpone
    proceed pull push put raise reassure refer refuse reinsert remove repeat replace say see select
    send set show sit speak splint start straighten suggest take tell treat try turn twirl use wait
    walk warn wash watch wear wipe withdraw withhold write
    """
)
# Commands as well where another verb or an object follows, but nouns otherwise.
_OFTEN_VERBS = word_set(
    "stop press test rest change screen mark note place plan record report help stretch"
)
_OBJECTS = word_set(
    """
    the a an her his their your him them it both all each and moving on what whether firmly at once
    everything nothing for
    """
)
_DETERMINERS = word_set(
    "the a an its his her their your my this that these those another some each every"
)
_BEFORE_VERBS = word_set(
    "first then just only never always also now simply please carefully gently slowly"
)
_BEHIND = word_set("it them him her you on out off back for to with between and without one two")
_NOT_GERUNDS = word_set("string spring during nothing something anything evening morning")
_THINGS = word_set(
    """
    nerve nerves muscle muscles artery arteries vein veins vessel vessels pleura lung bone rib
    plexus root ligament tendon kidney canal haematoma injury contact irritation twitch cramp pain
    branch response infection
    """
)
_SHORT = 5


def form_of(text: str) -> str:
    """Tell the form of an option.

    Returns:
        One of the forms; "" where it is not certain.
    """
    found = words(text)
    while found and (found[0] in _BEFORE_VERBS or (found[0].endswith("ly") and found[0] != "fly")):
        found = found[1:]
    if not found:
        return ""
    first, second = found[0], found[1] if len(found) > 1 else ""
    if first in ("don't", "don’t") or (first == "do" and second == "not"):
        return COMMAND
    if first in ("because", "since", "as") and len(found) > 2:
        return REASON if first == "because" else ""
    if first == "to":
        return INFINITIVE
    if first in _VERBS and second not in ("is", "are", "was", "of"):
        return COMMAND
    if first in _OFTEN_VERBS and second in _OBJECTS:
        return COMMAND
    if first.endswith("ing") and len(first) > 4 and first not in _NOT_GERUNDS:
        # "Fading ache" is a thing; what a form in -ing does something to stands behind it.
        return GERUND if second in _DETERMINERS or second in _BEHIND else ""
    if first in _DETERMINERS or (found[-1] in _THINGS and len(found) <= _SHORT):
        return THING
    return ""
