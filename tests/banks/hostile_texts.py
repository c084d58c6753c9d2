# SPDX-License-Identifier: MIT
"""Broken and hostile bank texts, each named for what it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.banks.hostile_case import Build, Case

HEAD = "format: 1\nid: hostile\ntitle: Hostile\n"
OPTIONS = "    options:\n      - {text: A, key: true}\n      - {text: B}\n"
ITEM = "  - id: sound\n    type: single\n    stem: What?\n" + OPTIONS
BANK = HEAD + "items:\n" + ITEM
MIB = 1024 * 1024
TWO = "[{text: a, key: true}, {text: b}]"


def item(lines: str, options: str = OPTIONS) -> str:
    """Write a bank with a sound item and one with the lines given."""
    body = "".join(f"    {line}\n" for line in lines.split("\n"))
    return BANK + "  -\n" + body + options


def fields(more: str) -> str:
    """Write a bank whose second item has what it needs and more."""
    return item("id: other\ntype: single\nstem: What?\n" + more)


def options(*lines: str) -> str:
    """Write a bank whose second item has these options."""
    text = "    options:\n" + "".join(f"      - {line}\n" for line in lines)
    return item("id: other\ntype: single\nstem: What?", text)


def head(more: str) -> str:
    """Write a bank with more lines in its head."""
    return HEAD + more + "items:\n" + ITEM


def deep_block(depth: int) -> str:
    return "".join(f"{' ' * level}a:\n" for level in range(depth)) + " " * depth + "a: b\n"


def case(*steps: str) -> str:
    """Write a bank whose second item is a case of these steps, given without their first hyphen."""
    text = "    steps:\n" + "".join(f"      - {step}\n" for step in steps)
    return item("id: other\ntype: case\nstem: What?", text)


STEP = f"{{id: a, item: {{type: single, stem: What?, options: {TWO}}}}}"
LAST = STEP.replace("id: a", "id: b")


def step(more: str) -> str:
    """Write a case whose first step has more, written after a comma."""
    return case(STEP[:-1] + ", " + more + "}", LAST)


def inner(item_of_step: str) -> str:
    """Write a case whose first step holds an item of these fields."""
    return case(f"{{id: a, item: {{{item_of_step}}}}}", LAST)


def order(steps: str, before: str = "") -> str:
    """Write a bank whose second item puts steps in order."""
    pairs = f"\nbefore: [{before}]" if before else ""
    return item(f"id: o\ntype: order\nstem: What first?\nsteps: [{steps}]{pairs}", "")


def match(prompts: str, options: str = "{id: a, text: A}, {id: b, text: B}", more: str = "") -> str:
    """Write a bank whose second item matches prompts with options."""
    lines = f"id: o\ntype: match\nstem: x\noptions: [{options}]\nprompts: [{prompts}]{more}"
    return item(lines, "")


def numeric(bands: str, more: str = "least: 0\nmost: 40") -> str:
    """Write a bank whose second item asks for a number."""
    return item(f"id: o\ntype: numeric\nstem: x\nunit: mm\n{more}\nbands: [{bands}]", "")


AB = "{text: a}, {text: b}, {text: c}"
TEN = "{from: 10, to: 15, key: true}"

# Text: (name, code of the problem, whether a sound item is still loaded, content)
TEXTS: list[tuple[str, str, bool, str | bytes | Callable[[], str | bytes]]] = [
    # Encodings and characters
    ("utf-16 little-endian", "encoding", False, BANK.encode("utf-16")),
    ("utf-16 big-endian with mark", "encoding", False, b"\xfe\xff" + BANK.encode("utf-16-be")),
    ("utf-16 without mark", "unseen-character", False, BANK.encode("utf-16-le")),
    ("utf-32", "encoding", False, BANK.encode("utf-32")),
    ("utf-32 big-endian with mark", "encoding", False, b"\0\0\xfe\xff" + BANK.encode("utf-32-be")),
    ("latin-1", "encoding", False, head("licence: caf\xe9\n").encode("latin-1")),
    ("windows-1252 quotes", "encoding", False, head("licence: ‘x’\n").encode("cp1252")),
    ("overlong utf-8", "encoding", False, BANK.encode() + b"  # \xc0\xaf\n"),
    ("surrogate in utf-8", "encoding", False, BANK.encode() + b"  # \xed\xa0\x80\n"),
    ("character cut off", "encoding", False, BANK.encode() + b"  # \xe2\x82"),
    ("byte 0xff", "encoding", False, BANK.encode() + b"\xff"),
    ("two byte order marks", "unseen-character", False, "\ufeff\ufeff" + BANK),
    ("byte order mark inside", "unseen-character", False, fields("title: a\ufeffb")),
    ("nul", "unseen-character", False, fields("title: a\0b")),
    ("nul at the end", "unseen-character", False, BANK + "\0"),
    ("escape sequence of a terminal", "unseen-character", False, fields("title: \x1b[31mred")),
    ("backspace", "unseen-character", False, fields("title: a\bb")),
    ("delete character", "unseen-character", False, fields("title: a\x7fb")),
    ("c1 control", "unseen-character", False, fields("title: a\x9bb")),
    ("next line", "unseen-character", False, fields("title: a\x85b")),
    ("line separator", "unseen-character", False, fields("title: a\u2028b")),
    ("paragraph separator in a comment", "unseen-character", False, BANK + "# a\u2029b\n"),
    ("non-character", "unseen-character", False, fields("title: a\ufffeb")),
    ("form feed", "unseen-character", False, BANK + "\f"),
    ("escaped nul", "unseen-character", True, fields('title: "a\\0b"')),
    ("escaped escape", "unseen-character", True, fields('title: "\\e[31mred"')),
    ("escaped hexadecimal control", "unseen-character", True, fields('title: "\\x07"')),
    ("escaped line separator", "unseen-character", True, fields('title: "a\\Lb"')),
    ("escaped carriage return", "unseen-character", True, fields('title: "a\\rb"')),
    ("escaped control as id", "unseen-character", True, item('id: "\\u001b]0;x\\u0007"')),
    ("escaped surrogate", "syntax", False, fields('title: "\\ud800"')),
    ("escaped beyond unicode", "syntax", False, fields('title: "\\U00110000"')),
    ("escape unknown", "syntax", False, fields('title: "\\q"')),
    ("escape cut off", "syntax", False, fields('title: "\\x4"')),
    # Parts of YAML that are refused
    ("anchor", "anchor", True, fields("title: &a x")),
    ("anchor on the whole", "anchor", False, "&a\n" + BANK),
    ("alias", "alias", True, fields("title: *a")),
    ("anchor and alias", "alias", True, fields("title: &a x\nteaching: *a")),
    ("alias as items", "alias", False, HEAD.replace("Hostile", "&a Hostile") + "items: *a\n"),
    ("alias as a name", "alias", True, fields("*a : x")),
    ("recursive alias", "alias", True, fields("patient: &p {facts: *p}")),
    (
        "billion laughs",
        "anchor",
        True,
        BANK.replace(
            "items:",
            "authors: [&a0 ha, "
            + ", ".join(f"&a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
            + "]\nitems:",
        ),
    ),
    ("merge key", "merge-key", True, fields("<<: {title: x}")),
    ("merge key with alias", "merge-key", True, fields("evidence: &e {grade: x}\n<<: *e")),
    ("python object tag", "tag", True, fields("title: !!python/object/apply:os.system [ls]")),
    ("python name tag", "tag", True, fields("title: !!python/name:os.system")),
    ("local tag", "tag", True, fields("title: !include /etc/passwd")),
    ("binary tag", "tag", True, fields("title: !!binary aGFsbG8=")),
    ("set tag", "tag", True, fields("cites: !!set {a, b}")),
    ("string tag", "tag", True, fields("title: !!str x")),
    ("tag that says nothing", "tag", True, fields("title: ! x")),
    ("verbatim tag", "tag", True, fields("title: !<tag:yaml.org,2002:str> x")),
    ("tag on the whole", "tag", False, "!!map\n" + BANK),
    ("unknown tag handle", "syntax", False, fields("title: !e!x y")),
    ("yaml directive", "directive", False, "%YAML 1.1\n---\n" + BANK),
    ("yaml directive of the future", "syntax", False, "%YAML 9.9\n---\n" + BANK),
    ("tag directive", "directive", False, "%TAG ! tag:x,2000:\n---\n" + BANK),
    ("directive twice", "syntax", False, "%YAML 1.1\n%YAML 1.1\n---\n" + BANK),
    ("second document", "documents", False, BANK + "---\n" + BANK),
    ("second document after an end", "documents", False, BANK + "...\n" + BANK),
    ("two documents of nothing", "documents", False, "---\n---\n"),
    ("list as a name", "key", True, fields("? [a, b]\n: x")),
    ("mapping as a name", "key", True, fields("? {a: b}\n: x")),
    ("list as a name on top", "key", False, BANK + "? [a]\n: x\n"),
    ("name twice on top", "same-key", False, BANK + "title: Again\n"),
    ("items twice", "same-key", True, BANK + "items: []\n"),
    ("name twice in an item", "same-key", True, fields("stem: Again?")),
    (
        "name twice in an option",
        "same-key",
        True,
        options("{text: A, text: B, key: true}", "{text: C}"),
    ),
    ("name twice in facts", "same-key", True, fields("patient: {facts: {A: b, A: c}}")),
    ("reference twice", "same-key", True, head("references:\n  a: {text: x}\n  a: {text: y}\n")),
    # Broken YAML
    ("nothing", "empty", False, ""),
    ("only a comment", "empty", False, "# nothing here\n"),
    ("only blank lines", "empty", False, "\n" * 1000),
    ("only a document start", "wrong-kind", False, "---\n"),
    ("only a document end", "syntax", False, "...\n"),
    ("only a word", "wrong-kind", False, "hello"),
    ("only a list", "wrong-kind", False, "- a\n- b\n"),
    ("only a tab", "syntax", False, "\t"),
    ("json that is no bank", "missing-field", False, '{"questions": []}'),
    ("html", "syntax", False, "<!DOCTYPE html>\n<html><body>: x: y</body></html>\n"),
    ("tab as indent", "syntax", False, BANK + "\t- id: x\n"),
    ("quote never closed", "syntax", False, fields('title: "x')),
    ("single quote never closed", "syntax", False, fields("title: 'x")),
    ("quote inside a quote", "syntax", False, fields("title: 'it's'")),
    ("text after a quote", "syntax", False, fields('title: "x" y')),
    ("brace never closed", "syntax", False, fields("patient: {who: x")),
    ("bracket never closed", "syntax", False, fields("cites: [a, b")),
    ("bracket closed by a brace", "syntax", False, fields("cites: [a}")),
    ("closing bracket alone", "syntax", False, fields("title: ]")),
    ("colon inside text", "syntax", False, fields("title: a: b")),
    ("colon missing", "syntax", False, fields("title\nteaching: x")),
    ("indent too small", "syntax", False, BANK + " - id: x\n"),
    ("indent too large", "syntax", False, fields("title: x\n   level: recall")),
    ("list and names mixed", "syntax", False, BANK + "  id: x\n"),
    ("text that begins with an at sign", "syntax", False, fields("title: @x")),
    ("text that begins with a backquote", "syntax", False, fields("title: `x`")),
    ("text that begins with a percent sign", "syntax", False, fields("title: %x")),
    ("ampersand alone", "syntax", False, fields("title: & x")),
    ("asterisk alone", "syntax", False, fields("title: * x")),
    ("bad block indicator", "syntax", False, fields("title: |x\n  y")),
    ("block indicator with zero", "syntax", False, fields("title: |0\n  y")),
    ("hyphen in the middle", "syntax", False, fields("title: - x")),
    ("bad characters in a tag", "syntax", False, fields("title: !<x")),
    # Sizes
    ("a byte more than a file may have", "too-large", False, lambda: BANK + "#" * (5 * MIB)),
    ("five megabytes of one text", "too-long", True, lambda: fields("title: " + "x" * (4 * MIB))),
    ("stem too long", "too-long", True, item(f"id: other\ntype: single\nstem: {'x' * 20_001}")),
    ("title too long", "too-long", True, fields("title: " + "x" * 201)),
    ("teaching too long", "too-long", True, fields("teaching: " + "x " * 2001 + "x")),
    ("id too long", "too-long", True, item(f"id: {'a' * 201}\ntype: single\nstem: What?")),
    (
        "too many options",
        "too-many",
        True,
        options("{text: A, key: true}", *(f"{{text: B{n}}}" for n in range(26))),
    ),
    ("nested one too deep", "too-deep", False, deep_block(33)),
    ("brackets nested one too deep", "too-deep", False, "[" * 33 + "]" * 33),
    ("brackets nested a million deep", "too-deep", False, lambda: "[" * 1_000_000),
    ("braces nested a million deep", "too-deep", False, lambda: "{" * 1_000_000),
    ("names nested by question marks", "too-deep", False, lambda: "? " * 100_000),
    ("hyphens nested", "too-deep", False, lambda: "- " * 100_000 + "a"),
    ("mappings nested deeply in blocks", "too-deep", False, lambda: deep_block(800)),
    ("five megabytes of brackets", "too-many-nodes", False, lambda: "[" + "[]," * MIB),
    ("five megabytes of hyphens", "too-many-nodes", False, lambda: "- \n" * (5 * MIB // 3)),
    ("five megabytes of commas", "syntax", False, lambda: "[" + "," * (5 * MIB - 1)),
    ("five megabytes of pairs", "too-many-nodes", False, lambda: "[" + "a: b," * (MIB - 10) + "]"),
    ("five megabytes of spaces", "empty", False, lambda: " " * (5 * MIB)),
    ("five megabytes of line ends", "empty", False, lambda: "\n" * (5 * MIB)),
    ("five megabytes of quotes", "documents", False, lambda: '"' * (5 * MIB)),
    ("five megabytes of question marks", "wrong-kind", False, lambda: "?" * (5 * MIB)),
    ("five megabytes of colons", "syntax", False, lambda: ":" * (5 * MIB)),
    ("five megabytes of anchors", "anchor", False, lambda: "- &a b\n" * (5 * MIB // 7)),
    ("five megabytes of tags", "tag", False, lambda: "- !a b\n" * (5 * MIB // 7)),
    (
        "five megabytes of folded lines",
        "too-long",
        True,
        lambda: fields("title: >-\n" + "  x\n" * (4 * MIB // 8)),
    ),
    (
        "five megabytes of escapes",
        "too-long",
        True,
        lambda: fields('title: "' + "\\n" * (2 * MIB) + '"'),
    ),
    ("a name of a megabyte", "syntax", False, lambda: BANK + "x" * MIB + ": y\n"),
    (
        "an explicit name of a megabyte",
        "unknown-field",
        True,
        lambda: BANK + "? " + "x" * MIB + "\n: y\n",
    ),
    ("a comment of four megabytes", "missing-field", False, lambda: "#" * (4 * MIB) + "\na: b\n"),
    (
        "a hundred thousand unknown names",
        "unknown-field",
        True,
        lambda: BANK + "".join(f"k{n}: v\n" for n in range(99_000)),
    ),
    (
        "a name repeated a hundred thousand times",
        "same-key",
        True,
        lambda: BANK + "k: v\n" * 99_000,
    ),
    ("too many items", "too-many-items", False, lambda: HEAD + "items:\n" + "- a\n" * 20_001),
    (
        "ten thousand wrong items",
        "unknown-field",
        True,
        lambda: (
            BANK
            + "".join(
                f"  - {{id: i{n}, type: single, stem: x, stemm: y, options: {TWO}}}\n"
                for n in range(10_000)
            )
        ),
    ),
    ("ten thousand items that are text", "wrong-kind", True, lambda: BANK + "  - text\n" * 10_000),
    (
        "ten thousand items with one id",
        "same-id",
        True,
        lambda: (
            BANK
            + (
                "  - {id: i, type: single, stem: x, options: [{text: a, key: true}, {text: b}]}\n"
                * 10_000
            )
        ),
    ),
    (
        "an id that is slow for careless patterns",
        "pattern",
        True,
        lambda: item(f"id: {'a-' * 90}!\ntype: single\nstem: What?"),
    ),
    (
        "unknown sources among many",
        "unknown-reference",
        True,
        lambda: head(
            "references:\n" + "".join(f"  reference-{n}: {{text: x}}\n" for n in range(20_000))
        ).replace(
            "stem: What?",
            "stem: What?\n    cites: [" + ", ".join(f"referenze-{n}" for n in range(2_000)) + "]",
        ),
    ),
    # Heads
    ("format missing", "missing-field", False, BANK.replace("format: 1\n", "")),
    ("format not first", "format-not-first", True, "language: en\n" + BANK),
    ("format of the future", "newer-format", False, BANK.replace("format: 1", "format: 2")),
    (
        "format of the far future",
        "newer-format",
        False,
        BANK.replace("format: 1", "format: " + "9" * 5000),
    ),
    ("format in words", "wrong-format", False, BANK.replace("format: 1", "format: one")),
    ("format negative", "wrong-format", False, BANK.replace("format: 1", "format: -1")),
    ("format with a point", "wrong-format", False, BANK.replace("format: 1", "format: 1.0")),
    ("format in other digits", "wrong-format", False, BANK.replace("format: 1", "format: ¹")),
    ("format as a list", "wrong-format", False, BANK.replace("format: 1", "format: [1]")),
    ("format empty", "wrong-format", False, BANK.replace("format: 1", "format:")),
    ("bank id missing", "missing-field", False, BANK.replace("id: hostile\n", "", 1)),
    ("bank id empty", "empty", False, BANK.replace("id: hostile", "id:", 1)),
    ("bank id as a path", "pattern", False, BANK.replace("id: hostile", "id: ../../etc/passwd", 1)),
    ("bank id with capitals", "pattern", False, BANK.replace("id: hostile", "id: Hostile", 1)),
    ("bank id as a list", "wrong-kind", False, BANK.replace("id: hostile", "id: [a]", 1)),
    ("bank id with a line end", "pattern", False, BANK.replace("id: hostile", 'id: "a\\n"', 1)),
    ("title missing", "missing-field", False, BANK.replace("title: Hostile\n", "", 1)),
    ("title as a mapping", "wrong-kind", False, BANK.replace("title: Hostile", "title: {a: b}", 1)),
    ("unknown field in the head", "unknown-field", True, head("licnce: x\n")),
    ("dunder field in the head", "unknown-field", True, head("__class__: x\n__init__: {a: b}\n")),
    ("unknown status", "unknown-value", True, head("status: aproved\n")),
    ("authors as text", "wrong-kind", True, head("authors: A. Author\n")),
    ("author empty", "empty", True, head('authors: ["", A]\n')),
    ("references as a list", "wrong-kind", True, head("references: [a, b]\n")),
    ("reference without text", "missing-field", True, head("references:\n  a: {doi: x}\n")),
    ("reference with a bad key", "pattern", True, head("references:\n  A B: {text: x}\n")),
    ("domain without title", "missing-field", True, head("domains:\n  a: {short: x}\n")),
    ("domains as text", "wrong-kind", True, head("domains: a\n")),
    ("misconception as text", "wrong-kind", True, head("misconceptions:\n  a: x\n")),
    ("no items", "no-items", True, HEAD),
    ("items empty", "wrong-kind", True, HEAD + "items:\n"),
    ("items as a mapping", "wrong-kind", True, HEAD + "items: {a: b}\n"),
    # Items
    ("item as text", "wrong-kind", True, BANK + "  - text\n"),
    ("item as a list", "wrong-kind", True, BANK + "  - [a]\n"),
    ("item empty", "wrong-kind", True, BANK + "  -\n"),
    ("item id missing", "missing-field", True, item("type: single\nstem: What?")),
    ("item id empty", "empty", True, item("id:\ntype: single\nstem: What?")),
    ("item id with a space", "pattern", True, item("id: a b\ntype: single\nstem: What?")),
    ("item id in other letters", "pattern", True, item("id: плечо\ntype: single\nstem: What?")),
    (
        "item id that turns text around",
        "pattern",
        True,
        item('id: "a\\u202eb"\ntype: single\nstem: What?'),
    ),
    ("item id as a mapping", "wrong-kind", True, item("id: {a: b}\ntype: single\nstem: What?")),
    ("type missing", "missing-field", True, item("id: other\nstem: What?")),
    ("type unknown", "unknown-type", True, item("id: other\ntype: singel\nstem: What?")),
    ("type far from any", "unknown-type", True, item("id: other\ntype: essay\nstem: What?")),
    ("type as a list", "wrong-kind", True, item("id: other\ntype: [single]\nstem: What?")),
    ("type empty", "empty", True, item("id: other\ntype:\nstem: What?")),
    ("stem missing", "missing-field", True, item("id: other\ntype: single")),
    ("stem misspelt", "unknown-field", True, item("id: other\ntype: single\nstemm: What?")),
    ("stem empty", "empty", True, item("id: other\ntype: single\nstem:")),
    ("stem blank", "blank", True, item('id: other\ntype: single\nstem: "  "')),
    ("stem as a list", "wrong-kind", True, item("id: other\ntype: single\nstem: [a]")),
    ("options missing", "missing-field", True, item("id: other\ntype: single\nstem: What?", "")),
    (
        "options empty",
        "empty",
        True,
        item("id: other\ntype: single\nstem: What?", "    options:\n"),
    ),
    (
        "options as a mapping",
        "wrong-kind",
        True,
        item("id: o\ntype: single\nstem: x", "    options: {a: b}\n"),
    ),
    ("option alone", "too-few", True, options("{text: A, key: true}")),
    ("option as text", "wrong-kind", True, options("A", "B")),
    ("option as a list", "wrong-kind", True, options("[A]", "{text: B}")),
    ("option without text", "missing-field", True, options("{key: true}", "{text: B}")),
    (
        "option with an unknown field",
        "unknown-field",
        True,
        options("{text: A, kye: true}", "{text: B}"),
    ),
    ("no key", "no-key", True, options("{text: A}", "{text: B}")),
    # Orders
    ("order of one step", "too-few", True, order("{text: a}")),
    ("order of one right step", "no-order", True, order("{text: a}, {text: b, wrong: true}")),
    ("two steps alike", "same-step", True, order("{text: a}, {text: A}")),
    ("right step that is unsafe", "unsafe-step", True, order("{text: a, unsafe: true}, {text: b}")),
    ("pair of a step beyond the last", "no-such-step", True, order(AB, "{first: 1, then: 4}")),
    ("pair of a step before the first", "out-of-range", True, order(AB, "{first: 0, then: 1}")),
    (
        "pair of a wrong step",
        "wrong-step",
        True,
        order(AB + ", {text: d, wrong: true}", "{first: 1, then: 4}"),
    ),
    ("pair twice", "same-pair", True, order(AB, "{first: 1, then: 2}, {first: 1, then: 2}")),
    ("pair in a circle", "circle", True, order(AB, "{first: 1, then: 2}, {first: 2, then: 1}")),
    ("pair against the order as written", "written-order", True, order(AB, "{first: 2, then: 1}")),
    ("pair without its later step", "missing-field", True, order(AB, "{first: 1}")),
    ("pair in short", "wrong-kind", True, order(AB, "1 < 2")),
    # Matches
    ("match of no prompt", "too-few", True, match("")),
    ("prompt without a key", "missing-field", True, match("{text: x}")),
    ("prompt whose key is not there", "no-such-option", True, match("{text: x, key: c}")),
    ("prompt whose key is unsafe", "unsafe-key", True, match("{text: x, key: a, unsafe: [a]}")),
    (
        "prompt whose key is a misconception",
        "misconceived-key",
        True,
        match("{text: x, key: a, misconceptions: {a: b}}"),
    ),
    ("two prompts alike", "same-prompt", True, match("{text: x, key: a}, {text: X, key: b}")),
    (
        "two options with an id",
        "same-option-id",
        True,
        match("{text: x, key: a}", "{id: a, text: A}, {id: a, text: B}"),
    ),
    (
        "option that serves once for two prompts",
        "key-again",
        True,
        match("{text: x, key: a}, {text: y, key: a}", more="\nonce: true"),
    ),
    # Numbers
    ("number without a key", "no-key", True, numeric("{from: 1, to: 2}")),
    ("number without bands", "too-few", True, numeric("")),
    ("number from most to least", "least-most", True, numeric(TEN, "least: 40\nmost: 0")),
    (
        "step wider than all numbers",
        "wide-step",
        True,
        numeric(TEN, "least: 10\nmost: 15\nstep: 6"),
    ),
    ("step over the key", "step-over-key", True, numeric(TEN, "least: 0\nmost: 40\nstep: 8")),
    ("step of nothing", "out-of-range", True, numeric(TEN, "least: 0\nmost: 40\nstep: 0")),
    ("band upside down", "band-ends", True, numeric(TEN + ", {from: 9, to: 8}")),
    ("band beyond the last number", "band-outside", True, numeric(TEN + ", {from: 30, to: 41}")),
    ("band within another", "band-overlap", True, numeric(TEN + ", {from: 11, to: 12}")),
    ("key with points", "band-points", True, numeric("{from: 1, to: 2, key: true, points: 0.5}")),
    ("unsafe key of a number", "unsafe-key", True, numeric(TEN[:-1] + ", unsafe: true}")),
    ("band that is not a number", "out-of-range", True, numeric("{from: nan, to: 2, key: true}")),
    (
        "band with the name that Python has for it",
        "unknown-field",
        True,
        numeric("{from_: 1, to: 2}"),
    ),
    # Cases
    ("case of one step", "too-few", True, case(STEP)),
    ("case of too many steps", "too-many", True, case(*[STEP] * 21)),
    ("two steps with an id", "same-step", True, case(STEP, STEP)),
    ("step called end", "step-end", True, case(STEP, STEP.replace("id: a", "id: end"))),
    ("branch to nowhere", "no-such-step", True, step("branches: [{when: right, to: x}]")),
    ("branch for nothing", "pattern", True, step("branches: [{when: later}]")),
    ("branch for option 3 of 2", "no-such-option", True, step("branches: [{when: option 3}]")),
    ("two branches alike", "same-when", True, step("branches: [{when: right}, {when: right}]")),
    (
        "unsafe act that goes on",
        "unsafe-goes-on",
        True,
        step("branches: [{when: unsafe, to: b}]"),
    ),
    ("case in a circle", "circle", True, step("branches: [{when: wrong, to: a}]")),
    (
        "step that nothing leads to",
        "unreachable-step",
        True,
        case(
            STEP[:-1] + ", branches: [{when: right, to: c}, {when: wrong, to: c}]}",
            LAST,
            STEP.replace("id: a", "id: c"),
        ),
    ),
    ("step without an item", "missing-field", True, case("{id: a}", LAST)),
    ("step that is text", "wrong-kind", True, case("a", LAST)),
    ("item of a step that is text", "wrong-kind", True, case("{id: a, item: x}", LAST)),
    ("item of a step without a type", "missing-field", True, inner("stem: What?")),
    ("item of a step of no type", "unknown-type", True, inner("type: x, stem: What?")),
    ("item of a step whose type is a list", "wrong-kind", True, inner("type: [x], stem: What?")),
    ("case in a case", "unknown-type", True, inner("type: case, stem: What?")),
    ("item of a step with an id", "unknown-field", True, inner("type: single, id: x")),
    (
        "item of a step with two keys",
        "two-keys",
        True,
        inner("type: single, stem: What?, options: [{text: a, key: true}, {text: b, key: true}]"),
    ),
    (
        "item of a step that cites",
        "unknown-field",
        True,
        inner(f"type: single, stem: What?, cites: [a], options: {TWO}"),
    ),
    ("two keys", "two-keys", True, options("{text: A, key: true}", "{text: B, key: true}")),
    ("unsafe key", "unsafe-key", True, options("{text: A, key: true, unsafe: true}", "{text: B}")),
    (
        "key that takes the event for something else",
        "misread-key",
        True,
        options("{text: A, key: true, reads: twitch}", "{text: B}"),
    ),
    ("two options alike", "same-option", True, options("{text: A, key: true}", "{text: a}")),
    (
        "neither true nor false",
        "wrong-value",
        True,
        options("{text: A, key: maybe}", "{text: B, key: true}"),
    ),
    ("number too large", "wrong-value", True, fields("revision: " + "9" * 5000)),
    ("number in words", "wrong-value", True, fields("revision: two")),
    ("number negative", "out-of-range", True, fields("revision: -1")),
    ("not a number", "out-of-range", True, fields("difficulty: nan")),
    ("infinite", "out-of-range", True, fields("difficulty: 1e999")),
    ("comma instead of a point", "wrong-value", True, fields("difficulty: 0,7")),
    ("day that is none", "no-such-day", True, fields("evidence: {checked: 2026-02-30}")),
    ("date the other way round", "pattern", True, fields("evidence: {checked: 22.11.2026}")),
    ("level misspelt", "unknown-value", True, fields("level: recal")),
    ("patient as text", "wrong-kind", True, fields("patient: 30 years")),
    ("facts as a list", "wrong-kind", True, fields("patient: {facts: [a, b]}")),
    ("fact without a name", "empty", True, fields('patient: {facts: {"": b}}')),
    ("region as text", "wrong-kind", True, fields("region: arm")),
    ("number to choose on a single item", "unknown-field", True, fields("choose: 2")),
    (
        "number to choose beyond all",
        "out-of-range",
        True,
        item("id: o\ntype: multiple\nstem: x\nchoose: 99"),
    ),
    (
        "number to choose that disagrees",
        "choose-keys",
        True,
        item("id: o\ntype: multiple\nstem: x\nchoose: 2"),
    ),
    (
        "scoring unknown",
        "unknown-value",
        True,
        item("id: o\ntype: multiple\nstem: x\nscoring: half"),
    ),
    ("same id twice", "same-id", True, item("id: sound\ntype: single\nstem: What?")),
    (
        "source unknown",
        "unknown-reference",
        True,
        head("references: {smith2018: {text: x}}\n").replace(
            "stem: What?", "stem: What?\n    cites: [smith2019]"
        ),
    ),
    ("sources without references", "no-references", True, fields("cites: [smith2019]")),
    ("domain unknown", "unknown-domain", True, fields("domain: anatmy")),
    (
        "topic unknown",
        "unknown-topic",
        True,
        head("domains: {anatomy: {title: A, topics: {a: A}}}\n").replace(
            "stem: What?", "stem: What?\n    domain: anatomy\n    topic: b"
        ),
    ),
    (
        "misconception of a prompt unknown",
        "unknown-misconception",
        True,
        match("{text: x, key: a, misconceptions: {b: ab}}").replace(
            "items:\n", "misconceptions: {aa: {text: x}}\nitems:\n", 1
        ),
    ),
    (
        "misconception unknown",
        "unknown-misconception",
        True,
        head("misconceptions: {aa: {text: x}}\n").replace(
            "{text: B}", "{text: B, misconception: ab}"
        ),
    ),
    (
        "dunder fields in an item",
        "unknown-field",
        True,
        fields("__class__: x\n__dict__: {a: b}\n__reduce__: x"),
    ),
]


def text_cases() -> Iterator[Case]:
    for name, code, usable, content in TEXTS:
        yield Case(name, code, usable, _writes(content))


def _writes(content: str | bytes | Callable[[], str | bytes]) -> Build:
    def build(folder: Path) -> Path:
        made = content() if callable(content) else content
        path = folder / "bank.yaml"
        path.write_bytes(made.encode() if isinstance(made, str) else made)
        return path

    return build
