# SPDX-License-Identifier: MIT
"""Hashes of whole banks: what tells changed content from content that was only touched."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from itertools import chain

from trainer.banks.pictures import read_pictures
from trainer.banks.source import Source, SourceFault, open_source
from trainer.model.limits import BANK_TEXT_BYTES, MIB


def fingerprint_of(path: str) -> str:
    """Hash a bank as reading it would, without understanding anything."""
    try:
        source = open_source(path)
    except SourceFault as fault:
        return fault_fingerprint(fault)
    with closing(source):
        try:
            total = Fingerprint(source)
            for name, content in chain(read_texts(source), read_pictures(source)):
                total.add(name, content)
            return total.hexdigest()
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


class Fingerprint:
    """Hashes all that decides what a bank is read as: names, content, and what was passed over."""

    def __init__(self, source: Source) -> None:
        self._total = sha256()
        for fault in source.faults:
            self._total.update(_fault_bytes(fault))

    def add(self, name: str, content: bytes | SourceFault) -> None:
        """Take in a file, or why it cannot be read: all texts and then all pictures, in order."""
        inner = _fault_bytes(content) if isinstance(content, SourceFault) else content
        self._total.update(_encoded(f"{len(name)}:{name}:{len(inner)}:"))
        self._total.update(sha256(inner).digest())

    def hexdigest(self) -> str:
        """Return the hash of what was taken in so far."""
        return self._total.hexdigest()


def fault_fingerprint(fault: SourceFault) -> str:
    """Hash what stands in the way of reading a bank at all."""
    return sha256(_fault_bytes(fault)).hexdigest()


def _fault_bytes(fault: SourceFault) -> bytes:
    return _encoded(f"fault:{fault.code}:{fault.path}:{fault.message}:")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
