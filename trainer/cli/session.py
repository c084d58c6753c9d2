# SPDX-License-Identifier: MIT
"""One session in the terminal: show, ask, store, and only then tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from trainer.banks.wording import counted
from trainer.cli.items import Asked, face
from trainer.cli.output import console, visible
from trainer.model.attempt import Certainty, MissReason, Mode, ResponseState
from trainer.model.statistics import wilson
from trainer.services.session import Phase

if TYPE_CHECKING:
    from trainer.services.context import Services
    from trainer.services.session import EventDraft, SessionEngine

_CERTAINTY = {
    "g": Certainty.GUESS,
    "u": Certainty.UNSURE,
    "f": Certainty.FAIRLY,
    "c": Certainty.CERTAIN,
}
_SURE = {
    Certainty.GUESS: "guessing",
    Certainty.UNSURE: "unsure",
    Certainty.FAIRLY: "fairly sure",
    Certainty.CERTAIN: "certain",
}
_REASONS = {
    "1": (MissReason.DID_NOT_KNOW, "did not know"),
    "2": (MissReason.MISREAD, "misread it"),
    "3": (MissReason.SLIPPED, "slipped"),
    "4": (MissReason.REASONED_WRONGLY, "reasoned wrongly"),
    "5": (MissReason.OUT_OF_TIME, "ran out of time"),
}
_HELP = """\
Answer as the line says. Besides:
  :skip         go on; the question comes round again
  :flag         mark the question to come back to, or take the mark away
  :strike B     strike an option out, or take the stroke away, where there are options
  :certain f    say how sure you are (g guess, u unsure, f fairly, c certain)
  :finish       end the session and see the result
  :quit         leave; the session can be resumed
  ?             this help"""
_STATUS = {
    "draft": "Drafted from the cited sources, not yet reviewed by a clinician.",
    "source-checked": "Checked against the cited sources, not yet reviewed by a clinician.",
    "clinician-reviewed": "Reviewed by a clinician.",
}


class Leave(Exception):  # noqa: N818 - a wish, not an error
    """The learner wants to leave; everything stored stays."""


class Terminal:
    """Runs an engine with lines of text in and out."""

    def __init__(self, services: Services, source: TextIO) -> None:
        """Take where to store and where to read from."""
        self._services = services
        self._source = source
        self._out = console()
        self._begun: set[int] = set()  # places whose stem has been shown in this sitting

    def run(self, engine: SessionEngine) -> None:
        """Go through a session until it is finished or left."""
        asked = counted(len(engine.places), "question")
        self._say(f"{engine.attempt.title or 'Practice'}, {asked}. ? shows the keys.")
        if any(place.stored is not None for place in engine.places):
            self._say(f"Resumed at question {engine.position + 1}.", "dim")
        try:
            while engine.phase is not Phase.FINISHED:
                if engine.phase is Phase.FEEDBACK:
                    self._tell(engine)
                    if not engine.advance():
                        self._finish(engine)
                elif not engine.unanswered:
                    self._finish(engine)
                else:
                    self._question(engine)
        except (Leave, KeyboardInterrupt):
            self._store(engine, engine.leave())
            self._say("\nLeft open. `needlewise practise` resumes here.", "dim")
            return
        self._result(engine)

    # One question

    def _question(self, engine: SessionEngine) -> None:
        item, place = engine.item, engine.place
        self._say("")
        self._out.rule(f"Question {engine.position + 1} of {len(engine.places)}", style="dim")
        # A case that goes on says only what is new, unless it was begun in another sitting.
        if place.stored is None or engine.position not in self._begun:
            self._begun.add(engine.position)
            self._patient(item)
            self._say(visible(item.stem))
            self._event(item)
            if item.lead_in:
                self._say(f"\n{visible(item.lead_in)}", "bold")
            self._say("")
        face(item.type).ask(self._out, item, engine.order, place)
        self._answer(engine)

    def _answer(self, engine: SessionEngine) -> None:
        """Read lines until the question is answered, skipped or left."""
        asked = _asked(engine)
        kind = face(asked.item.type)
        while True:
            typed = self._read(f"\n{kind.prompt(asked.item)}: ")
            if typed == "?":
                self._say(_HELP, "dim")
            elif typed.startswith(":"):
                if self._command(engine, typed[1:].strip().lower()):
                    return
            else:
                response = kind.read(typed, asked.item, asked.order)
                if isinstance(response, str):
                    self._say(response, "yellow")
                    continue
                engine.respond(asked.wrap(response))
                if engine.place.certainty is None:
                    self._certainty(engine)
                self._submit(engine)
                return

    def _certainty(self, engine: SessionEngine) -> None:
        typed = self._read("How sure? (g)uess, (u)nsure, (f)airly, (c)ertain, Enter leaves it: ")
        certainty = _CERTAINTY.get(typed[:1].lower())
        if certainty is not None:
            engine.say_certainty(certainty)

    def _submit(self, engine: SessionEngine) -> None:
        """Store, and only then go on: no verdict for an answer that is not on disk."""
        drafts = engine.submit()
        try:
            self._store(engine, drafts)
        except BaseException:
            engine.not_stored()
            raise
        engine.stored()

    def _command(self, engine: SessionEngine, words: str) -> bool:
        """Carry out a command; True when the question is done with."""
        name, _, rest = words.partition(" ")
        match name:
            case "skip":
                self._store(engine, ())
                engine.advance()
                return True
            case "flag":
                self._store(engine, engine.flag(not engine.place.flagged))
                self._say("Marked." if engine.place.flagged else "Mark taken away.", "dim")
            case "strike":
                self._strike(engine, rest)
            case "certain" if rest[:1] in _CERTAINTY:
                engine.say_certainty(_CERTAINTY[rest[:1]])
            case "finish":
                self._finish(engine)
                return True
            case "quit" | "q":
                raise Leave
            case _:
                self._say(f"There is no command :{visible(words)}. ? shows the keys.", "yellow")
        return False

    def _strike(self, engine: SessionEngine, typed: str) -> None:
        asked = _asked(engine)
        kind = face(asked.item.type)
        if kind.strike is None:
            self._say("Nothing can be struck out in this question.", "yellow")
            return
        wanted = kind.strike(typed, asked.item, asked.order)
        if isinstance(wanted, str):
            self._say(wanted, "yellow")
            return
        struck = set(engine.place.struck).symmetric_difference(wanted)
        self._store(engine, engine.strike(sorted(struck)))
        asked = _asked(engine)
        kind.ask(self._out, asked.item, asked.order, asked.place)

    # After the answer

    def _tell(self, engine: SessionEngine) -> None:
        item, place = engine.item, engine.place
        self._say("")
        self._verdict(engine)
        self._say("")
        face(item.type).reveal(self._out, item, engine.order, place)
        if place.is_between:
            self._read("\nEnter goes on to the next step: ")
            return
        self._truth(item)
        if item.teaching:
            self._say("Teaching point", "dim")
            self._say(visible(item.teaching), "bold")
        self._sources(engine)
        if place.outcome is not None and not place.outcome.correct and place.reason is None:
            self._why(engine)
        else:
            self._read("\nEnter goes on: ")

    def _verdict(self, engine: SessionEngine) -> None:
        item, place = engine.item, engine.place
        verdict = face(item.type).verdict(item, engine.order, place)
        style = {"Unsafe": "bold red", "Right": "bold cyan"}.get(verdict.lead, "bold")
        sentence = f": {visible(verdict.sentence)}." if verdict.sentence else "."
        self._out.print(_styled(verdict.lead, style, sentence))
        sure = f" You were {_SURE[place.certainty]}." if place.certainty is not None else ""
        self._say(f"{verdict.detail}{sure}".strip(), "dim")

    def _sources(self, engine: SessionEngine) -> None:
        entry = engine.attempt.form.entries[engine.position]
        sources = self._services.library.sources(entry.key, engine.item.cites)
        for source in sources:
            kind = f" ({visible(source.kind)})" if source.kind else ""
            self._say(f"  {visible(source.short)}{kind}", "dim")
        status = _STATUS.get(self._services.library.status(entry.key, entry.revision))
        if status:
            self._say(f"  {status}", "dim")

    def _why(self, engine: SessionEngine) -> None:
        listed = ", ".join(f"{key} {words}" for key, (_, words) in _REASONS.items())
        typed = self._read(f"\nWhy did you miss it? {listed}; Enter goes on: ")
        if typed in _REASONS:
            self._store(engine, engine.give_reason(_REASONS[typed][0]))

    # The end

    def _finish(self, engine: SessionEngine) -> None:
        self._store(engine, engine.finish())

    def _result(self, engine: SessionEngine) -> None:
        places = engine.places
        answered = [place for place in places if place.outcome is not None]
        right = sum(place.outcome.correct for place in answered if place.outcome)
        unsafe = [act for place in answered if place.outcome for act in place.outcome.unsafe]
        self._say("")
        self._out.rule("Result", style="dim")
        if unsafe:
            self._out.print(
                _styled(
                    f"{len(unsafe)} unsafe: ", "bold red", "review before needling. Counted apart."
                )
            )
            for act in unsafe:
                self._say(f"  {visible(act.act)}" + (f": {visible(act.harm)}" if act.harm else ""))
        else:
            self._say(f"No unsafe act in {counted(len(answered), 'question')}.")
        interval = wilson(right, len(places))
        if interval is not None:
            self._say(
                f"{right} of {len(places)} right, {round(100 * interval.estimate)} %"
                f" (95 % range {round(100 * interval.low)} to {round(100 * interval.high)}).",
                "bold",
            )
        for state, words in (
            (ResponseState.OMITTED, "seen and left blank"),
            (ResponseState.NOT_REACHED, "not reached"),
        ):
            number = sum(place.state is state for place in places)
            if number:
                self._say(f"{number} {words}.")
        if engine.mode is Mode.TEST:
            self._review(engine)
        self._say("A study aid: no score certifies competence to needle.", "dim")

    def _review(self, engine: SessionEngine) -> None:
        """After a test, tell about every answer that was not right."""
        for position, place in enumerate(engine.places):
            if place.outcome is None or place.outcome.correct:
                continue
            item = engine.item_at(position)
            order = engine.attempt.form.entries[position].order
            self._say("")
            self._out.rule(f"Question {position + 1}", style="dim")
            self._say(visible(item.stem))
            if item.lead_in:
                self._say(visible(item.lead_in), "bold")
            face(item.type).reveal(self._out, item, order, place)
            self._truth(item)
            if item.teaching:
                self._say(visible(item.teaching), "bold")

    # Inside

    def _patient(self, item: Any) -> None:
        if item.patient is None:
            return
        self._say(
            f"Patient: {visible(item.patient.who)}" if item.patient.who else "Patient", "bold"
        )
        for label, fact in item.patient.facts.items():
            self._say(f"  {visible(label)}: {visible(fact)}")
        self._say("")

    def _event(self, item: Any) -> None:
        """Tell what happens under the needle."""
        if item.stimulus is not None:
            from trainer.cli import stimulus

            self._say("")
            for line in stimulus.lines(item.stimulus):
                self._say(line)

    def _truth(self, item: Any) -> None:
        """Tell what it truly was."""
        if item.stimulus is not None:
            from trainer.cli import stimulus

            self._say(stimulus.truth(item.stimulus), "bold")

    def _store(self, engine: SessionEngine, drafts: tuple[EventDraft, ...]) -> None:
        if drafts:
            self._services.attempts.record(engine.attempt, drafts)

    def _read(self, prompt: str) -> str:
        self._out.print(prompt, end="")
        line = self._source.readline()
        if not line:
            raise Leave
        return line.strip()

    def _say(self, text: str, style: str = "") -> None:
        self._out.print(text, style=style or None)


def _asked(engine: SessionEngine) -> Asked:
    """Return what is asked at the moment: the item, or of a case its step at hand."""
    step = face(engine.item.type).step
    if step is not None:
        return step(engine.item, engine.order, engine.place)
    return Asked(engine.item, engine.order, engine.place, lambda response: response)


def _styled(first: str, style: str, rest: str) -> Any:
    from rich.text import Text

    return Text(first, style).append(rest, "bold" if rest else "")
