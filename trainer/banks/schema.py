# SPDX-License-Identifier: MIT
"""Plain data against the dataclasses of the model: objects, or everything that is wrong."""

from __future__ import annotations

import copy
from functools import cache, reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from trainer.banks import fields
from trainer.banks.findings import (
    Finding,
    findings_of,
    type_finding,
    unknown_fields,
    without_echoes,
    wrong_kind,
)
from trainer.banks.wording import nearest
from trainer.model.bank import BankHead
from trainer.model.items.base import Item
from trainer.model.items.case import WHOLE, Step
from trainer.model.items.registry import TYPES, family
from trainer.model.limits import ITEMS, REVIEWS, SECTIONS
from trainer.model.review_record import ReviewRecord
from trainer.model.section import Section

SCHEMA_VERSION = "https://json-schema.org/draft/2020-12/schema"


_HEAD_FIELDS = fields.names_at(BankHead, ())


def read_items(plains: list[Any]) -> list[Item] | None:
    """Read many items at once, or say by None that something is wrong with some of them."""
    try:
        items: list[Item] = _items_adapter().validate_python(plains)
    except ValidationError:
        return None
    return items


def read_item(plain: Any) -> tuple[Item | None, list[Finding], Item | None]:
    """Read one item, or find everything that is wrong with it.

    Returns:
        The item, or None where it is wrong; what is wrong; and the item as far as it can be
        read without the parts that are wrong, so that the rest can be checked in the same pass.
    """
    if not isinstance(plain, dict):
        words = "an item is a mapping of names and values"
        return None, [wrong_kind((), plain, words)], None
    kind = plain.get("type")
    if isinstance(kind, str) and kind in TYPES:
        item, findings = _read(_item_adapter(kind), plain, family(kind).item_class)
        return item, findings, item or _mended_item(kind, plain, findings)
    # What was most likely meant serves to find what else is wrong.
    meant = TYPES[0] if "type" not in plain else nearest(str(kind), TYPES)
    findings = [type_finding(plain)]
    if meant is None:
        return None, findings, None
    assumed = {**plain, "type": meant}
    item, more = _read(_item_adapter(meant), assumed, family(meant).item_class)
    return None, findings + more, item or _mended_item(meant, assumed, more)


def read_section(plain: Any) -> tuple[Section | None, list[Finding], Section | None]:
    """Read one section, or find everything that is wrong with it.

    Returns:
        As `read_item`; the third only where nothing is wrong but unknown names, as without one of
        its parts a section says something else.
    """
    if not isinstance(plain, dict):
        words = "a section is a mapping of names and values"
        return None, [wrong_kind((), plain, words)], None
    section, findings = _read(_section_adapter(), plain, Section)
    if section is not None or any(found.code != "unknown-field" for found in findings):
        return section, findings, section
    return None, findings, _mended(_section_adapter(), plain, findings, Section)


def read_review(plain: Any) -> tuple[ReviewRecord | None, list[Finding]]:
    """Read one review record, or find everything that is wrong with it."""
    if not isinstance(plain, dict):
        words = "a review is a mapping of names and values"
        return None, [wrong_kind((), plain, words)]
    return _read(_review_adapter(), plain, ReviewRecord)


def _mended_item(kind: str, plain: dict[str, Any], findings: list[Finding]) -> Item | None:
    item: Item | None = _mended(_item_adapter(kind), plain, findings, family(kind).item_class)
    return item


def _mended(
    adapter: TypeAdapter[Any], plain: dict[str, Any], findings: list[Finding], target: type[Any]
) -> Any | None:
    """Read what is left without the parts that are wrong."""
    mended = copy.deepcopy(plain)
    for found in findings:
        *around, last = found.path
        place: Any = mended
        for step in around:
            place = place[step]
        if isinstance(place, dict):
            place.pop(last, None)
        elif not isinstance(last, str):
            return None  # taking an entry away would shift those after it
    return _read(adapter, mended, target)[0]


def read_head(plain: dict[str, Any]) -> tuple[BankHead | None, list[Finding]]:
    """Read the head of a bank, or find everything that is wrong with it.

    Args:
        plain: without its items; `format` is already a number.
    """
    # Unknown names are taken out first: of a hundred thousand, the validator would make a report
    # of a hundred thousand pages.
    known = {name: value for name, value in plain.items() if name in _HEAD_FIELDS}
    unknown = unknown_fields([name for name in plain if name not in _HEAD_FIELDS], _HEAD_FIELDS)
    head, findings = _read(_head_adapter(), known, BankHead)
    return (None if unknown else head), without_echoes(unknown + findings)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of bank files, for editors; draft 2020-12.

    It knows what types can say. Rules that go beyond, such as that a single item has one key,
    are the business of the checker.
    """
    adapters = [("head", "validation", _head_adapter())]
    adapters += [("section", "validation", _section_adapter())]
    adapters += [("review", "validation", _review_adapter())]
    adapters += [(kind, "validation", _item_adapter(kind)) for kind in TYPES]
    made, shared = TypeAdapter.json_schemas(
        adapters,  # type: ignore[arg-type]
        ref_template="#/$defs/{model}",
    )
    definitions: dict[str, Any] = shared["$defs"]
    classes: set[type[Any]] = {BankHead, Section, ReviewRecord}
    classes.update(family(kind).item_class for kind in TYPES)
    for kind in _records(classes):
        _describe(definitions[kind.__name__], kind)
    _name_inner(definitions)
    lists = {
        "items": {
            "type": "array",
            "description": "The items, in order.",
            "maxItems": ITEMS,
            "items": {"oneOf": [made[(kind, "validation")] for kind in TYPES]},
        },
        "sections": {
            "type": "array",
            "description": "The sections, in order.",
            "maxItems": SECTIONS,
            "items": made["section", "validation"],
        },
        "reviews": {
            "type": "array",
            "description": "What was done to make sure that items are right, in order.",
            "maxItems": REVIEWS,
            "items": made["review", "validation"],
        },
    }
    head = definitions.pop("BankHead")
    head["properties"] |= lists
    return {
        "$schema": SCHEMA_VERSION,
        "title": "Needlewise bank",
        "description": "A bank in one file, its head, or items, sections or reviews of it.",
        "anyOf": [
            {"$ref": "#/$defs/Bank"},
            *(
                {
                    "type": "object",
                    "description": f"A file that holds nothing but {name}.",
                    "properties": {name: rule},
                    "required": [name],
                    "additionalProperties": False,
                }
                for name, rule in lists.items()
            ),
        ],
        "$defs": {"Bank": head, **definitions},
    }


def _records(classes: set[type[Any]]) -> set[type[Any]]:
    """Collect dataclasses with those that they hold."""
    found = set(classes)
    for kind in classes:
        # The item of a step is one of several classes, and has definitions of its own.
        inner = set(fields.held(kind)) - found - {Item}
        found |= _records(inner) if inner else set()
    return found


def _name_inner(definitions: dict[str, Any]) -> None:
    """Give the items of steps definitions of their own: they lack what belongs to the case."""
    place = definitions[Step.__name__]["properties"]["item"]
    place.pop("discriminator", None)
    for number, one in enumerate(place["oneOf"]):
        kind = family(one["properties"]["type"]["const"]).item_class
        for name in WHOLE:
            one["properties"].pop(name, None)
        _describe(one, kind)
        name = f"{kind.__name__}OfStep"
        definitions[name] = one
        place["oneOf"][number] = {"$ref": f"#/$defs/{name}"}


def _describe(definition: dict[str, Any], kind: type[Any]) -> None:
    """Put our words in, and take away what says the same as the name, or that nothing is null."""
    definition.pop("title", None)
    definition["description"] = fields.summary(kind)
    words = fields.descriptions(kind)
    for name, field in definition["properties"].items():
        field.pop("title", None)
        given = field.pop("anyOf", [])
        alternatives = [one for one in given if one != {"type": "null"}]
        if len(alternatives) < len(given) or isinstance(field.get("default"), dict):
            del field["default"]
        if len(alternatives) == 1:
            field.update(alternatives[0])
        elif alternatives:
            field["anyOf"] = alternatives
        field["description"] = words.get(name, "")


@cache
def _items_adapter() -> TypeAdapter[Any]:
    one: Any = reduce(or_, (family(kind).item_class for kind in TYPES))
    if len(TYPES) > 1:
        one = Annotated[one, Field(discriminator="type")]
    return TypeAdapter(list[one])


@cache
def _item_adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(family(kind).item_class)


@cache
def _section_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Section)


@cache
def _review_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(ReviewRecord)


@cache
def _head_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(BankHead)


def _read(
    adapter: TypeAdapter[Any], plain: dict[str, Any], target: type[Any]
) -> tuple[Any | None, list[Finding]]:
    try:
        return adapter.validate_python(plain), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    return None, findings_of(errors, plain, target)
