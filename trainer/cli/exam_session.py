# SPDX-License-Identifier: MIT
"""An exam in the terminal: no verdicts, a clock, a look back before it is submitted."""

from __future__ import annotations

import select
import sys
from typing import TYPE_CHECKING

from trainer.cli.output import visible
from trainer.cli.session import Leave, Terminal
from trainer.model.exam_verdict import ExamVerdict, Reason
from trainer.services.exam_session import ExamEngine
from trainer.services.exams import ExamService
from trainer.services.session import Phase

if TYPE_CHECKING:
    from trainer.model.exam_verdict import Part
    from trainer.services.session import SessionEngine

_WARNINGS_S = (600, 60)


class _TimeUp(Exception):  # noqa: N818 - what happens in every exam
    """The time is over; what is stored counts."""


class ExamTerminal(Terminal):
    """Runs an exam with lines of text in and out."""

    def run(self, engine: SessionEngine) -> None:
        """Go through an exam until it is submitted, left, paused, or its time is over."""
        if not isinstance(engine, ExamEngine):
            raise TypeError(engine)
        self._engine = engine
        self._warned: set[int] = set()
        count = len(engine.places)
        self._say(f"{engine.attempt.title}, {count} questions. ? shows the keys.")
        self._say("This exam is practice and certifies nothing.", "dim")
        try:
            while engine.phase is not Phase.FINISHED:
                if self._is_over():
                    raise _TimeUp
                if engine.following() is None and engine.place.answered:
                    self._look_back(engine)
                else:
                    self._question(engine)
        except _TimeUp:
            self._say("\nThe time is over. What was saved is submitted.", "bold")
            self._finish(engine)
        except (Leave, KeyboardInterrupt):
            self._leave(engine)
            return
        self._result(engine)

    def _question(self, engine: SessionEngine) -> None:
        remaining_s = engine.remaining_s()
        if remaining_s is not None:
            self._say(f"\n{_time(remaining_s)} left", "dim")
        super()._question(engine)

    def _command(self, engine: SessionEngine, words: str) -> bool:
        name, _, rest = words.partition(" ")
        if name == "finish":
            self._look_back(engine)
            return True
        if name == "pause":
            if self._engine.rules.accommodation.pauses:
                raise Leave
            self._say("The clock of this exam cannot be stopped.", "yellow")
            return False
        if name == "go":
            return self._go(engine, rest)
        if name == "skip" and engine.following() is None:
            self._look_back(engine)
            return True
        return super()._command(engine, words)

    def _go(self, engine: SessionEngine, typed: str) -> bool:
        position = int(typed) - 1 if typed.isdecimal() else -1
        if not 0 <= position < len(engine.places):
            self._say(f"Type a number from 1 to {len(engine.places)}.", "yellow")
            return False
        if not self._engine.may_go_to(position):
            self._say("That question was passed and is closed.", "yellow")
            return False
        engine.go_to(position)
        return True

    def _look_back(self, engine: SessionEngine) -> None:
        """Show what is answered, flagged and blank, and ask what to do."""
        self._say("")
        self._out.rule("Before you submit", style="dim")
        places = list(enumerate(engine.places, 1))
        for words, numbers in (
            ("blank", [number for number, place in places if not place.answered]),
            ("flagged", [number for number, place in places if place.flagged]),
        ):
            if numbers:
                self._say(f"{len(numbers)} {words}: {', '.join(map(str, numbers))}")
        answered = sum(place.answered for place in engine.places)
        self._say(f"{answered} of {len(places)} answered.", "bold")
        while True:
            typed = self._read("submit ends the exam; a number goes to that question: ").lower()
            if typed.lstrip(":") == "submit":
                self._finish(engine)
                return
            if typed.lstrip(":") in ("quit", "q", "pause"):
                raise Leave
            if self._go(engine, typed):
                self._question(engine)
                return

    def _leave(self, engine: SessionEngine) -> None:
        is_paused = self._engine.rules.accommodation.pauses
        self._store(engine, self._engine.pause() if is_paused else engine.leave())
        resumes = "`needlewise exam sit` resumes here."
        if is_paused or engine.remaining_s() is None:
            self._say(f"\nLeft open. {resumes}", "dim")
        else:
            self._say(f"\nLeft open, and the clock runs on. {resumes}", "bold")

    # Time

    def _is_over(self) -> bool:
        self._store(self._engine, self._engine.check_clock())
        return self._engine.remaining_s() == 0

    def _read(self, prompt: str) -> str:
        self._warn()
        self._out.print(prompt, end="")
        if sys.platform != "win32" and self._source.isatty():
            # Enter may never come: the time is over all the same.
            while not select.select([self._source], [], [], 1)[0]:
                if self._is_over():
                    raise _TimeUp
        line = self._source.readline()
        if self._is_over():
            raise _TimeUp
        if not line:
            raise Leave
        return line.strip()

    def _warn(self) -> None:
        remaining_s, limit_s = self._engine.remaining_s(), self._engine.attempt.limit_s
        if remaining_s is None or limit_s is None:
            return
        for at_s in _WARNINGS_S:
            if remaining_s <= at_s < limit_s and at_s not in self._warned:
                self._warned.add(at_s)
                self._say(f"{_time(remaining_s)} left.", "bold")

    # The end

    def _result(self, engine: SessionEngine) -> None:
        service = ExamService(self._services)
        record = self._services.attempts.read(engine.attempt.id)
        self._say("")
        self._out.rule("Result", style="dim")
        acts = [act for place in engine.places if place.outcome for act in place.outcome.unsafe]
        verdict = service.verdict(record)
        lines = [(f"Unsafe: {visible(act.act)}. {visible(act.harm)}", "red") for act in acts]
        for text, style in [*lines, *verdict_lines(verdict)]:
            self._say(text, style)
        if self._engine.rules.may_review:
            self._review(engine)
        else:
            self._say("The author of this exam withholds its questions.", "dim")
        self._say("Practice: a pass here certifies nothing.", "dim")


def verdict_lines(verdict: ExamVerdict) -> list[tuple[str, str]]:
    """Put a verdict into lines, each with its style."""
    lines = []
    if verdict.unsafe_at_most is not None:
        allowed = f"at most {verdict.unsafe_at_most} allowed"
        style = "red" if (Reason.UNSAFE, -1) in verdict.reasons else ""
        lines.append((f"Unsafe acts: {verdict.unsafe}, {allowed}", style))
    elif not verdict.unsafe:
        lines.append(("No unsafe act.", ""))
    lines += [(_part_line(part, visible(part.title)), "") for part in verdict.sections]
    lines.append((_part_line(verdict.total, "All"), ""))
    lines.append(("Passed." if verdict.is_passed else "Not passed.", "bold"))
    for reason, position in verdict.reasons:
        match reason:
            case Reason.UNSAFE:
                lines.append(("Decided by: more unsafe acts than the exam allows.", ""))
            case Reason.SECTION:
                title = visible(verdict.sections[position].title)
                lines.append((f"Decided by: {title} is below its cut.", ""))
            case Reason.TOTAL:
                lines.append(("Decided by: the whole is below its cut.", ""))
    return lines


def _part_line(part: Part, title: str) -> str:
    percent = 100 * part.right / part.items
    low, high = 100 * part.interval.low, 100 * part.interval.high
    line = f"{title}: {part.right} of {part.items} right, {percent:.0f} %"
    line += f" (95 % range {low:.0f} to {high:.0f})"
    if part.cut is not None:
        error = f" ± {part.cut_error:.1f}" if part.cut_error is not None else ""
        line += f", cut {part.cut:g} %{error}: {'met' if part.is_met else 'not met'}"
        if part.clarity == "close":
            line += ", too close to call"
    return line


def _time(seconds: int) -> str:
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"
