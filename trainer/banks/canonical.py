# SPDX-License-Identifier: MIT
"""The one way to write an item as text, so that equal items have equal hashes everywhere."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from trainer.digest import sha256
from trainer.model.items.base import NOTES, written_name
from trainer.model.picture import Picture
from trainer.model.section import Section

if TYPE_CHECKING:
    from trainer.model.items.base import Item


def plain_of(value: Any) -> Any:
    """Convert a dataclass of the model to plain data, without defaults and authors' notes."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, tuple | list):
        return [plain_of(entry) for entry in value]
    if isinstance(value, Mapping):
        return {key: plain_of(entry) for key, entry in value.items()}
    plain: dict[str, Any] = {}
    for name, written, default in _defaults(type(value)):
        content = getattr(value, name)
        if content != default and name not in NOTES:
            plain[written] = plain_of(content)
    return plain


def whole_plain_of(value: Any) -> dict[str, Any]:
    """Convert a dataclass of the model to plain data with every field, at the top."""
    return {field.name: plain_of(getattr(value, field.name)) for field in dataclasses.fields(value)}


def fields_of(value: Any) -> Any:
    """Convert a dataclass to plain data as it is written: with the fields as the class has them.

    What an item shows is named there, not written out.
    """
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, tuple | list):
        return [fields_of(entry) for entry in value]
    if isinstance(value, Mapping):
        return {key: fields_of(entry) for key, entry in value.items()}
    defaults = {name: default for name, _, default in _defaults(type(value))}
    return {
        written_name(field.name): _named_or_fields(getattr(value, field.name))
        for field in dataclasses.fields(value)
        if getattr(value, field.name) != defaults[field.name]
    }


def _named_or_fields(value: Any) -> Any:
    if isinstance(value, Section):
        return value.id
    return value.name if isinstance(value, Picture) else fields_of(value)


def canonical_text(item: Item) -> str:
    """Write an item as canonical JSON: no spaces, and nothing that has its default.

    Fields are sorted by name. The entries of a mapping are the author's and keep their order:
    that of the facts about a patient is the order in which they are shown.
    """
    return canonical_json(plain_of(item))


def canonical_json(plain: Any) -> str:
    """Write what `plain_of` made as canonical JSON."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def content_hash(text: str) -> str:
    """Return the SHA-256 of canonical text, hexadecimal."""
    digest: str = sha256(text.encode()).hexdigest()
    return digest


_REQUIRED = object()


_defaults_of: dict[type[Any], tuple[tuple[str, str, Any], ...]] = {}


def _defaults(kind: type[Any]) -> tuple[tuple[str, str, Any], ...]:
    """Return the name of each field, in the code and as it is written, and its default."""
    known = _defaults_of.get(kind)
    if known is not None:
        return known
    triples = []
    for field in dataclasses.fields(kind):
        default: Any = field.default
        if default is dataclasses.MISSING:
            factory: Any = field.default_factory
            default = _REQUIRED if factory is dataclasses.MISSING else factory()
        if field.name == "id":
            default = ""  # none is empty but that of an item within a case, which has none
        triples.append((field.name, written_name(field.name), default))
    _defaults_of[kind] = tuple(sorted(triples, key=lambda triple: triple[0]))
    return _defaults_of[kind]
