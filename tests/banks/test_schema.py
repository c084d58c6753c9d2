# SPDX-License-Identifier: MIT
"""The JSON Schema and the manual say what the checker does, because both come from the types."""

import ast
import dataclasses
import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.banks.hostile_sections import FOLDERS
from tests.banks.hostile_sections import TEXTS as SECTION_TEXTS
from tests.banks.hostile_texts import TEXTS
from tests.banks.strategies import banks, patient
from tests.builders import make_bank, make_full_head, make_full_item, make_multiple, sample_items
from tests.sections import make_fold, make_section
from trainer import resources
from trainer.banks import fields
from trainer.banks.canonical import fields_of, plain_of
from trainer.banks.loader import load
from trainer.banks.reference import page
from trainer.banks.schema import schema
from trainer.model import limits
from trainer.model.bank import Bank, BankHead
from trainer.model.items.registry import TYPES, family
from trainer.model.section import Section

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = schema()


def file_of(bank: Bank) -> dict[str, Any]:
    items = [fields_of(item) for item in bank.items]
    sections = [fields_of(section) for section in bank.sections]
    return {**plain_of(bank.head), "items": items, "sections": sections}


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """Check a value as JSON Schema says, as far as our schema uses it."""
    unknown = set(rule) - KNOWN
    assert not unknown, unknown
    if "$ref" in rule:
        return fits(value, SCHEMA["$defs"][rule["$ref"].removeprefix("#/$defs/")])
    checks = [
        "anyOf" not in rule or any(fits(value, one) for one in rule["anyOf"]),
        "oneOf" not in rule or sum(fits(value, one) for one in rule["oneOf"]) == 1,
        "enum" not in rule or value in rule["enum"],
        "const" not in rule or value == rule["const"],
    ]
    match rule.get("type"):
        case "object":
            checks.append(isinstance(value, dict) and _object_fits(value, rule))
        case "array":
            checks.append(isinstance(value, list) and _array_fits(value, rule))
        case "string":
            checks.append(isinstance(value, str) and _text_fits(value, rule))
        case "boolean":
            checks.append(isinstance(value, bool))
        case "integer" | "number":
            checks.append(not isinstance(value, str | bool) and _number_fits(value, rule))
    return all(checks)


KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "anyOf", "oneOf", "enum", "const", "type",
    "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "items",
    "minItems", "maxItems", "prefixItems", "minLength", "maxLength", "pattern", "minimum",
    "maximum", "default",
}  # fmt: skip


def _object_fits(value: dict[str, Any], rule: dict[str, Any]) -> bool:
    properties = rule.get("properties", {})
    for name, inner in value.items():
        patterns = [
            one
            for pattern, one in rule.get("patternProperties", {}).items()
            if re.search(pattern, name)
        ]
        more = rule.get("additionalProperties", True)
        for one in patterns or [properties.get(name, more)]:
            if one is False or (one is not True and not fits(inner, one)):
                return False
        if not _text_fits(name, rule.get("propertyNames", {})):
            return False
    return set(rule.get("required", ())) <= set(value)


def _array_fits(value: list[Any], rule: dict[str, Any]) -> bool:
    few = len(value) < rule.get("minItems", 0)
    many = len(value) > rule.get("maxItems", len(value))
    if few or many:
        return False
    rules = rule.get("prefixItems") or [rule["items"]] * len(value)
    return all(fits(one, inner) for one, inner in zip(value, rules, strict=True))


def _text_fits(value: str, rule: dict[str, Any]) -> bool:
    length = rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value))
    return length and re.search(rule.get("pattern", ""), value) is not None


def _number_fits(value: float, rule: dict[str, Any]) -> bool:
    return rule.get("minimum", value) <= value <= rule.get("maximum", value)


@patient
@given(banks())
def test_every_sound_bank_fits_the_schema(bank):
    assert fits(file_of(bank), SCHEMA)


def test_the_bank_that_ships_fits_the_schema():
    with resources.as_path("question_banks/core") as path:
        bank = load(str(path)).bank
    assert bank is not None
    assert fits(file_of(bank), SCHEMA)
    assert fits({"items": [fields_of(item) for item in bank.items]}, SCHEMA)
    assert fits({"sections": [fields_of(section) for section in bank.sections]}, SCHEMA)
    assert fits(plain_of(bank.head), SCHEMA)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("format",), 2),
        (("id",), "No Id"),
        (("title",), ""),
        (("licnce",), "x"),
        (("status",), "perhaps"),
        (("items", 0, "stemm"), "x"),
        (("items", 0, "type"), "essay"),
        (("items", 0, "level"), "recal"),
        (("items", 0, "difficulty"), 2),
        (("items", 0, "revision"), 0),
        (("items", 0, "options"), [{"text": "alone"}]),
        (("items", 0, "options", 0, "key"), "maybe"),
        (("items", 0, "options", 0, "kye"), True),
        (("items", 0, "evidence", "checked"), "yesterday"),
        (("items", 1, "choose"), 99),
    ],
)
def test_what_the_checker_refuses_does_not_fit(where, value):
    plain = file_of(make_bank(make_full_item(), make_multiple(), head=make_full_head()))
    assert fits(plain, SCHEMA)
    place: Any = plain
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    assert not fits(plain, SCHEMA)


@pytest.mark.parametrize("kind", sample_items())
def test_every_type_fits_the_schema(kind):
    item = fields_of(sample_items()[kind])
    assert fits({"items": [item]}, SCHEMA)
    assert not fits({"items": [{**item, "colour": "red"}]}, SCHEMA)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("id",), "No Id"),
        (("colour",), "red"),
        (("layers",), []),
        (("layers", 0, "type"), "hide"),
        (("layers", 2, "mm"), 1e300),
        (("layers", 2, "fibres"), "diagonal"),
        (("structures", 0, "ellipse"), [0, 26, 9]),
        (("structures", 0, "curve"), [[0, 1]]),
        (("corridors", 0, "builds", "huge"), {}),
        (("skin", "working_zone"), [0]),
        (("fold", "place"), [0, 0, 2]),
    ],
)
def test_what_the_checker_refuses_in_a_section_does_not_fit(where, value):
    section = fields_of(make_section(fold=make_fold()))
    assert fits({"sections": [section]}, SCHEMA)
    place: Any = section
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    assert not fits({"sections": [section]}, SCHEMA)


def test_the_schema_is_json_of_a_known_draft_and_every_reference_leads_somewhere():
    text = json.dumps(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for name in re.findall(r'"#/\$defs/(\w+)"', text):
        assert name in SCHEMA["$defs"]
    assert "null" not in text


def test_every_field_of_the_schema_is_explained():
    for name, definition in SCHEMA["$defs"].items():
        assert definition["description"], name
        for field, rule in definition["properties"].items():
            assert rule["description"], (name, field)


# The manual


def test_the_manual_is_up_to_date():
    """When this fails, write `trainer.banks.reference.page()` to the file."""
    assert (DOCS / "bank-format.md").read_text(encoding="utf-8") == page()


def test_the_manual_names_every_type_field_and_limit():
    text = page()
    kinds = [BankHead, *fields.held(BankHead), *(family(name).item_class for name in TYPES)]
    for kind in kinds:
        for field in dataclasses.fields(kind):
            assert f"| `{field.name}` |" in text
    for name in TYPES:
        assert f"### `{name}`" in text
    for kind in (Section, *fields.all_held(Section)):
        for field in dataclasses.fields(kind):
            assert f"| `{field.name}` |" in text
    for name in ("ITEMS", "NODES", "PICTURE_PIXELS", "PROBLEMS", "PACKAGE_ENTRIES", "SECTIONS"):
        assert f"| {getattr(limits, name):,} |" in text
    assert text.count("MB |") == 6
    assert all(len(line) <= 100 for line in text.splitlines() if not line.startswith("|"))


@pytest.mark.parametrize("number", [0, 1])
def test_the_banks_of_the_manual_are_sound(number, tmp_path):
    examples = re.findall(r"```yaml\n(.*?)```", page(), re.DOTALL)
    assert len(examples) == 3
    path = tmp_path / "bank.yaml"
    path.write_text(examples[number])
    result = load(str(path))
    assert result.problems == ()
    assert result.bank is not None
    assert [len(result.bank.items), len(result.bank.sections)] == [1 + number, number]


def test_samples_and_hostile_texts_cover_every_rule_of_every_type():
    """A rule that nothing breaks is a rule that nothing tests."""
    codes = {code for _, code, _, _ in TEXTS}
    source = "".join(
        Path(import_module(f"trainer.model.items.{name.replace('-', '_')}").__file__).read_text()
        for name in (*sample_items(), "choice", "base")
    )
    for code in re.findall(r'\n\s+"([a-z]+(?:-[a-z]+)+)",\n', source):
        assert code in codes, code


def test_hostile_sections_cover_every_rule_of_sections_and_hotspots():
    codes = {code for _, code, _, _ in (*SECTION_TEXTS, *FOLDERS)}
    for name in ("section_rules", "items.hotspot_rules"):
        source = Path(import_module(f"trainer.model.{name}").__file__).read_text()
        made = [
            call.args[1].value
            for call in ast.walk(ast.parse(source))
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Fault"
        ]
        assert len(made) > 5
        # Such numbers do not get past the types.
        assert set(made) - codes <= {"not-a-number", "fold-core", "fold-height"}
