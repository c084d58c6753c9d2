# SPDX-License-Identifier: MIT
"""A bank: items with one owner and one version, and what belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

from trainer.model.items.base import STRICT, Id, Item, Name, Prose
from trainer.model.limits import NAME_CHARACTERS, Length
from trainer.model.outline import Blueprint
from trainer.model.review_record import ReviewRecord, Status

if TYPE_CHECKING:
    # Late: who reads a head or a reference needs none, and no validator reads banks.
    from trainer.model.section import Section  # noqa: TC004

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source.

    Attributes:
        text: the full citation.
        short: the citation as it stands under an answer, such as "McManus and Cleary, 2018".
        kind: what sort of source it is, in a word or two.
        doi, pmid, url: where the source can be found; never opened by the program itself.
        note: what a reader should know of it, such as that the record has yet to be checked.
    """

    __pydantic_config__ = STRICT

    text: Annotated[str, Length(1, 2_000)]
    short: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    kind: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    doi: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    pmid: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    url: Annotated[str, Length(0, 2_000)] = ""
    note: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """A content area of the bank's outline.

    Attributes:
        title: as lists and results show it.
        short: the title where there is little room.
        topics: topic id to title.
    """

    __pydantic_config__ = STRICT

    title: Name
    short: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    topics: Mapping[str, Name] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """A wrong belief that distractors stand for.

    Attributes:
        text: the belief, as someone who holds it would say it.
        remedy: a short note that puts it right.
    """

    __pydantic_config__ = STRICT

    text: Annotated[str, Length(1, 2_000)]
    remedy: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankHead:
    """Everything of a bank but its items, sections and reviews.

    Attributes:
        format: version of the file format; always the file's first key.
        id: permanent and unique.
        title: as lists show it.
        version: the author's, such as "1.2.0".
        language: of the items, as a language tag such as "en" or "pt-BR".
        licence: on what terms the bank may be used, such as "CC-BY-4.0".
        authors: a name each.
        status: how far the content has been reviewed; of each item, where the bank holds reviews,
            these say it.
        description: what the bank is for, in a few sentences.
        domains: the outline: domain id to its title and topics.
        references: the sources that items cite: key to source.
        misconceptions: wrong beliefs that distractors stand for: id to belief.
        blueprint: how the items are meant to be spread, for a report of coverage.
    """

    __pydantic_config__ = STRICT

    format: Literal[1]
    id: Id
    title: Name
    version: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    language: Annotated[str, Length(0, 35)] = "en"
    licence: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    authors: tuple[Name, ...] = ()
    status: Status | None = None
    description: Prose = ""
    domains: Mapping[Id, Domain] = field(default_factory=dict)
    references: Mapping[Id, Reference] = field(default_factory=dict)
    misconceptions: Mapping[Id, Misconception] = field(default_factory=dict)
    blueprint: Blueprint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """A bank in memory.

    Attributes:
        head: everything but items, sections and reviews.
        items: in the order of their files; each holds the sections and pictures that it shows.
        sections: in the order of their files.
        reviews: what was done to make sure that items are right, in the order of their files.
    """

    head: BankHead
    items: tuple[Item, ...]
    sections: tuple[Section, ...] = ()
    reviews: tuple[ReviewRecord, ...] = ()
