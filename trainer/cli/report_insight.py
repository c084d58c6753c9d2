# SPDX-License-Identifier: MIT
"""What Progress tells beyond the standing by domain, for reading and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.cli.output import visible
from trainer.cli.paper import Section
from trainer.model.statistics import ENOUGH_ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.model.forecast import Day
    from trainer.model.statistics import Interval
    from trainer.services.context import Services
    from trainer.services.overview import Overview
    from trainer.services.ready import Ready

_DAYS = 30
# In words; JSON has all.
_MOST_BELIEFS = 8


class Insight:
    """Everything read at once, so that text, JSON and paper say the same."""

    def __init__(self, services: Services, learner: str) -> None:
        """Read it."""
        from trainer.services.overview import overview
        from trainer.services.ready import ready

        self.found: Overview = overview(services, learner)
        self.ready: tuple[Ready, ...] = ready(services, learner)
        self.days: list[Day] = services.review.forecast(learner, _DAYS)

    def plain(self) -> dict[str, Any]:
        """Return all figures as plain data; what has too few answers is null."""
        found = self.found
        known = found.discrimination
        return {
            "answered": found.answered,
            "streak": found.streak._asdict(),
            "calibration": {
                "levels": [
                    {**level._asdict(), "came": _plain(_told(level.came, level.n))}
                    for level in found.levels
                ],
                "brier": found.brier._asdict() if _is_scored(found) and found.brier else None,
                "unsaid": found.unsaid,
            },
            "certain_and_unsafe": [act._asdict() for act in found.sure_unsafe],
            "twitch_or_nerve": {
                **found.confusion._asdict(),
                "d_prime": None if known is None else known.d_prime._asdict(),
                "criterion": None if known is None else known.criterion._asdict(),
                "wanting": dict(
                    zip(("nerve_contacts", "twitches"), found.confusion.wanting, strict=True)
                ),
            },
            "mastery": [
                {
                    "domain": course.domain,
                    "points": [
                        {
                            **point._asdict(),
                            "on": point.on.isoformat(),
                            "interval": _plain(point.interval),
                        }
                        for point in course.points
                    ],
                }
                for course in found.courses
            ],
            "reasons": {tally.key[0]: tally.times for tally in found.reasons},
            "misconceptions": [
                {**belief._asdict(), "last_on": belief.last_on.isoformat()}
                for belief in found.beliefs
            ],
            "seconds": [
                {**pace._asdict(), "seconds": _plain(pace.seconds)} for pace in found.paces
            ],
            "forecast": [{**day._asdict(), "on": day.on.isoformat()} for day in self.days],
            "readiness": [
                {
                    **one._asdict(),
                    "chance": _plain(one.chance),
                    "wanting": [
                        {"section": title, "answers": number} for title, number in one.wanting
                    ],
                }
                for one in self.ready
            ],
        }

    def sections(self) -> list[Section]:
        """Return all of it in words, part by part; a part with nothing to say is left out."""
        every = (
            Section("Calibration: what you said, what was right", self._calibration()),
            Section("Twitch or nerve", self._detection()),
            Section("Certain, and unsafe", list(self._sure())),
            Section("Why questions were missed", list(self._why())),
            Section("Time for a question, median of the latest answers", list(self._times())),
            Section("Ready for an exam? Chance of passing", list(self._ready())),
            Section("The coming days", self._ahead()),
        )
        return [section for section in every if section.lines]

    def _calibration(self) -> list[str]:
        lines = []
        for level in self.found.levels:
            came = _told(level.came, level.n)
            right = f"{level.right} of {level.n}"
            told = f"{level.n} of {ENOUGH_ANSWERS} so far" if came is None else _percent(came)
            said = f"{level.certainty:<8} said {level.said:4.0%}"
            lines.append(f"{said}   right {right:>11}   {told}")
        brier = self.found.brier
        if brier is not None and _is_scored(self.found):
            lines.append(
                f"Brier score {brier.score:.3f} over {brier.n} answers = reliability "
                f"{brier.reliability:.3f} - resolution {brier.resolution:.3f} + uncertainty "
                f"{brier.uncertainty:.3f}"
            )
        return lines if any(level.n for level in self.found.levels) else []

    def _detection(self) -> list[str]:
        counts, known = self.found.confusion, self.found.discrimination
        if not counts.signals and not counts.noises:
            return []
        lines = [
            "          said nerve   said no nerve",
            f"Nerve     {counts.hits:>10}   {counts.misses:>13}",
            f"Twitch    {counts.false_alarms:>10}   {counts.rejections:>13}",
        ]
        if known is None:
            nerves, twitches = counts.wanting
            lines.append(
                f"An estimate needs {nerves} more nerve contacts and {twitches} more twitches."
            )
        else:
            lines.append(f"d' {_range(known.d_prime)}, bias {_range(known.criterion)}")
        return lines

    def _sure(self) -> Iterable[str]:
        for act in self.found.sure_unsafe:
            harm = f": {visible(act.harm)}" if act.harm else ""
            yield f"{act.times} x {visible(act.act)}{harm} (last {act.last_at[:10]})"

    def _why(self) -> Iterable[str]:
        for tally in self.found.reasons:
            yield f"{tally.times:>4}  {tally.key[0].replace('-', ' ')}"
        for belief in self.found.beliefs[:_MOST_BELIEFS]:
            yield f"{belief.times:>4} x {visible(belief.text or belief.id)}"
            if belief.remedy:
                yield f"       {visible(belief.remedy)}"

    def _times(self) -> Iterable[str]:
        for pace in self.found.paces:
            told = "too few answers"
            if pace.seconds is not None:
                value, low, high = pace.seconds
                told = f"{value:.0f} s (95 % range {low:.0f} to {high:.0f})"
            yield f"{pace.type:<12} {told}, {pace.n} answers"

    def _ready(self) -> Iterable[str]:
        for one in self.ready:
            if one.chance is not None:
                told = f"{_percent(one.chance)}, from {one.answered} answers of the last 90 days"
            else:
                missing = ", ".join(f"{visible(title)} {n} more" for title, n in one.wanting)
                told = f"too few answers{f' ({missing})' if missing else ''}"
            yield f"{visible(one.title)}: {told}"

    def _ahead(self) -> list[str]:
        if not self.found.answered:
            return []
        week = self.days[:7]
        return [
            *(f"{day.on:%a %d %b}   {day.due:>3} due   {-(-day.seconds // 60):>3} min"
              for day in week),
            f"Practice days in this run: {self.found.streak.now}, longest "
            f"{self.found.streak.longest}; one day off breaks nothing.",
        ]  # fmt: skip


def _told(interval: Interval | None, n: int) -> Interval | None:
    return interval if n >= ENOUGH_ANSWERS else None


def _is_scored(found: Overview) -> bool:
    return found.brier is not None and found.brier.n >= ENOUGH_ANSWERS


def _plain(interval: Interval | None) -> dict[str, float] | None:
    return None if interval is None else interval._asdict()


def _percent(interval: Interval) -> str:
    low, high = 100 * interval.low, 100 * interval.high
    return f"{interval.estimate:.0%} (95 % range {low:.0f} to {high:.0f})"


def _range(interval: Interval) -> str:
    return f"{interval.estimate:.2f} (95 % range {interval.low:.2f} to {interval.high:.2f})"
