# SPDX-License-Identifier: MIT
"""`python3 -m benchmarks.learning`: how many minutes until all critical items are safe.

Simulated learners practise the core bank a little every day, scheduled as built, by plain FSRS and
at random. Options: `--learners N` and `--seeds N` (each seed draws other learners), `--minutes N` a
day, `--ease E` (how easy items are for the learners), `--write` to put the table into
docs/learning.md.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.learners import EASE, Head, SimulatedLearner, head_of, minutes_of, own_time_s
from benchmarks.schedulers import AsBuilt, AtRandom, PlainFsrs, Scheduler
from trainer.banks.canonical import plain_of
from trainer.banks.loader import load
from trainer.model.cueing import cue_of
from trainer.model.index import ItemKey, plain_words, reading_seconds
from trainer.model.rating import is_safe
from trainer.model.schedule import SAFE_DAYS, SAME_DAY_MIN

if TYPE_CHECKING:
    from collections.abc import Sequence

BANK = "question_banks/core"
MINUTES = 30
DAYS = 240
# A learner practises on this share of the days.
PRESENT = 0.85
# A critical item is safe when it was answered safely on two different days since it was last
# answered unsafely, and would truly be recalled tomorrow with this probability or more.
MARK = 0.8
# How many of the critical items are to be safe at the same time. All of them never are: everybody
# slips now and then, and some items are hard to keep.
SHARES = (0.5, 0.8, 0.9)
POLICIES = ("as built", "plain FSRS", "FSRS without steps", "random order")
_MARK = "<!-- simulated -->"


class Run(NamedTuple):
    """How it went for one learner.

    Attributes:
        minutes: until each of SHARES of the critical items was safe; infinite if not within DAYS.
        twice: until every critical item had been answered safely on two days, at the same time.
        unsafe: unsafe answers until the largest share, or the end.
        others: share of the other items that had been asked by then.
        practised: minutes practised by then.
    """

    minutes: tuple[float, ...]
    twice: float
    unsafe: int
    others: float
    practised: float


class Job(NamedTuple):
    """One learner to be simulated; the fields as the options."""

    policy: str
    number: int
    minutes: int
    ease: float


class _Progress:
    """What has been seen of one learner, apart from any scheduler."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self.safe_on: dict[int, set[int]] = {head.position: set() for head in heads}
        self.asked: set[int] = set()
        self.minutes, self.unsafe = 0.0, 0

    def take(self, head: Head, given: object, day: int) -> None:
        self.asked.add(head.position)
        outcome, certainty = given.outcome, given.certainty  # type: ignore[attr-defined]
        if outcome.unsafe:
            self.unsafe += 1
            self.safe_on[head.position].clear()
        elif is_safe(outcome, certainty):
            self.safe_on[head.position].add(day)


@cache
def bank() -> tuple[tuple[Head, ...], tuple[frozenset[str], ...]]:
    """Return the heads of the core bank, and what each item shares with those that it cues."""
    found = load(BANK).bank
    if found is None:
        raise SystemExit(BANK)
    heads, tokens = [], []
    for position, item in enumerate(found.items):
        plain = plain_of(item)
        heads.append(head_of(position, item, reading_seconds(plain_words(plain))))
        tokens.append(cue_of(ItemKey("core", item.id), plain).tokens())
    return tuple(heads), tuple(tokens)


def practise(job: Job) -> Run:
    """Let one learner practise until the largest share of the critical items is safe."""
    heads, tokens = bank()
    # The same learner for every policy; what chance decides later goes its own way.
    learner = SimulatedLearner(heads, Random(f"learner {job.number}"), job.ease)
    scheduler = _scheduler(job.policy, heads, tokens, job.number)
    present = Random(f"days {job.number}")
    critical = [head.position for head in heads if head.critical]
    others = {head.position for head in heads} - set(critical)
    seen, twice = _Progress(heads), math.inf
    minutes = [math.inf] * len(SHARES)
    for day in range(DAYS):
        if present.random() > PRESENT:
            continue
        _sit(learner, scheduler, heads, seen, day, job.minutes)
        settled = [position for position in critical if len(seen.safe_on[position]) >= SAFE_DAYS]
        if len(settled) == len(critical):
            twice = min(twice, seen.minutes)
        tomorrow = own_time_s(day + 1, 0)
        safe = sum(learner.recall(position, tomorrow) >= MARK for position in settled)
        for number, share in enumerate(SHARES):
            if safe >= share * len(critical):
                minutes[number] = min(minutes[number], seen.minutes)
        if math.isfinite(minutes[-1]) and math.isfinite(twice):
            break
    asked = len(others & seen.asked) / max(1, len(others))
    return Run(tuple(minutes), twice, seen.unsafe, asked, seen.minutes)


def _sit(
    learner: SimulatedLearner,
    scheduler: Scheduler,
    heads: Sequence[Head],
    seen: _Progress,
    day: int,
    minutes: int,
) -> None:
    """Practise one day: so many minutes, and then what must come back on the same day."""
    minute, left, comes_back = 0.0, float(minutes), True
    while True:
        position = scheduler.next(day, minute, left)
        if position is None:
            if not comes_back or not scheduler.waits(day):
                break
            comes_back = False  # once a day, for what was unsafe in it
            minute, left = minute + SAME_DAY_MIN, 0.0
            continue
        given = learner.answer(heads[position], own_time_s(day, 60 * minute))
        spent = minutes_of(given)
        minute, left, seen.minutes = minute + spent, left - spent, seen.minutes + spent
        scheduler.learn(position, given, day, minute)
        seen.take(heads[position], given, day)


def _scheduler(
    policy: str, heads: Sequence[Head], tokens: Sequence[frozenset[str]], seed: int
) -> Scheduler:
    rng = Random(f"{policy} {seed}")
    if policy == "as built":
        return AsBuilt(heads, tokens, rng)
    if policy == "random order":
        return AtRandom(heads, rng)
    return PlainFsrs(heads, steps=policy == "plain FSRS")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks.learning")
    parser.add_argument("--learners", type=int, default=200)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--minutes", type=int, default=MINUTES)
    parser.add_argument("--ease", type=float, default=EASE)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    learners, seeds = range(options.learners), range(options.seeds)
    numbers = [1_000 * seed + one for seed in seeds for one in learners]
    jobs = [
        Job(policy, number, options.minutes, options.ease)
        for policy in POLICIES
        for number in numbers
    ]
    with ProcessPoolExecutor() as pool:
        runs = list(pool.map(practise, jobs, chunksize=8))
    found: dict[str, list[Run]] = {policy: [] for policy in POLICIES}
    for job, run in zip(jobs, runs, strict=True):
        found[job.policy].append(run)
    table = _table(found, options)
    print(table)
    if options.write:
        path = Path("docs/learning.md")
        head, _, rest = path.read_text(encoding="utf-8").partition(_MARK)
        tail = rest.partition(_MARK)[2]
        path.write_text(f"{head}{_MARK}\n{table}\n{_MARK}{tail}", encoding="utf-8")
    return 0


def _table(found: dict[str, list[Run]], options: argparse.Namespace) -> str:
    heads, _ = bank()
    reached = [f"{share:.0%} safe" for share in SHARES]
    lines = [
        f"{options.learners} learners for each of {options.seeds} seeds; {len(heads)} items, "
        f"{sum(head.critical for head in heads)} of them critical; {options.minutes} minutes a day "
        f"on {PRESENT:.0%} of the days, {DAYS} days at most. Minutes: medians with 95 % intervals; "
        "ratio: as built over this, learner by learner, its median with a 95 % interval; late: "
        "learners who did not get there in time.",
        "",
        "| scheduling | until | minutes | ratio | late |",
        "|---|---|---|---|---|",
    ]
    for number, what in enumerate((*reached, "all safe on two days")):
        for policy, runs in found.items():
            minutes = [_reached(run)[number] for run in runs]
            ratio = "" if policy == "as built" else _ratio(found["as built"], runs, number)
            late = sum(not math.isfinite(one) for one in minutes)
            lines.append(f"| {policy} | {what} | {_median(minutes)} | {ratio} | {late} |")
    lines += ["", "| scheduling | unsafe answers | other items asked by then |", "|---|---|---|"]
    for policy, runs in found.items():
        unsafe = _median([float(run.unsafe) for run in runs])
        asked = statistics.median(run.others for run in runs)
        lines.append(f"| {policy} | {unsafe} | {asked:.0%} |")
    return "\n".join(lines)


def _reached(run: Run) -> tuple[float, ...]:
    return (*run.minutes, run.twice)


def _ratio(built: Sequence[Run], others: Sequence[Run], number: int) -> str:
    """Compare learner by learner, as far as at least one of the two got there.

    Who did not get there the other way is compared with all that was practised so, which makes the
    ratio too high rather than too low; who did not as built counts as infinitely slow.
    """
    ratios = []
    for mine, other in zip(built, others, strict=True):
        here, there = _reached(mine)[number], _reached(other)[number]
        if math.isfinite(here):
            ratios.append(here / (there if math.isfinite(there) else other.practised))
        elif math.isfinite(there):
            ratios.append(math.inf)
    return _median(ratios, ".2f") if ratios else ""


def _median(values: Sequence[float], form: str = ".0f") -> str:
    """Return a median with its interval from order statistics, which assumes nothing.

    Source: the sign test turned round, with the normal approximation to the binomial; as in
    Conover (1999), Practical Nonparametric Statistics, section 3.2.
    """
    ordered, n = sorted(values), len(values)
    spread = 1.96 * math.sqrt(n) / 2
    low = ordered[max(0, math.floor(n / 2 - spread) - 1)]
    high = ordered[min(n - 1, math.ceil(n / 2 + spread))]
    middle, low_text, high_text = (
        format(one, form) if math.isfinite(one) else "never"
        for one in (statistics.median(ordered), low, high)
    )
    return f"{middle} ({low_text} to {high_text})"


if __name__ == "__main__":
    sys.exit(main())
