# SPDX-License-Identifier: MIT
"""A bank as text in one canonical form, and banks from one shape to another."""

from __future__ import annotations

import json
import re
import textwrap
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.banks.canonical import fields_of
from trainer.banks.loader import LoadResult, load
from trainer.banks.package import write_package
from trainer.banks.source import HEAD_FILE, PACKAGE_SUFFIX, Source, SourceFault, open_source
from trainer.banks.wording import counted, shown
from trainer.errors import BankError
from trainer.model.limits import FILE_BYTES, MIB
from trainer.model.picture import Picture
from trainer.model.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trainer.model.bank import Bank, BankHead
    from trainer.model.items.base import Item
    from trainer.model.review_record import ReviewRecord

_WIDTH = 100
# What can stand without quotes and is read as text by every YAML reader.
_PLAIN = re.compile(r"[^\W\d_][^\n\t:#,\[\]{}\"'`]*|\d+ [^\W\d_][^\n\t:#,\[\]{}\"'`]*")
_READ_OTHERWISE = re.compile(r"(?i)(?:y|n|yes|no|on|off|true|false|null|inf|nan)")
_DATE_OR_VERSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+\.[0-9]+\.[0-9]+")
# Text that can be folded: single spaces between words, and nothing that a reader would trim.
_FOLDABLE = re.compile(r"[^\s#%@`&*!|>'\"][^\s]*(?: [^\s]+)*")


def bank_text(bank: Bank) -> str:
    """Write a bank as one file; reading it gives an equal bank, but for items with pictures."""
    parts = [head_text(bank.head), items_text(bank.items)]
    if bank.sections:
        parts.insert(1, sections_text(bank.sections))
    if bank.reviews:
        parts.append(reviews_text(bank.reviews))
    return "\n".join(parts)


def head_text(head: BankHead) -> str:
    """Write the head of a bank."""
    return "\n".join(_lines(fields_of(head), 0)) + "\n"


def items_text(items: Iterable[Item]) -> str:
    """Write items as the body of a file."""
    blocks = ["\n".join(_entry(fields_of(item), 2)) for item in items]
    return "items:\n" + "\n\n".join(blocks) + "\n" if blocks else "items: []\n"


def sections_text(sections: Iterable[Section]) -> str:
    """Write sections as the body of a file."""
    blocks = ["\n".join(_entry(fields_of(section), 2)) for section in sections]
    return "sections:\n" + "\n\n".join(blocks) + "\n"


def reviews_text(reviews: Iterable[ReviewRecord]) -> str:
    """Write review records as the body of a file."""
    return "reviews:\n" + "\n".join(line for one in reviews for line in review_lines(one)) + "\n"


def review_lines(review: ReviewRecord, indent: int = 2) -> list[str]:
    """Write one review record, as an entry of a list."""
    return _entry(fields_of(review), indent)


def convert(source: str, target: str) -> list[str]:
    """Write a bank in another shape.

    Args:
        source: path of a bank.
        target: ends in `.yaml`, `.yml` or `.needlebank`; anything else is a folder, to be made.

    Returns:
        What was kept and what was dropped, a sentence each.

    Raises:
        BankError: the bank cannot be read, or the target cannot be written.
    """
    result = load(source)
    if result.bank is None:
        first = str(result.problems[0]).rstrip(".")
        message = f"{source} was not converted, because it cannot be read. {first}."
        raise BankError(message)
    try:
        with closing(open_source(source)) as opened:
            if Path(target).suffix in (".yaml", ".yml"):
                return _to_file(opened, result, Path(target))
            return _to_several(opened, Path(target))
    except SourceFault as fault:
        name = fault.path or source
        raise BankError(f"{name}: {fault.message}. {fault.remedy}".strip()) from fault
    except OSError as error:
        raise BankError(f"{target} cannot be written: {error.strerror}.", str(error)) from error


def _to_several(source: Source, target: Path) -> list[str]:
    """Write a folder or package: every file as it is."""
    contents = ((name or HEAD_FILE, source.read(name)) for name in source.names)
    if target.suffix == PACKAGE_SUFFIX:
        write_package(contents, str(target))
    else:
        _write_folder(contents, target)
    return [f"{counted(len(source.names), 'file')} kept unchanged in {target}.", *_passed(source)]


def _write_folder(contents: Iterable[tuple[str, bytes]], target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BankError(f"{target} is there already and is not an empty folder.")
    for name, content in contents:
        place = target.joinpath(*name.split("/"))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _to_file(source: Source, result: LoadResult, target: Path) -> list[str]:
    """Write one file: as it is where there is only one, in canonical form otherwise."""
    assert result.bank is not None  # noqa: S101 - the caller has looked
    texts = source.text_files()
    bank = result.bank
    pictured = [item.id for item in bank.items if _shows_picture(item)]
    if len(texts) == 1 and not pictured:
        content = source.read(texts[0])
        lines = ["The text is kept unchanged."]
    else:
        items = tuple(item for item in bank.items if item.id not in pictured)
        content = bank_text(replace(bank, items=items)).encode()
        kept = counted(len(items), "item")
        if bank.sections:
            kept += f" and {counted(len(bank.sections), 'section')}"
        lines = [
            f"{kept} of {counted(len(texts), 'file')} kept.",
            "Comments and the arrangement of lines are not kept.",
        ]
        lines += [f'Left out, because it has problems: "{shown(item)}".' for item in result.skipped]
        why = "because one file cannot hold the picture that it shows"
        lines += [f'Left out, {why}: "{item}".' for item in pictured]
    if len(content) > FILE_BYTES:
        message = f"{target} would be larger than {FILE_BYTES // MIB} MB; choose a folder instead."
        raise BankError(message)
    temporary = target.with_name(f".{target.name}.tmp")
    temporary.write_bytes(content)
    temporary.replace(target)
    dropped = [name for name in source.names if name not in texts]
    lines += [f"Left out, because one file cannot hold it: {shown(name)}." for name in dropped]
    return lines + _passed(source)


def _shows_picture(value: Any) -> bool:
    """Tell whether an item, or that of a step of it, shows a picture."""
    if isinstance(value, tuple):
        return any(_shows_picture(one) for one in value)
    if isinstance(value, Picture) or not is_dataclass(value) or isinstance(value, Section):
        return isinstance(value, Picture)
    return any(_shows_picture(getattr(value, field.name)) for field in fields(value))


def _passed(source: Source) -> list[str]:
    return [f"Left out: {shown(fault.path)}, {fault.message}." for fault in source.faults]


# Text


def _lines(plain: Mapping[str, Any], indent: int) -> list[str]:
    """Write a mapping, a line or more for each name."""
    lines: list[str] = []
    for name, value in plain.items():
        lines += _named(_scalar(name, flow=False), value, indent)
    return lines


def _named(name: str, value: Any, indent: int) -> list[str]:
    start = f"{' ' * indent}{name}:"
    if isinstance(value, dict):
        return [start, *_lines(value, indent + 2)] if value else [f"{start} {{}}"]
    if isinstance(value, list):
        if not any(isinstance(entry, dict) for entry in value):
            line = f"{start} {_flow(value)}"
            if len(line) <= _WIDTH:
                return [line]
        if _is_points(value):
            return [start, *_points(value, indent + 2)]
        return [start, *(line for entry in value for line in _entry(entry, indent + 2))]
    if isinstance(value, str):
        return _text(start, value, indent + 2)
    return [f"{start} {_scalar(value, flow=False)}"]


def _entry(value: Any, indent: int) -> list[str]:
    """Write an entry of a list, after its hyphen."""
    if isinstance(value, dict) and value:
        lines = _lines(value, indent + 2)
        lines[0] = f"{' ' * indent}- {lines[0].lstrip(' ')}"
        return lines
    if isinstance(value, list):
        return [f"{' ' * indent}- {_flow(value)}"]
    return [f"{' ' * indent}- {_scalar(value, flow=False)}"]


def _flow(value: Any) -> str:
    """Write a list, perhaps of lists, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(_flow(entry) for entry in value)}]"
    return _scalar(value, flow=True)


def _is_points(value: list[Any]) -> bool:
    return all(
        isinstance(entry, int | float)
        or (isinstance(entry, list) and all(isinstance(one, int | float) for one in entry))
        for entry in value
    )


def _points(value: list[Any], indent: int) -> list[str]:
    """Write numbers or points, many to a line."""
    pad = " " * indent
    text = ", ".join(_flow(entry).replace(", ", ",~") for entry in value)
    width = _WIDTH - len(pad)
    lines = textwrap.wrap(f"[{text}]", width, break_long_words=False, break_on_hyphens=False)
    return [pad + line.replace("~", " ") for line in lines]


def _text(start: str, text: str, indent: int) -> list[str]:
    line = f"{start} {_scalar(text, flow=False)}"
    if len(line) <= _WIDTH or not _FOLDABLE.fullmatch(text):
        return [line]
    width = max(40, _WIDTH - indent)
    folded = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [f"{start} >-", *(" " * indent + part for part in folded)]


def _scalar(value: Any, *, flow: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = str(value)
    plain = _PLAIN.fullmatch(text) and not _READ_OTHERWISE.fullmatch(text)
    if plain and text == text.strip() and text.isprintable():
        return text
    return text if _DATE_OR_VERSION.fullmatch(text) and not flow else _quoted(text)


def _quoted(text: str) -> str:
    """Write text in double quotes; what no one can see is escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(
        character if character.isprintable() else f"\\U{ord(character):08x}" for character in quoted
    )
