# SPDX-License-Identifier: MIT
"""The documents say what is there: links, commands, files, methods, messages."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import indent

import click
import pytest

from tests.pictures import make_png
from trainer.banks.loader import load
from trainer.cli.coverage_page import PARTS, with_parts
from trainer.cli.coverage_page import page as coverage_page
from trainer.cli.root import root
from trainer.model.bank import Bank
from trainer.model.items.registry import TYPES
from trainer.services.coverage import coverage

TOP = Path(__file__).resolve().parent.parent
DOCS = TOP / "docs"
EXAMPLE = TOP / "question_banks" / "examples" / "first-section.yaml"
PAGES = [*sorted(TOP.glob("*.md")), *sorted(DOCS.glob("*.md")), *sorted(DOCS.glob("adr/*.md"))]

# What a page may speak of before it is there: addresses, and files that are made when asked for.
ELSEWHERE = ("http://", "https://", "mailto:", "#")
_CODE_CALLS = {
    "SourceFault": (1,),
    "RefusedError": (0,),
    "_refuse": (1,),
    "found": (0,),
    "Finding": (2,),
    "Fault": (1,),
    "_refused": (1,),
    "_tell": (2, 4),
}


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """Leave out blocks of code, where brackets are no links."""
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_every_link_leads_somewhere(page: Path):
    links = re.findall(r"\]\(([^)\s]+)\)", prose(page.read_text(encoding="utf-8")))
    broken = []
    for link in links:
        if link.startswith(ELSEWHERE):
            continue
        target, _, heading = link.partition("#")
        place = page.parent / target
        if not place.exists() or (heading and heading not in anchors(place)):
            broken.append(link)
    assert broken == []


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_the_index_names_every_page():
    named = set(re.findall(r"[(`]([\w-]+\.md)[)`]", read("README.md")))
    assert {page.name for page in DOCS.glob("*.md")} - {"README.md"} <= named


def test_decisions_are_numbered_without_gaps_and_name_themselves_so():
    pages = sorted(DOCS.glob("adr/*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for number, page in enumerate(pages, 1):
        assert page.read_text(encoding="utf-8").startswith(f"# {number}. "), page.name


# Commands


def commands(group: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield words
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield from commands(command, (*words, name))


def options(words: tuple[str, ...]) -> set[str]:
    """Return the options of a command and of those above it."""
    command: click.Command = root
    found = {"--help", "-h", "--smoke"}
    for word in (None, *words):
        if word is not None:
            assert isinstance(command, click.Group)
            command = command.get_command(click.Context(command), word)
            assert command is not None
        for parameter in command.params:
            found.update(parameter.opts)
    return found


def typed_commands() -> Iterator[tuple[str, list[str]]]:
    """Every command that a page tells the reader to type, with where it stands."""
    pattern = re.compile(r"(?:python3 main\.py|(?<![\w/.-])needlewise)((?: [^\s`|)\"';:]+)*)")
    for page in PAGES:
        if page.parent.name == "adr":
            continue
        text = page.read_text(encoding="utf-8")
        code = re.findall(r"`([^`\n]+)`|^ {4}(\S.*)$", text, flags=re.MULTILINE)
        for line in (inline or block for inline, block in code):
            match = pattern.match(line)
            if match:
                yield str(page.relative_to(TOP)), match[1].split()


def test_every_command_to_be_typed_is_there():
    known = set(commands(root))
    names = {words[0] for words in known if words}
    wrong = []
    for page, words in typed_commands():
        command: tuple[str, ...] = ()
        told = list(words)
        while told and told[0].startswith("--") and not command:
            told = told[2 if told[0] in ("--data", "--seed") else 1 :]
        if told and told[0] not in names:
            continue  # a file for the window
        while told and (*command, told[0]) in known:
            command = (*command, told.pop(0))
        is_group = any(other[:-1] == command for other in known if other)
        unknown = {word for word in words if word.startswith("-")} - options(command)
        if unknown or (command and is_group and told):
            wrong.append((page, " ".join(words)))
    assert wrong == []
    assert len(list(typed_commands())) > 20


@pytest.mark.parametrize("name", ["data", "bank"])
def test_the_manuals_name_every_command(name: str):
    pages = {"data": "guide.md", "bank": "instructors.md"}
    told = {tuple(words[:2]) for page, words in typed_commands() if page == f"docs/{pages[name]}"}
    hidden = {("bank", "compile")}
    assert {
        words for words in commands(root) if words[:1] == (name,) and words[1:]
    } - hidden <= told


# The page on how it is built


@cache
def definitions() -> tuple[set[str], dict[str, set[str]]]:
    """Return the names of functions, arguments, classes and constants, and classes' members."""
    names: set[str] = set()
    members: dict[str, set[str]] = {}
    for file in (TOP / "trainer").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                names.add(node.name)
                names.update(one.arg for one in (*node.args.args, *node.args.kwonlyargs))
            elif isinstance(node, ast.ClassDef):
                names.add(node.name)
                own = members.setdefault(node.name, set())
                own.update(part.name for part in node.body if isinstance(part, ast.FunctionDef))
            elif isinstance(node, ast.Assign):
                names.update(one.id for one in node.targets if isinstance(one, ast.Name))
    return names, members


def architecture() -> list[str]:
    return re.findall(r"`([^`\n]+)`", read("architecture.md"))


def test_the_architecture_page_names_files_that_exist():
    paths = [word for word in architecture() if re.fullmatch(r"(trainer|tests)/[\w/.-]+", word)]
    missing = [path for path in paths if not (TOP / path).exists()]
    assert missing == []
    assert len(paths) > 30


def test_the_architecture_page_names_methods_and_classes_that_exist():
    names, members = definitions()
    wrong = []
    for word in architecture():
        parts = word.removesuffix("()").split(".")
        if re.fullmatch(r"[A-Z]\w+\.\w+(\(\))?", word):
            if parts[1] not in members.get(parts[0], ()):
                wrong.append(word)
        elif re.fullmatch(r"[A-Z][a-z]\w*[A-Z]\w*|_?[a-z]+(_[a-z]+)+|[a-z]+\(\)", word):
            known = names | {"synchronous"} | set().union(*members.values())
            if parts[0] not in known and not _is_foreign(word):
                wrong.append(word)
    assert wrong == []


def _is_foreign(word: str) -> bool:
    """Tell whether a name is Qt's or Python's, or a signal, which is no function."""
    return word.startswith("Q") or word in {
        "ThreadPoolExecutor",
        "primary_requested",
        "response_changed",
    }


# What instructors read


def message_codes() -> set[str]:
    """Return the codes of problems, as far as they stand in the code as text."""
    found = set()
    for folder in ("banks", "model/items"):
        for file in (TOP / "trainer" / folder).glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    found.update(_codes_in(node))
    return found


def _codes_in(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    for place in _CODE_CALLS.get(name, ()):
        argument = call.args[place] if place < len(call.args) else None
        text = argument.value if isinstance(argument, ast.Constant) else None
        if isinstance(text, str) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
            yield text


def test_every_kind_of_message_is_explained_to_instructors():
    section = read("instructors.md").partition("## What the messages mean")[2]
    table = [line.split("|")[2] for line in section.splitlines() if line.startswith("| **")]
    told = {code for cell in table for code in re.findall(r"`([^`]+)`", cell)}
    assert message_codes() - told == set()
    sources = "".join(file.read_text(encoding="utf-8") for file in (TOP / "trainer").rglob("*.py"))
    made = {f"unknown-{one}" for one in ("reference", "domain", "topic", "misconception")}
    made |= {"same-option", "same-step"}
    assert {code for code in told - made if f'"{code}"' not in sources} == set()


def blocks(page: str, language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", read(page), flags=re.MULTILINE | re.DOTALL)
    return [text for told, text in found if told == language]


def test_the_bank_that_instructors_are_shown_is_sound(tmp_path: Path):
    head, items, *_ = blocks("instructors.md", "yaml")
    path = tmp_path / "shoulder.yaml"
    path.write_text(f"{head}\n{items}", encoding="utf-8")
    result = load(str(path))
    assert [str(problem) for problem in result.problems] == []
    assert result.bank is not None
    assert [item.id for item in result.bank.items] == ["brachialis-lateral"]


BROKEN = """\
format: 1
id: shoulder-safety
title: Shoulder safety check
references:
  mcmanus2018: {text: "McManus R, Cleary M. Radial nerve injury following dry needling. 2018."}
items:
  - id: radial-1
    type: single
    stem: Which nerve was met?
    options:
      - text: Median nerve
      - text: Radial nerve
        key: true
      - text: Ulnar nerve
        key: true
  - id: radial-2
    type: single
    stem: Which muscle drops?
    optoins: [{text: Extensors, key: true}, {text: Flexors}]
  - id: radial-3
    type: single
    stem: What comes next?
    cites: [mcmanus2081]
    options: [{text: Screen, key: true}, {text: Go on, unsafe: true}]
"""


def test_the_messages_that_instructors_are_shown_are_those_of_the_program(tmp_path: Path):
    path = tmp_path / "shoulder.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    (shown,) = [block for block in blocks("instructors.md", "") if "radial-1" in block]
    told = [line for line in shown.splitlines() if re.match(r"shoulder\.yaml:\d", line)]
    assert [str(problem) for problem in load(str(path)).problems] == told


def test_the_questions_of_every_type_that_instructors_are_shown_are_sound(tmp_path: Path):
    items = [block for block in blocks("instructors.md", "yaml") if block.startswith("- id: ")]
    head, _, rest = EXAMPLE.read_text(encoding="utf-8").partition("sections:\n")
    sections = rest.partition("\nitems:\n")[0]
    files = {
        "bank.yaml": head,
        "sections/thigh.yaml": f"sections:\n{sections}",
        "items/all.yaml": f"items:\n{indent(''.join(items), '  ')}",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "thigh.png").write_bytes(make_png(640, 480))
    result = load(str(tmp_path))
    assert [str(problem) for problem in result.problems] == []
    assert result.bank is not None
    shown = {item.type for item in result.bank.items}
    assert shown == set(TYPES) - {"multiple"}  # which stands within the case
    assert any(item.stimulus for item in result.bank.items)


# The page on sections


def section_codes() -> set[str]:
    """Return the codes of problems of sections, as far as they stand in the code as text."""
    found = set()
    for name in ("section_rules", "path_rules", "sweep"):
        source = (TOP / "trainer" / "model" / f"{name}.py").read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call):
                found.update(_codes_in(node))
                if getattr(node.func, "id", "") == "Breach" and isinstance(
                    node.args[0], ast.Constant
                ):
                    found.add(str(node.args[0].value))
    return found


def changed_example(tmp_path: Path, old: str, new: str) -> list[str]:
    """Change a place of the worked example, and return the problems that it then has."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path = tmp_path / EXAMPLE.name
    path.write_text(text.replace(old, new), encoding="utf-8")
    return [str(problem) for problem in load(str(path)).problems]


def test_the_page_on_sections_quotes_the_example_that_ships():
    assert blocks("sections.md", "yaml")[-1] == EXAMPLE.read_text(encoding="utf-8")


def test_the_example_of_a_section_is_sound():
    result = load(str(EXAMPLE))
    assert [str(problem) for problem in result.problems] == []
    assert result.bank is not None
    assert len(result.bank.sections) == 1
    assert [item.type for item in result.bank.items] == ["needle-path", "hotspot"]


def test_the_fold_and_builds_of_the_page_on_sections_fit_the_example(tmp_path: Path):
    builds, fold, *_ = blocks("sections.md", "yaml")
    text = EXAMPLE.read_text(encoding="utf-8")
    head, _, rest = text.partition("    builds:  ")
    _, _, rest = rest.partition("      lean: {fat: 4}\n")
    before, _, after = rest.partition("    art:")
    path = tmp_path / EXAMPLE.name
    changed = f"{head}{indent(builds, '    ')}{before}{indent(fold, '    ')}    art:{after}"
    path.write_text(changed, encoding="utf-8")
    result = load(str(path))
    assert [str(problem) for problem in result.problems] == []
    assert result.bank is not None
    assert result.bank.sections[0].fold is not None


def test_the_messages_on_the_page_on_sections_are_those_of_the_program(tmp_path: Path):
    wider, crossed, moved = (
        ("average: {entry: [-5, 5]", "average: {entry: [-5, 9]"),
        ("[9, 43.5], [14, 50]", "[14, 50], [9, 43.5]"),
        ("entry: 18\n        angle: 11", "entry: 10\n        angle: 11"),
    )
    found = [changed_example(tmp_path, *change)[0] for change in (wider, crossed, moved)]
    (shown,) = [block for block in blocks("sections.md", "") if EXAMPLE.name in block]
    assert shown.splitlines() == found


def test_the_page_on_sections_explains_every_code_of_the_checker():
    told = set(re.findall(r"`([a-z-]+)`", read("sections.md").partition("### The drawing")[2]))
    assert section_codes() - told == set()
    assert len(section_codes()) > 20


# The page on the content


@cache
def core_bank() -> Bank:
    bank = load(str(TOP / "question_banks" / "core")).bank
    assert bank is not None
    return bank


def test_the_page_on_the_content_counts_what_the_core_bank_holds():
    bank = core_bank()
    page = " ".join(read("content.md").split())
    sure = Counter(section.confidence for section in bank.sections)
    counted = [
        f"{len(bank.sections)} anatomical sections",
        f"{sure['high']} high, {sure['medium']} medium, {sure['low']} low",
    ]
    assert [text for text in counted if text not in page] == []


def test_the_figures_of_the_core_bank_are_up_to_date():
    """After a change of the bank: needlewise report items --coverage --docs docs."""
    written = read("coverage.md")
    day = re.search(r"It\s+holds\s+for\s+(\d{4}-\d{2}-\d{2})", written)
    assert day is not None
    told = coverage(core_bank(), day[1])
    assert written == coverage_page(told)
    content = read("content.md")
    for name in PARTS:
        assert content.count(f"<!-- {name}: ") == content.count(f"<!-- end of {name} -->") == 1
    assert content == with_parts(content, told)


def test_what_a_clinician_should_review_first_names_items_that_are_there():
    told = read("content.md").partition("## What a clinician should review first")[2]
    rows = [line.split("|")[1] for line in told.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z0-9-]+)`", row)}
    assert len(named) > 30
    assert named - {item.id for item in core_bank().items} == set()
