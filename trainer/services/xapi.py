# SPDX-License-Identifier: MIT
"""Answers as xAPI statements, for a learning record store: one "answered" for each.

Source: Experience API 1.0.3, part two, 2.4.4.1 and appendix C (interaction activities).
"""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.digest import sha256
from trainer.model.items.registry import family

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.storage.given import Answer

VERSION = "1.0.3"

# A top-level domain that never resolves (RFC 2606): ids are names here, nothing to be opened.
_HOME = "https://needlewise.invalid"
_ANSWERED = "http://adlnet.gov/expapi/verbs/answered"
_INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
_AND, _IS, _TO = "[,]", "[.]", "[:]"
# Nothing that delimits may be in what is delimited.
_DELIMITER = re.compile(r"\[([,.:])\]")
_MOST_TEXT = 1_000


class Interaction(NamedTuple):
    """What kind of interaction an item is, and what was answered.

    Attributes:
        type: one of the interaction types of xAPI.
        response: in the form of that type.
        components: the lists that the type has, by name; each component an id and a text.
        patterns: right responses; empty where there are too many, or none can be written.
    """

    type: str
    response: str
    components: dict[str, list[tuple[str, str]]]
    patterns: tuple[str, ...] = ()


def statement(answer: Answer, item: Any, name: str) -> dict[str, Any]:
    """Put an answer into a statement.

    Args:
        answer: as it stands in the end.
        item: as it was shown.
        name: of the learner; may be empty.
    """
    kind = family(item.type)
    interaction = INTERACTIONS[item.type](item, kind.read_response(answer.response))
    actor = {
        "objectType": "Agent",
        "account": {"homePage": f"{_HOME}/learners", "name": answer.learner},
        **({"name": name} if name.strip() else {}),
    }
    return {
        "id": _uuid(f"answer/{answer.attempt}/{answer.position}"),
        "version": VERSION,
        "actor": actor,
        "verb": {"id": _ANSWERED, "display": {"en": "answered"}},
        "object": _object(answer, item, interaction),
        "result": _result(answer, interaction.response),
        "context": {
            "registration": _uuid(f"attempt/{answer.attempt}"),
            "platform": "Needlewise",
            "contextActivities": {"grouping": [{"id": f"{_HOME}/banks/{answer.bank}"}]},
            "extensions": {f"{_HOME}/xapi/mode": answer.mode},
        },
        "timestamp": answer.answered_at,
    }


def _object(answer: Answer, item: Any, interaction: Interaction) -> dict[str, Any]:
    definition: dict[str, Any] = {
        "type": _INTERACTION,
        "name": {"en": answer.title or answer.item},
        "description": {"en": " ".join(part for part in (item.stem, item.lead_in) if part)},
        "interactionType": interaction.type,
    }
    if interaction.patterns:
        definition["correctResponsesPattern"] = list(interaction.patterns)
    for name, parts in interaction.components.items():
        definition[name] = [
            {"id": own, "description": {"en": text[:_MOST_TEXT]}} for own, text in parts
        ]
    place = f"{_HOME}/banks/{answer.bank}/items/{answer.item}/revisions/{answer.revision}"
    return {"objectType": "Activity", "id": place, "definition": definition}


def _result(answer: Answer, response: str) -> dict[str, Any]:
    extensions: dict[str, Any] = {}
    if answer.certainty:
        extensions[f"{_HOME}/xapi/certainty"] = answer.certainty
    if answer.reason:
        extensions[f"{_HOME}/xapi/missed-because"] = answer.reason
    if answer.unsafe:
        acts = [{"act": act, "harm": harm} for act, harm in answer.unsafe]
        extensions[f"{_HOME}/xapi/unsafe-acts"] = acts
    return {
        "score": {"scaled": answer.points, "raw": answer.points, "min": 0, "max": 1},
        "success": answer.correct,
        "completion": True,
        "response": response,
        "duration": f"PT{answer.elapsed_ms // 10 / 100:.2f}S",
        **({"extensions": extensions} if extensions else {}),
    }


# What each type of item is


def _choice(item: Any, response: Any) -> Interaction:
    choices = [(_option(at), option.text) for at, option in enumerate(item.options)]
    keys = [_option(at) for at, option in enumerate(item.options) if option.key]
    given = _AND.join(_option(at) for at in response.chosen)
    return Interaction("choice", given, {"choices": choices}, (_AND.join(keys),))


def _order(item: Any, response: Any) -> Interaction:
    from trainer.model.items.order import acceptable_order, has_one_order

    choices = [(f"s{at + 1}", step.text) for at, step in enumerate(item.steps)]
    given = _AND.join(f"s{at + 1}" for at in response.placed)
    patterns: tuple[str, ...] = ()
    if has_one_order(item):
        patterns = (_AND.join(f"s{at + 1}" for at in acceptable_order(item)),)
    return Interaction("sequencing", given, {"choices": choices}, patterns)


def _match(item: Any, response: Any) -> Interaction:
    from trainer.model.items.match import assignments, key_position

    source = [(f"p{at + 1}", prompt.text) for at, prompt in enumerate(item.prompts)]
    target = [(_option(at), option.text) for at, option in enumerate(item.options)]
    given = [
        f"p{at + 1}{_IS}{_option(one)}"
        for at, one in enumerate(assignments(item, response))
        if one is not None
    ]
    keys = [
        f"p{at + 1}{_IS}{_option(key_position(item, prompt))}"
        for at, prompt in enumerate(item.prompts)
    ]
    parts = {"source": source, "target": target}
    return Interaction("matching", _AND.join(given), parts, (_AND.join(keys),))


def _numeric(item: Any, response: Any) -> Interaction:
    from trainer.model.items.numeric import key_bands

    patterns = tuple(f"{band.from_:g}{_TO}{band.to:g}" for band in key_bands(item))
    return Interaction("numeric", f"{response.value:g}", {}, patterns)


def _hotspot(item: Any, response: Any) -> Interaction:
    from trainer.model.items.hotspot import keys_of, offered

    names = offered(item)
    ids = {name: f"a{at + 1}" for at, name in enumerate(names)}
    keys = tuple(ids[name] for name in keys_of(item) if name in ids)
    choices = [(ids[name], name) for name in names]
    return Interaction("choice", ids.get(response.area, ""), {"choices": choices}, keys)


def _needle_path(item: Any, response: Any) -> Interaction:
    del item
    done: dict[str, object] = {"decision": "declined"}
    if response.path is not None:
        entry, angle, depth = (f"{value:g}" for value in response.path)
        done = {"decision": "needled", "entry": entry, "angle": angle, "depth": depth}
    done |= {"view": response.view, "build": response.build}
    given = _AND.join(f"{name}{_IS}{_clean(value)}" for name, value in done.items())
    return Interaction("performance", given, {"steps": [(name, name) for name in done]})


def _case(item: Any, response: Any) -> Interaction:
    known = {step.id: step.item for step in item.steps}
    given = []
    for name, plain in response.steps:
        kind = family(known[name].type)
        words = kind.describe(known[name], kind.read_response(plain))
        given.append(f"{name}{_IS}{_clean(words)}")
    steps = [(step.id, step.item.lead_in or step.item.stem) for step in item.steps]
    return Interaction("performance", _AND.join(given), {"steps": steps})


INTERACTIONS: dict[str, Callable[[Any, Any], Interaction]] = {
    "single": _choice,
    "multiple": _choice,
    "order": _order,
    "match": _match,
    "numeric": _numeric,
    "hotspot": _hotspot,
    "needle-path": _needle_path,
    "case": _case,
}


def _option(position: int) -> str:
    return f"o{position + 1}"


def _clean(value: object) -> str:
    return _DELIMITER.sub(r"\1", str(value))[:_MOST_TEXT]


def _uuid(name: str) -> str:
    """Make an id that is always the same for the same thing, so that no store counts it twice."""
    return str(uuid.UUID(sha256(name.encode()).hexdigest()[:32], version=5))
