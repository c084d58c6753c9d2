# SPDX-License-Identifier: MIT
"""Exams: which there are, drawing their forms, sitting them, and what came of it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.errors import TrainerError
from trainer.model.attempt import EventKind, Mode
from trainer.model.blueprint import Draw, Entry, Facts, Shortage, draw, eligible, shortages
from trainer.model.cueing import cue_of
from trainer.model.exam import Decision, Exam, Movement
from trainer.model.exam_sitting import SectionRules, Sitting, limit_of
from trainer.model.exam_verdict import ExamVerdict, judge
from trainer.model.form import Form, FormEntry
from trainer.model.index import ItemKey
from trainer.model.items.registry import family, read_item
from trainer.services.attempts import make_event
from trainer.services.exam_files import ExamFile, exam_files
from trainer.storage import attempts as stored
from trainer.storage import log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.accommodation import Accommodation
    from trainer.model.attempt import AttemptRecord, AttemptSummary
    from trainer.model.problem import Problem
    from trainer.paths import Paths
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine


class ExamInfo(NamedTuple):
    """An exam in a list.

    Attributes:
        exam: the definition.
        file: where it lies.
        missing_banks: banks that it draws from and that are not installed.
        shortages: what the banks cannot give; empty where a form can be drawn, as far as can be
            told without drawing one.
    """

    exam: Exam
    file: ExamFile
    missing_banks: tuple[str, ...]
    shortages: tuple[Shortage, ...]


class Drawn(NamedTuple):
    """A form of an exam.

    Attributes:
        form: its items in order; empty where the banks cannot give them.
        section_of: for each place of the form the position of its section.
        shortages: why there is no form.
    """

    form: Form
    section_of: tuple[int, ...]
    shortages: tuple[Shortage, ...] = ()


class ExamError(TrainerError):
    """An exam cannot be sat as asked."""


class ExamService:
    """Reads definitions, draws forms and begins attempts; on the thread of the services."""

    def __init__(self, services: Services) -> None:
        """Take the services of a data folder."""
        self._services = services
        self._facts: dict[ItemKey, Facts] = {}

    @property
    def paths(self) -> Paths:
        """Where everything lives."""
        return self._services.paths

    def files(self) -> list[ExamFile]:
        """Read all definitions, sound or not."""
        here = self._services.library.compiles_here
        return exam_files(self._services.paths, here=here)

    def exams(self) -> list[ExamInfo]:
        """List the exams that can be read."""
        found = []
        for file in self.files():
            exam = file.compiled.exam
            if exam is not None:
                short = shortages(exam, eligible(exam, self.entries(exam)))
                found.append(ExamInfo(exam, file, self._missing(exam), tuple(short)))
        return found

    def broken(self) -> list[Problem]:
        """List what is wrong with the definitions that cannot be read."""
        return [problem for file in self.files() for problem in file.compiled.problems]

    def get(self, exam_id: str) -> ExamFile:
        """Return a sound definition by its id.

        Raises:
            ExamError: there is none; the message names the nearest.
        """
        files = {f.compiled.exam.id: f for f in self.files() if f.compiled.exam is not None}
        if exam_id in files:
            return files[exam_id]
        from difflib import get_close_matches

        near = get_close_matches(exam_id, files, 1, 0.4)
        there = ", ".join(sorted(files)) or "none"
        hint = f"perhaps {near[0]} is meant." if near else f"there is {there}."
        message = f"There is no exam {exam_id}; {hint}"
        raise ExamError(message)

    def definition(self, exam_id: str) -> Exam:
        """Return a definition by its id.

        Raises:
            ExamError: there is none.
        """
        exam = self.get(exam_id).compiled.exam
        if exam is None:
            raise AssertionError(exam_id)
        return exam

    # Drawing

    def entries(self, exam: Exam) -> list[Entry]:
        """List everything that the banks of an exam hold."""
        library = self._services.library
        if not exam.banks:
            return [Entry(ItemKey(bank, row.id), row) for bank, row in library.index()]
        return [
            Entry(ItemKey(bank, row.id), row)
            for bank in exam.banks
            if library.has(bank)
            for row in library.rows(bank)
        ]

    def look(self, entry: Entry) -> Facts:
        """Read what a draw must know of an item."""
        if entry.key not in self._facts:
            plain = self.plain(entry.key)
            tokens = cue_of(entry.key, plain).tokens()
            self._facts[entry.key] = Facts(tokens, plain.get("difficulty"))
        return self._facts[entry.key]

    def draw(self, exam: Exam, seed: int) -> Drawn:
        """Draw a form; the same seed, definition and banks give the same one."""
        chance = random.Random(seed)  # noqa: S311 - a shuffle, nothing to guess
        return self.form_of(exam, draw(exam, self.entries(exam), self.look, chance), seed, chance)

    def form_of(self, exam: Exam, drawn: Draw, seed: int, chance: random.Random) -> Drawn:
        """Put what was drawn into the order of the exam, with the order of every item's parts."""
        if drawn.shortages:
            return Drawn(Form((), seed), (), drawn.shortages)
        places = [
            (entry, position) for position, part in enumerate(drawn.sections) for entry in part
        ]
        if exam.order == "mixed":
            chance.shuffle(places)
        entries = tuple(self._placed(entry, chance) for entry, _ in places)
        return Drawn(Form(entries, seed), tuple(position for _, position in places))

    # Sitting

    def start(self, learner: str, exam_id: str, seed: int, form: int = 0) -> SessionEngine:
        """Draw a form and begin an attempt.

        Args:
            learner: id of the profile.
            exam_id: of the definition.
            seed: for everything drawn; kept with the form.
            form: 1 or 2 for one of the two parallel forms of the seed; 0 for the usual one.

        Raises:
            ExamError: there is no such exam, or the banks cannot give what it asks for.
        """
        file = self.get(exam_id)
        exam = file.compiled.exam
        if exam is None:
            raise AssertionError(exam_id)
        drawn = self._form(exam, seed, form)
        if drawn.shortages:
            raise ExamError(self.shortage_sentence(exam, drawn.shortages[0]))
        from trainer.services.exam_panels import with_panel_cuts

        sitting = self.sitting(file, drawn, self.accommodation(learner))
        sitting = with_panel_cuts(self._services.paths, exam, drawn, sitting)
        return self._services.attempts.start(
            learner,
            drawn.form,
            self._services.library.texts(drawn.form),
            mode=Mode.TEST,
            title=exam.title,
            limit_s=sitting.limit_s,
            exam=sitting,
        )

    def sitting(self, file: ExamFile, drawn: Drawn, allowed: Accommodation) -> Sitting:
        """Put down the rules by which a form will be judged."""
        exam = file.compiled.exam
        if exam is None:
            raise ValueError(file.path)
        return Sitting(
            exam=exam.id,
            definition=file.compiled.content_hash,
            sections=tuple(SectionRules(one.id, one.title, one.cut) for one in exam.sections),
            section_of=drawn.section_of,
            decision=Decision(exam.decision),
            cut=exam.cut,
            unsafe_at_most=exam.unsafe_at_most,
            movement=Movement(exam.movement),
            may_review=exam.review == "allowed",
            limit_s=limit_of(exam, allowed),
            usual_s=None if exam.minutes is None else exam.minutes * 60,
            accommodation=allowed,
        )

    def accommodation(self, learner: str) -> Accommodation:
        """Return what a learner is allowed beyond the usual."""
        from trainer.model.accommodation import Accommodation

        known = (one for one in self._services.learners() if one.id == learner)
        return next((one.accommodation for one in known), Accommodation())

    def allow(self, learner: str, allowed: Accommodation) -> None:
        """Set what a learner is allowed in exams that are begun from now on."""
        data = {"extra_percent": allowed.extra_percent, "pauses": allowed.pauses}
        now = self._services.clock()
        event = make_event(now, learner, EventKind.ACCOMMODATED, data)
        log.append(self._services.database, [event])

    # Afterwards

    def verdict(self, record: AttemptRecord) -> ExamVerdict:
        """Judge an attempt by the rules that were kept with it.

        Raises:
            ValueError: it is no exam.
        """
        if record.exam is None:
            raise ValueError(record.id)
        return judge(record.exam, record.responses)

    def verdict_of(self, attempt: str) -> ExamVerdict:
        """Judge an attempt by its id."""
        return self.verdict(self._services.attempts.read(attempt))

    def is_running(self, attempt: str) -> bool:
        """Tell whether the clock of an exam that was left open runs on."""
        record = self._services.attempts.read(attempt)
        return record.limit_s is not None and not record.paused_at

    def finish_overdue(self, learner: str) -> list[str]:
        """Submit what was left open and whose time is over; return the attempts.

        What was stored counts, as if the learner had been there at the end.
        """
        attempts, ended = self._services.attempts, []
        for one in self.sat(learner):
            if one.state == "open" and attempts.is_over(one.id):
                engine = attempts.resume(one.id)
                attempts.record(engine.attempt, engine.finish())
                ended.append(one.id)
        return ended

    def sat(self, learner: str) -> list[AttemptSummary]:
        """List the exams that a learner has begun, latest first."""
        return stored.exam_attempts(self._services.database, learner)

    def shortage_sentence(self, exam: Exam, short: Shortage) -> str:
        """Say what the banks cannot give, in a sentence with its remedy."""
        where = (
            f"Section {exam.sections[short.section].title}" if short.section >= 0 else "The exam"
        )
        need = {"items": "questions", "critical": "critical questions", "together": "questions"}
        said = f"{where} asks for {short.wanted} {need[short.what]}"
        missing = self._missing(exam)
        if short.what == "together":
            said += f", but only {short.found} can be asked together without giving others away"
        else:
            said += f", and the banks hold {short.found} that fit"
        if missing:
            return f"{said}; add the bank {', '.join(missing)}."
        return f"{said}; {short.wanted - short.found} more are needed."

    def plain(self, key: ItemKey) -> dict[str, Any]:
        """Return an item as plain data."""
        plain: dict[str, Any] = json.loads(self._services.library.text(key.bank, key.item))
        return plain

    # Inside

    def _form(self, exam: Exam, seed: int, form: int) -> Drawn:
        if not form:
            return self.draw(exam, seed)
        from trainer.services.exam_forms import parallel_forms

        pair = parallel_forms(self, exam, seed)
        return pair.second if form > 1 else pair.first

    def _missing(self, exam: Exam) -> tuple[str, ...]:
        return tuple(bank for bank in exam.banks if not self._services.library.has(bank))

    def _placed(self, entry: Entry, chance: random.Random) -> FormEntry:
        item = read_item(self.plain(entry.key))
        order, row = family(item.type).draw(item, chance), entry.row
        return FormEntry(entry.key, row.revision, row.content_hash, row.domain, order)


def by_section(drawn: Drawn) -> list[Sequence[FormEntry]]:
    """Return the places of a form section by section."""
    count = max(drawn.section_of, default=-1) + 1
    pairs = list(zip(drawn.form.entries, drawn.section_of, strict=True))
    return [[entry for entry, place in pairs if place == number] for number in range(count)]
