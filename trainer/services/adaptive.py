# SPDX-License-Identifier: MIT
"""Weak spots: what a learner would probably miss, danger first, with something unexpected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.ability import Answers, Row, calibrate, chance, estimate, logit
from trainer.model.agenda import Queued, Reason, Why, fill
from trainer.model.cueing import cue_of
from trainer.storage.standing import answers_of_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from trainer.model.ability import Ability
    from trainer.model.agenda import Card
    from trainer.model.index import ItemKey
    from trainer.services.assembly import Candidate
    from trainer.services.library import LibraryService
    from trainer.services.practice import PracticeService
    from trainer.services.review import ReviewService
    from trainer.services.session import SessionEngine
    from trainer.storage.database import Database

# What is critical counts as much more, and so does a domain in which all answers were unsafe.
_CRITICAL, _UNSAFE = 2.0, 2.0
# One in so many questions is drawn from all that there are, so that a wrong estimate is found out.
_EXPLORED = 5
# Where little is known, somebody may be weaker than the estimate by so many standard errors.
_DOUBT = 1.0


class Domain(NamedTuple):
    """How a learner stands in a domain.

    Attributes:
        ability: estimated from the latest answer to each item; None before the first.
        answered, unsafe: answers, and those with an unsafe act.
    """

    domain: str
    ability: Ability | None
    answered: int
    unsafe: int


class Pick(NamedTuple):
    """Something that was chosen, and why.

    Attributes:
        known: probability of a correct answer, as estimated.
        explored: whether it was drawn to find something out, and not for its weakness.
    """

    key: ItemKey
    domain: str
    critical: bool
    known: float
    explored: bool


class WeakSpots(NamedTuple):
    """A session on what is weakest and most dangerous, and what it was chosen by."""

    picks: tuple[Pick, ...]
    domains: tuple[Domain, ...]
    seconds: int


class AdaptiveService:
    """Chooses by ability and danger; to be used on the thread where the database is open."""

    def __init__(
        self,
        database: Database,
        library: LibraryService,
        practice: PracticeService,
        review: ReviewService,
    ) -> None:
        """Work on an open database and library."""
        self._database = database
        self._library = library
        self._practice = practice
        self._review = review

    def domains(self, learner: str) -> list[Domain]:
        """Tell how a learner stands in each domain, weakest first, unknown ones last."""
        pool = self._practice.candidates(learner)
        found = self._domains(learner, pool, self._difficulties(pool)).values()
        return sorted(found, key=lambda one: (one.ability is None, one.ability or (), one.domain))

    def weak_spots(self, learner: str, minutes: float, rng: Random) -> WeakSpots:
        """Choose what a learner should practise for so many minutes.

        Most are drawn by weight: how probably the item would be missed by somebody who may be
        weaker than is known, the more if it is critical, and the more unsafe answers its domain
        has seen. Every fifth is drawn from all that there are. Nothing cues anything else, and what
        was answered today is left alone until it is due.

        Args:
            learner: id of the profile.
            minutes: how long.
            rng: decides what is drawn.
        """
        pool = self._practice.candidates(learner)
        difficulties = self._difficulties(pool)
        domains = self._domains(learner, pool, difficulties)
        today = self._review.today()
        cards = [
            card
            for card in self._review.cards(learner, pool)
            if card.is_due or card.memory is None or card.memory.on < today
        ]
        known = {card: _known(domains[card.domain], difficulties, card) for card in cards}
        drawn = _drawn(cards, known, domains, rng)
        offered = [Queued(card, Why(Reason.NEW)) for card, _ in drawn]
        explored = {card for card, is_explored in drawn if is_explored}
        chosen = fill(offered, seconds=60 * minutes, items=None, tokens=self._tokens).chosen
        picks = tuple(
            Pick(
                one.card.key,
                one.card.domain,
                one.card.critical,
                known[one.card],
                one.card in explored,
            )
            for one in chosen
        )
        seconds = sum(one.card.seconds for one in chosen)
        return WeakSpots(picks, tuple(domains.values()), seconds)

    def start(self, learner: str, spots: WeakSpots, title: str) -> SessionEngine | None:
        """Begin a tutor session of what was chosen; None where that is nothing."""
        found = {candidate.key: candidate for candidate in self._practice.candidates(learner)}
        chosen = [found[pick.key] for pick in spots.picks if pick.key in found]
        return self._practice.begin(learner, chosen, title) if chosen else None

    def _difficulties(self, pool: Sequence[Candidate]) -> dict[str, float]:
        """Return how hard every item is, from what all learners here have answered."""
        guesses = {_name(one.key): self._guess(one.key) for one in pool}
        domain = {_name(one.key): f"{one.bank}/{one.row.domain}" for one in pool}
        rows = [
            Row(f"{learner}/{domain[name]}", name, answered, correct)
            for learner, key, answered, correct in answers_of_all(self._database)
            if (name := _name(key)) in guesses
        ]
        return calibrate(rows, guesses)

    def _guess(self, key: ItemKey) -> float:
        share = self._plain(key).get("difficulty")
        return 0.0 if share is None else logit(share)

    def _plain(self, key: ItemKey) -> Mapping[str, Any]:
        plain: Mapping[str, Any] = json.loads(self._library.text(*key))
        return plain

    def _domains(
        self, learner: str, pool: Sequence[Candidate], difficulties: Mapping[str, float]
    ) -> dict[str, Domain]:
        latest: dict[str, list[Answers]] = {one.row.domain: [] for one in pool}
        unsafe = dict.fromkeys(latest, 0)
        for one in pool:
            standing = one.standing
            if standing is not None and standing.answered:
                answer = Answers(difficulties[_name(one.key)], 1, int(standing.last_correct))
                latest[one.row.domain].append(answer)
                unsafe[one.row.domain] += int(standing.last_unsafe)
        return {
            domain: Domain(domain, estimate(own), len(own), unsafe[domain])
            for domain, own in latest.items()
        }

    def _tokens(self, card: Card) -> frozenset[str]:
        return cue_of(card.key, self._plain(card.key)).tokens()


def _known(domain: Domain, difficulties: Mapping[str, float], card: Card) -> float:
    value = 0.0 if domain.ability is None else domain.ability.value
    return chance(value, difficulties[_name(card.key)])


def _drawn(
    cards: Sequence[Card],
    known: Mapping[Card, float],
    domains: Mapping[str, Domain],
    rng: Random,
) -> list[tuple[Card, bool]]:
    """Put all cards in the order in which they are drawn, with whether each was explored.

    Source: drawing without replacement by weights, as Efraimidis & Spirakis (2006), Inf Process
    Lett 97:181-185: in the order of u^(1/weight).
    """
    weights = {card: _weight(card, known[card], domains[card.domain]) for card in cards}
    weak = sorted(cards, key=lambda card: rng.random() ** (1 / weights[card]))
    anything = sorted(cards, key=lambda _: rng.random())
    drawn: dict[Card, bool] = {}
    while len(drawn) < len(cards):
        is_explored = bool(anything) and len(drawn) % _EXPLORED == _EXPLORED - 1
        card = (anything if is_explored else weak).pop()
        drawn.setdefault(card, is_explored)
    return list(drawn.items())


def _weight(card: Card, known: float, domain: Domain) -> float:
    missed = 1 - known
    doubt = 1.0 if domain.ability is None else min(1.0, domain.ability.error)
    # Doubt raises the chance of a miss by as much as the slope of the curve allows.
    missed += _DOUBT * doubt * known * missed
    danger = _CRITICAL if card.critical else 1.0
    rate = domain.unsafe / domain.answered if domain.answered else 0.0
    return max(0.01, missed) ** 2 * danger * (1 + _UNSAFE * rate)


def _name(key: ItemKey) -> str:
    return f"{key.bank}/{key.item}"
