# SPDX-License-Identifier: MIT
"""What validation says, in plain words: none of the validator's own reach an author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.banks import fields
from trainer.banks.wording import listed, shown, suggestion
from trainer.model.items.base import FlawCode, Id, IsoDate
from trainer.model.items.case import When
from trainer.model.items.registry import TYPES, family

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trainer.banks.text import Path

# Looking for what was meant takes time; where this much is wrong, it helps no one.
_SUGGESTIONS = 100

_INNER = "item"  # the field of a case's step that holds another item
_KEY = "[key]"  # how the validator marks that the name is at fault, not what it names


class Finding(NamedTuple):
    """What is wrong with plain data.

    Attributes:
        path: from the item or head that was checked.
        key: the name at the end of the path is at fault, not its value.
    """

    path: Path
    key: bool
    code: str
    message: str
    remedy: str


def findings_of(
    errors: Sequence[Mapping[str, Any]], plain: Any, target: type[Any]
) -> list[Finding]:
    """Put what validation found into words.

    Args:
        errors: as pydantic gives them.
        plain: what was validated.
        target: the dataclass that was to be made.
    """
    found: list[Finding] = []
    # By path, where in the list the finding of a value is that could be one of several kinds.
    several: dict[Path, int] = {}
    for number, error in enumerate(errors):
        within = _within(error, target)
        path, is_one_of = _without_tags(within.path, plain, error["type"])
        within = within._replace(path=path, suggesting=number < _SUGGESTIONS)
        finding = _WORDS.get(error["type"], _other)(within)
        if finding is None:
            continue
        if is_one_of and path in several:
            # What is almost right says most.
            if found[several[path]].code != "out-of-range":
                found[several[path]] = _either(found[several[path]], finding)
            continue
        if is_one_of:
            several[path] = len(found)
        found.append(finding)
    return without_echoes(found)


def unknown_fields(names: Sequence[str], known: Sequence[str]) -> list[Finding]:
    """Say of names that they are not known, in the head of a bank."""
    return [
        Finding(
            (name,),
            True,
            "unknown-field",
            f'unknown field "{shown(name)}"',
            suggestion(name, known) if number < _SUGGESTIONS else "",
        )
        for number, name in enumerate(names)
    ]


def type_finding(plain: Mapping[str, Any], types: Sequence[str] = TYPES) -> Finding:
    """Say what is wrong with the type of an item."""
    if "type" not in plain:
        return Finding(("type",), False, "missing-field", 'missing "type"', _possible(types))
    kind = plain["type"]
    if not isinstance(kind, str):
        return wrong_kind(("type",), kind, '"type" is text')
    if not kind:
        return Finding(("type",), False, "empty", '"type" is empty', _possible(types))
    message = f'unknown type "{shown(kind)}"'
    if kind in TYPES:
        message = f'"type" is "{kind}", which a step cannot hold'
    return Finding(("type",), False, "unknown-type", message, suggestion(kind, types))


def thing(path: Path) -> str:
    """Name a part of an item or head: `option 2: "text"`."""
    parts: list[str] = []
    steps = list(path)
    while steps:
        step = steps.pop(0)
        if steps and isinstance(step, str) and step.endswith("s"):
            inner = steps.pop(0)
            named = f'"{shown(inner)}"' if isinstance(inner, str) else str(inner + 1)
            one = step[:-2] if step.endswith("ches") else step[:-1]
            parts.append(f"{one} {named}")
        elif isinstance(step, int):
            parts.append(f"entry {step + 1}")
        elif steps and isinstance(steps[0], int):
            parts.append(f'entry {int(steps.pop(0)) + 1} of "{shown(step)}"')
        elif steps:
            parts.append(shown(step))
        else:
            parts.append(f'"{shown(step)}"')
    return ": ".join(parts)


def without_echoes(findings: list[Finding]) -> list[Finding]:
    """Drop "missing" where an unknown name beside it is plainly that name misspelt."""
    misspelt = {
        (*found.path[:-1], meant(found)) for found in findings if found.code == "unknown-field"
    }
    return [
        found for found in findings if found.code != "missing-field" or found.path not in misspelt
    ]


def meant(found: Finding) -> str | None:
    """Return the known name that was suggested for an unknown one."""
    match = re.search(r'Did you mean "([^"]*)"', found.remedy)
    return match.group(1) if match else None


def _possible(words: Sequence[str]) -> str:
    return f"Possible: {listed(words)}."


class _Context(NamedTuple):
    """What is wrong, and where.

    Attributes:
        path: from the item or head that was checked.
        target: the dataclass that was to be made: of the item of a step, where it is in one.
        around: from that dataclass to what holds the thing at fault.
    """

    path: Path
    key: bool
    value: Any
    limits: Mapping[str, Any]
    target: type[Any]
    around: Path
    suggesting: bool

    def suggestion(self, word: str, known: Sequence[str]) -> str:
        return suggestion(word, known) if self.suggesting else ""

    def found(self, code: str, message: str, remedy: str = "") -> Finding:
        return Finding(self.path, self.key, code, f"{thing(self.path)} {message}", remedy)


def _within(error: Mapping[str, Any], target: type[Any]) -> _Context:
    path: Path = error["loc"]
    key = bool(path) and path[-1] == _KEY
    if key:
        path = path[:-1]
    around = path[:-1]
    if path[2:3] == (_INNER,) and path[3:4] and path[0] == "steps":
        path, target, around = _out_of_step(path, target)
    return _Context(path, key, error["input"], error.get("ctx", {}), target, around, True)


def _without_tags(path: Path, plain: Any, code: str) -> tuple[Path, bool]:
    """Take the kinds of a value, which the validator puts into paths, out of a path.

    Returns:
        The path, and whether a kind was in it: the value could be one of several.
    """
    kept: list[str | int] = []
    place = plain
    for number, step in enumerate(path):
        if isinstance(place, dict):
            is_named = code in _OF_NAMES and number == len(path) - 1
            if step not in place and not is_named and kept:
                return tuple(kept), True
            place = place.get(step)
        elif isinstance(place, list) and isinstance(step, int):
            place = place[step] if step < len(place) else None
        elif isinstance(place, str | list):
            return tuple(kept), True
        kept.append(step)
    return tuple(kept), False


# What is said of names that are not there, or that should not be.
_OF_NAMES = ("missing", "unexpected_keyword_argument")


def _either(one: Finding, other: Finding) -> Finding:
    """Join what is said of a value that is neither of two kinds."""
    if other.code in ("out-of-range", "empty") or one.code == other.code:
        return other
    return one._replace(remedy=f"{one.remedy} Or write a number.".strip())


def _out_of_step(path: Path, target: type[Any]) -> tuple[Path, type[Any], Path]:
    """Take the type, which the validator puts into the path, out of a path in a step's item."""
    kind, inner = str(path[3]), path[4:]
    return (*path[:3], *inner), family(kind).item_class, inner[:-1]


def _missing(context: _Context) -> Finding:
    *around, name = context.path
    if isinstance(name, int):
        message = f"{thing(tuple(around))} has too few entries"
        return Finding(tuple(around), False, "too-few", message, "")
    where = f"{thing(tuple(around))}: " if around else ""
    return Finding(context.path, False, "missing-field", f'{where}missing "{name}"', "")


def _unknown(context: _Context) -> Finding:
    *around, name = context.path
    where = f"{thing(tuple(around))}: " if around else ""
    known = fields.names_at(context.target, context.around) if context.suggesting else []
    message = f'{where}unknown field "{shown(name)}"'
    if name in known:  # of a step's item
        remedy = "It belongs to the case as a whole." if name != "id" else "The step has one."
        return Finding(context.path, True, "unknown-field", message, remedy)
    return Finding(
        context.path, True, "unknown-field", message, context.suggestion(str(name), known)
    )


def _too_short(context: _Context) -> Finding | None:
    least = context.limits["min_length"]
    value = context.value
    if context.key:
        return context.found("empty", "is an empty name", "Write a name.")
    if isinstance(value, str):
        return _empty(context)
    if len(value) >= least:  # an entry is at fault, and has a finding of its own
        return None
    return context.found("too-few", f"has {_entries(len(value))}; at least {least} are needed")


def _too_long(context: _Context) -> Finding:
    most = context.limits["max_length"]
    value = context.value
    if isinstance(value, str):
        message = f"has {len(value):,} characters; at most {most:,} are allowed"
        return context.found("too-long", message, "Shorten it.")
    message = f"has {_entries(len(value))}; at most {most:,} are allowed"
    return context.found("too-many", message)


def _entries(number: int) -> str:
    return f"{number:,} entr{'y' if number == 1 else 'ies'}"


def _empty(context: _Context) -> Finding:
    return context.found("empty", "is empty", "Write a value or delete the line.")


def _pattern(context: _Context) -> Finding:
    value = str(context.value)
    if not value:
        return _empty(context)
    words, example = _PATTERNS.get(context.limits["pattern"], ("what belongs here", ""))
    message = f'is "{shown(value)}", which is not {words}'
    if context.key:
        message = f"is not {words}"
    if words == _ID_WORDS:
        made = re.sub(r"[^a-z0-9.]+", "-", value.lower()).strip("-.")
        example = f'Write it as "{shown(made)}".' if made else _ID_EXAMPLE
    return context.found("pattern", message, example)


def _literal(context: _Context) -> Finding:
    expected = re.findall(r"'[^']*'|-?\d+", str(context.limits["expected"]))
    expected = [word.strip("'") for word in expected]
    value = str(context.value) if isinstance(context.value, int) else context.value
    if not isinstance(value, str):
        return wrong_kind(context.path, value, f"{thing(context.path)} is text")
    if not value:
        return context.found("empty", "is empty", _possible(expected))
    remedy = context.suggestion(value, expected)
    message = f'is "{shown(value)}", which is not one of {listed(expected, "or")}'
    if context.key:
        message = f"is not one of {listed(expected, 'or')}"
    return context.found("unknown-value", message, remedy)


def _must_be(words: str, example: str = "") -> Callable[[_Context], Finding]:
    def find(context: _Context) -> Finding:
        if context.value == "":
            return _empty(context)
        if not isinstance(context.value, str):
            return wrong_kind(context.path, context.value, f"{thing(context.path)} is {words}")
        message = f'is "{shown(context.value)}"; it must be {words}'
        return context.found("wrong-value", message, example)

    return find


def _bound(words: str, limit: str) -> Callable[[_Context], Finding]:
    def find(context: _Context) -> Finding:
        message = f"is {shown(context.value)}; it must be {words} {context.limits[limit]:g}"
        return context.found("out-of-range", message)

    return find


def _kind(words: str, example: str) -> Callable[[_Context], Finding]:
    def find(context: _Context) -> Finding:
        if context.value == "":
            return _empty(context)
        expected = f"{thing(context.path)} must be {words}"
        return wrong_kind(context.path, context.value, expected, example)

    return find


_KINDS: dict[Any, str] = {str: "text", list: "a list", dict: "a mapping"}


def wrong_kind(path: Path, value: Any, expected: str, remedy: str = "") -> Finding:
    """Say that text, a list or a mapping stands where another of them belongs."""
    found = _KINDS.get(type(value), "something else")
    return Finding(path, False, "wrong-kind", f"{expected}, but this is {found}", remedy)


def _inner_type(context: _Context) -> Finding:
    """Say what is wrong with the type of a step's item."""
    if not isinstance(context.value, dict):
        return wrong_kind(context.path, context.value, f"{thing(context.path)} must be a mapping")
    possible = [kind for kind in TYPES if kind != "case"]
    found = type_finding(context.value, possible)
    message = f"{thing(context.path)}: {found.message}"
    return found._replace(path=(*context.path, *found.path), message=message)


def _other(context: _Context) -> Finding:
    return context.found("wrong-value", "is not what belongs here")


_MAPPING = _kind("a mapping", "Write name: value, one a line.")
_LIST = _kind("a list", "Begin each entry with a hyphen, or write [one, two].")
_TRUTH = _must_be("true or false")
_WHOLE = _must_be("a whole number")
_NUMBER = _must_be("a number", "Write it with a point, such as 0.7.")

_WORDS: dict[str, Callable[[_Context], Finding | None]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _unknown,
    "string_type": _kind("text", "Put it in quotes if it is text."),
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "too_short": _too_short,
    "too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "literal_error": _literal,
    "bool_parsing": _TRUTH,
    "bool_type": _TRUTH,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_type": _WHOLE,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than_equal": _bound("at least", "ge"),
    "less_than_equal": _bound("at most", "le"),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _MAPPING,
    "mapping_type": _MAPPING,
    "dataclass_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "union_tag_not_found": _inner_type,
    "union_tag_invalid": _inner_type,
}

_ID_WORDS = "an id"
_ID_EXAMPLE = 'Use lower-case letters, digits and hyphens, such as "radial-1".'


def _expression(annotated: Any) -> str:
    marker = annotated.__metadata__[0]
    return f"^(?:{marker.expression})$"


_PATTERNS = {
    _expression(Id): (_ID_WORDS, _ID_EXAMPLE),
    _expression(IsoDate): ("a date", "Write year-month-day, such as 2026-11-22."),
    _expression(FlawCode): ("a code of bank lint", "They are F01 to F27."),
    _expression(When): ("an answer", 'Write right, wrong, unsafe, or such as "option 2".'),
}
