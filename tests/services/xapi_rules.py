# SPDX-License-Identifier: MIT
"""What the specification (Experience API 1.0.3, part two) asks of statements like ours."""

import re
import uuid
from datetime import datetime

TYPES = {
    "true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing",
    "likert", "numeric", "other",
}  # fmt: skip
# 2.4.4.1: which lists an interaction type may have; any other must not be there.
COMPONENTS = {
    "choice": {"choices"},
    "sequencing": {"choices"},
    "likert": {"scale"},
    "matching": {"source", "target"},
    "performance": {"steps"},
}
ALL_COMPONENTS = {"choices", "scale", "source", "target", "steps"}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
DURATION = re.compile(r"PT(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d{1,2})?S)?")
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*")
NUMBER = r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?"


def check(statement: dict) -> None:
    """Fail where a rule is broken."""
    assert set(statement) <= {
        "id", "version", "actor", "verb", "object", "result", "context", "timestamp",
    }  # fmt: skip
    assert uuid.UUID(statement["id"]).variant == uuid.RFC_4122
    assert re.fullmatch(r"1\.0\.\d+", statement["version"])
    assert datetime.fromisoformat(statement["timestamp"]).utcoffset() is not None
    account = statement["actor"]["account"]
    assert IRI.fullmatch(account["homePage"])
    assert account["name"]
    assert IRI.fullmatch(statement["verb"]["id"])
    _map(statement["verb"]["display"])
    assert statement["object"]["objectType"] == "Activity"
    assert IRI.fullmatch(statement["object"]["id"])
    _definition(statement["object"]["definition"])
    _result(statement["result"])
    _response(statement["object"]["definition"], statement["result"]["response"])
    for pattern in statement["object"]["definition"].get("correctResponsesPattern", ()):
        _response(statement["object"]["definition"], pattern, is_pattern=True)
    context = statement["context"]
    assert uuid.UUID(context["registration"])
    for group in context["contextActivities"].values():
        assert all(IRI.fullmatch(one["id"]) for one in group)
    _extensions(context.get("extensions", {}))


def _definition(plain: dict) -> None:
    assert IRI.fullmatch(plain["type"])
    _map(plain["name"])
    _map(plain["description"])
    kind = plain["interactionType"]
    assert kind in TYPES
    own = set(plain) & ALL_COMPONENTS
    assert own <= COMPONENTS.get(kind, set())
    for name in own:
        ids = [component["id"] for component in plain[name]]
        assert len(ids) == len(set(ids))
        for component in plain[name]:
            assert set(component) <= {"id", "description"}
            assert re.fullmatch(r"[^\s\[\]]+", component["id"])
            _map(component["description"])
    if own:
        assert own == COMPONENTS[kind]


def _result(plain: dict) -> None:
    score = plain["score"]
    assert -1 <= score["scaled"] <= 1
    assert score["min"] <= score["raw"] <= score["max"]
    assert isinstance(plain["success"], bool)
    assert isinstance(plain["completion"], bool)
    assert isinstance(plain["response"], str)
    assert DURATION.fullmatch(plain["duration"])
    _extensions(plain.get("extensions", {}))


def _response(definition: dict, text: str, *, is_pattern: bool = False) -> None:
    """Check a response, or a pattern, against the form of its type (appendix C)."""

    def ids(name: str) -> set[str]:
        return {component["id"] for component in definition[name]}

    match definition["interactionType"]:
        case "choice" | "sequencing":
            assert set(text.split("[,]") if text else ()) <= ids("choices")
        case "matching":
            for pair in text.split("[,]") if text else ():
                left, right = pair.split("[.]")
                assert left in ids("source")
                assert right in ids("target")
        case "performance":
            for pair in text.split("[,]") if text else ():
                step, value = pair.split("[.]")
                assert step in ids("steps")
                assert value
        case "numeric":
            ends = rf"(?:{NUMBER})?\[:\](?:{NUMBER})?"
            assert re.fullmatch(rf"{NUMBER}|{ends}" if is_pattern else NUMBER, text)
        case other:
            raise AssertionError(f"{other} is not written")


def _map(plain: dict) -> None:
    assert plain
    for language, text in plain.items():
        assert LANGUAGE.fullmatch(language)
        assert isinstance(text, str)


def _extensions(plain: dict) -> None:
    assert all(IRI.fullmatch(name) for name in plain)
