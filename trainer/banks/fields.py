# SPDX-License-Identifier: MIT
"""What the dataclasses of the model say about themselves: the source of schema and manual."""

from __future__ import annotations

import dataclasses
import inspect
import re
import types
import typing
from typing import Any, Union

from trainer.model.items.base import written_name
from trainer.model.section import Named

_ENTRY = re.compile(r"^([a-z_]+(?:, [a-z_]+)*): (.*)$")


def summary(kind: type[Any]) -> str:
    """Return the first paragraph of a class's description."""
    return " ".join(inspect.cleandoc(kind.__doc__ or "").split("\n\n")[0].split())


def descriptions(kind: type[Any]) -> dict[str, str]:
    """Return what a class and those it is made from say of their fields, by their written name."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if dataclasses.is_dataclass(base):
            found.update(_attributes(base.__dict__.get("__doc__") or ""))
    return {written_name(name): words for name, words in found.items()}


def required(kind: type[Any]) -> list[str]:
    """List the fields of a dataclass that have no default, as they are written."""
    return [
        written_name(field.name)
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]


def names_at(target: Any, path: tuple[str | int, ...]) -> list[str]:
    """List the fields that may stand at a path within a dataclass."""
    place = target
    for step in path:
        place = _inside(place, step)
    names = [field.name for field in dataclasses.fields(place)] if _is_record(place) else []
    return [written_name(name) for name in names]


def held(kind: type[Any]) -> list[type[Any]]:
    """List the dataclasses that a dataclass holds, directly or in lists and mappings."""
    found: list[type[Any]] = []
    waiting = list(typing.get_type_hints(kind, include_extras=True).values())
    for annotation in waiting:
        if is_named(annotation):
            continue  # what bank files hold there is a name
        if _is_record(annotation):
            found.append(annotation)
        waiting += typing.get_args(annotation)
    return found


def all_held(kind: type[Any], passed: type[Any] | None = None) -> list[type[Any]]:
    """List the dataclasses that a dataclass holds, and those that these hold; each once.

    Args:
        kind: the dataclass.
        passed: one that is left out.
    """
    found: list[type[Any]] = []
    waiting = [kind]
    for one in waiting:
        new = [inner for inner in dict.fromkeys(held(one)) if inner not in waiting]
        new = [inner for inner in new if inner is not passed]
        found += new
        waiting += new
    return found


def is_named(annotation: Any) -> bool:
    """Tell whether bank files hold the name of something in a field, and not the thing."""
    return any(isinstance(marker, Named) for marker in getattr(annotation, "__metadata__", ()))


def bare(annotation: Any) -> Any:
    """Take away what says that something may be left out."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is Union:
        for argument in typing.get_args(annotation):
            if argument is not types.NoneType:
                return bare(argument)
    return annotation


def _attributes(text: str) -> dict[str, str]:
    """Read the section "Attributes" of a description."""
    found: dict[str, str] = {}
    names: list[str] = []
    inside = False
    for line in inspect.cleandoc(text).splitlines():
        if not line.startswith(" ") and line:
            inside = line == "Attributes:"
            continue
        if not inside or not line.strip():
            continue
        entry = _ENTRY.match(line.removeprefix("    "))
        if entry is not None:
            names = entry.group(1).split(", ")
            found.update(dict.fromkeys(names, entry.group(2)))
        else:
            for name in names:
                found[name] += " " + line.strip()
    return found


def _inside(place: Any, step: str | int) -> Any:
    """Find the type of what lies one step further in."""
    if _is_record(place):
        hints = {written_name(name): hint for name, hint in typing.get_type_hints(place).items()}
        return bare(hints[str(step)]) if step in hints else None
    arguments = typing.get_args(place)
    if not arguments:
        return None
    return bare(arguments[0] if isinstance(step, int) else arguments[-1])


def _is_record(place: Any) -> bool:
    return isinstance(place, type) and dataclasses.is_dataclass(place)
