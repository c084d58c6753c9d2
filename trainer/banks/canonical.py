# SPDX-License-Identifier: MIT
"""The one way to write an item as text, so that equal items have equal hashes everywhere."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from trainer.digest import sha256

if TYPE_CHECKING:
    from trainer.model.items.base import Item


def plain_of(value: Any) -> Any:
    """Convert a dataclass of the model to plain data, without what has its default."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, tuple | list):
        return [plain_of(entry) for entry in value]
    if isinstance(value, Mapping):
        return {key: plain_of(entry) for key, entry in value.items()}
    plain: dict[str, Any] = {}
    for name, default in _defaults(type(value)):
        content = getattr(value, name)
        if content != default:
            plain[name] = plain_of(content)
    return plain


def whole_plain_of(value: Any) -> dict[str, Any]:
    """Convert a dataclass of the model to plain data with every field, at the top."""
    return {field.name: plain_of(getattr(value, field.name)) for field in dataclasses.fields(value)}


def fields_of(value: Any) -> Any:
    """Convert a dataclass to plain data as `plain_of`, with the fields as the class has them."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, tuple | list):
        return [fields_of(entry) for entry in value]
    if isinstance(value, Mapping):
        return {key: fields_of(entry) for key, entry in value.items()}
    defaults = dict(_defaults(type(value)))
    return {
        field.name: fields_of(getattr(value, field.name))
        for field in dataclasses.fields(value)
        if getattr(value, field.name) != defaults[field.name]
    }


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


_defaults_of: dict[type[Any], tuple[tuple[str, Any], ...]] = {}


def _defaults(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    known = _defaults_of.get(kind)
    if known is not None:
        return known
    pairs = []
    for field in dataclasses.fields(kind):
        default: Any = field.default
        if default is dataclasses.MISSING:
            factory: Any = field.default_factory
            default = _REQUIRED if factory is dataclasses.MISSING else factory()
        pairs.append((field.name, default))
    _defaults_of[kind] = tuple(sorted(pairs, key=lambda pair: pair[0]))
    return _defaults_of[kind]
