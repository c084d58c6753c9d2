# SPDX-License-Identifier: MIT
"""Hashes of whole banks: what tells changed content from content that was only touched."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING

from trainer.banks.source import Source, SourceFault, open_source
from trainer.model.limits import BANK_TEXT_BYTES, MIB

if TYPE_CHECKING:
    from collections.abc import Iterable


def fingerprint_of(path: str) -> str:
    """Hash a bank as reading it would, without understanding anything."""
    try:
        source = open_source(path)
    except SourceFault as fault:
        return fault_fingerprint(fault)
    with closing(source):
        try:
            return fingerprint(source, read_texts(source))
        except SourceFault as fault:
            return fault_fingerprint(fault)


def everything_print(path: str) -> str:
    """Hash all files of a bank, pictures too, and nothing of what was passed over.

    Raises:
        SourceFault: a file cannot be read.
    """
    total = sha256()
    with closing(open_source(path)) as source:
        for name in source.names:
            total.update(_encoded(f"{len(name)}:{name}:"))
            total.update(sha256(source.read(name)).digest())
    return total.hexdigest()


def read_texts(source: Source) -> list[tuple[str, bytes | SourceFault]]:
    """Read all bank text, or why a file of it cannot be read.

    Raises:
        SourceFault: there is more than allowed of it.
    """
    texts: list[tuple[str, bytes | SourceFault]] = []
    left = BANK_TEXT_BYTES
    for name in source.text_files():
        try:
            content = source.read(name)
        except SourceFault as fault:
            texts.append((name, fault))
            continue
        left -= len(content)
        if left < 0:
            message = f"the bank holds more than {BANK_TEXT_BYTES // MIB} MB of text"
            raise SourceFault("", "too-large", message, "Split it into several banks.")
        texts.append((name, content))
    return texts


def fingerprint(source: Source, contents: Iterable[tuple[str, bytes | SourceFault]]) -> str:
    """Hash all that decides what a bank is read as: names, texts, and what was passed over."""
    total = sha256()
    for fault in source.faults:
        total.update(_fault_bytes(fault))
    for name, content in contents:
        inner = _fault_bytes(content) if isinstance(content, SourceFault) else content
        total.update(_encoded(f"{len(name)}:{name}:{len(inner)}:"))
        total.update(sha256(inner).digest())
    return total.hexdigest()


def fault_fingerprint(fault: SourceFault) -> str:
    """Hash what stands in the way of reading a bank at all."""
    return sha256(_fault_bytes(fault)).hexdigest()


def _fault_bytes(fault: SourceFault) -> bytes:
    return _encoded(f"fault:{fault.code}:{fault.path}:{fault.message}:")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
