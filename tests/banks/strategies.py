# SPDX-License-Identifier: MIT
"""Sound banks of every kind, for properties that must hold for all of them."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.builders import make_head
from trainer.banks.canonical import plain_of
from trainer.model.bank import Bank, Domain, Misconception, Reference
from trainer.model.items.base import Evidence, Item, Patient
from trainer.model.items.choice import Option
from trainer.model.items.match import MatchItem, MatchOption, Prompt
from trainer.model.items.multiple import MultipleItem
from trainer.model.items.numeric import NumericItem, ValueBand
from trainer.model.items.order import Before, OrderItem, OrderStep
from trainer.model.items.single import SingleItem

# For a machine that does much else at the same time.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)

# All that a bank may hold: no control characters, and no line ends that YAML 1.1 alone knows.
CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
)
WORDS = st.sampled_from(
    [
        "NO",
        "on",
        "~",
        "null",
        "1.10",
        "a: b",
        "# x",
        "- y",
        "'",
        '"',
        "\\",
        "{",
        "[",
        ">-",
        "é",
        "\n",
    ]
)
PROSE = st.one_of(
    st.text(CHARACTERS | st.sampled_from("\n\t  "), max_size=30),
    st.lists(WORDS, max_size=6).map(" ".join),
    st.lists(st.sampled_from(["needle", "the", "muscle,", "slowly:"]), max_size=40).map(" ".join),
)
TEXT = PROSE.filter(lambda text: bool(text.strip()))
NAMES = st.text(CHARACTERS, min_size=1, max_size=20)
IDS = st.from_regex(r"\A[a-z0-9]{1,5}([-.][a-z0-9]{1,4}){0,2}\Z")
DATES = st.none() | st.dates().map(lambda day: day.isoformat())


def _distinct(texts: list[str]) -> bool:
    return len({" ".join(text.casefold().split()) for text in texts}) == len(texts)


@st.composite
def options(draw: st.DrawFn, keys: int) -> tuple[Option, ...]:
    texts = draw(st.lists(TEXT, min_size=max(2, keys), max_size=5).filter(_distinct))
    chosen = draw(st.permutations(range(len(texts))))[:keys]
    return tuple(
        Option(
            text=text,
            key=position in chosen,
            unsafe=position not in chosen and draw(st.booleans()),
            rationale=draw(PROSE),
            act=draw(PROSE),
            misconception=draw(st.none() | IDS),
        )
        for position, text in enumerate(texts)
    )


@st.composite
def orders(draw: st.DrawFn) -> dict[str, Any]:
    texts = draw(st.lists(TEXT, min_size=2, max_size=5).filter(_distinct))
    wrong = draw(st.sets(st.integers(2, len(texts)), max_size=len(texts) - 2))
    steps = tuple(
        OrderStep(
            text=text,
            wrong=number in wrong,
            unsafe=number in wrong and draw(st.booleans()),
            rationale=draw(PROSE),
            verdict=draw(PROSE),
            misconception=draw(st.none() | IDS),
        )
        for number, text in enumerate(texts, 1)
    )
    right = [number for number in range(1, len(texts) + 1) if number not in wrong]
    pairs = [(a, b) for a in right for b in right if a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3)) if pairs else []
    before = tuple(
        Before(first=a, then=b, unsafe=draw(st.booleans()), act=draw(PROSE), harm=draw(PROSE))
        for a, b in chosen
    )
    return {"type": "order", "steps": steps, "before": before}


@st.composite
def matches(draw: st.DrawFn) -> dict[str, Any]:
    ids = draw(st.lists(IDS, min_size=2, max_size=4, unique=True))
    texts = draw(st.lists(TEXT, min_size=len(ids), max_size=len(ids)).filter(_distinct))
    prompts = []
    for text in draw(st.lists(TEXT, min_size=1, max_size=4).filter(_distinct)):
        key = draw(st.sampled_from(ids))
        others = st.sampled_from([one for one in ids if one != key])
        unsafe = tuple(draw(st.lists(others, unique=True)))
        misconceptions = draw(st.dictionaries(others, IDS))
        prompts.append(
            Prompt(
                text=text,
                key=key,
                unsafe=unsafe,
                misconceptions=misconceptions,
                rationale=draw(PROSE),
                harm=draw(PROSE),
            )
        )
    options = tuple(MatchOption(id=one, text=text) for one, text in zip(ids, texts, strict=True))
    once = len({prompt.key for prompt in prompts}) == len(prompts) and draw(st.booleans())
    shuffle = draw(st.booleans())
    return {
        "type": "match",
        "options": options,
        "prompts": tuple(prompts),
        "once": once,
        "shuffle": shuffle,
    }


@st.composite
def numbers(draw: st.DrawFn) -> dict[str, Any]:
    ends = sorted(draw(st.sets(st.integers(-40, 40), min_size=2, max_size=6)))
    key = draw(st.integers(0, len(ends) - 2))
    bands = tuple(
        ValueBand(
            from_=low,
            to=high,
            key=number == key,
            points=0.0 if number == key or unsafe else draw(st.sampled_from([0.0, 0.25])),
            unsafe=number != key and unsafe,
            rationale=draw(PROSE),
        )
        for number, (low, high) in enumerate(pairwise(ends))
        for unsafe in (draw(st.booleans()),)
    )
    return {
        "type": "numeric",
        "unit": draw(NAMES),
        "least": ends[0] - draw(st.integers(0, 5)),
        "most": ends[-1] + draw(st.sampled_from([0, 0.5, 7])),
        "step": draw(st.sampled_from([0.25, 0.5, 1.0])),
        "bands": tuple(draw(st.permutations(bands))),
        "outside": draw(PROSE),
    }


@st.composite
def items(draw: st.DrawFn, item_id: str) -> Item:
    shared = {
        "id": item_id,
        "stem": draw(TEXT),
        "lead_in": draw(PROSE),
        "title": draw(st.just("") | NAMES),
        "topic": draw(st.just("") | NAMES),
        "region": tuple(draw(st.lists(IDS, max_size=3))),
        "level": draw(st.sampled_from([None, "recall", "application", "judgement"])),
        "critical": draw(st.booleans()),
        "revision": draw(st.integers(1, 1_000_000)),
        "patient": draw(
            st.none()
            | st.builds(Patient, who=NAMES, facts=st.dictionaries(NAMES, PROSE, max_size=3))
        ),
        "evidence": draw(
            st.none() | st.builds(Evidence, grade=NAMES, checked=DATES, review_by=DATES)
        ),
        "difficulty": draw(st.none() | st.floats(0, 1)),
    }
    match draw(st.sampled_from(["single", "multiple", "order", "match", "numeric"])):
        case "order":
            return OrderItem(**draw(orders()), **shared)
        case "match":
            return MatchItem(**draw(matches()), **shared)
        case "numeric":
            return NumericItem(**draw(numbers()), **shared)
        case kind:
            shared["shuffle"] = draw(st.booleans())
    if kind == "single":
        return SingleItem(type="single", options=draw(options(1)), **shared)
    keys = draw(st.integers(1, 3))
    return MultipleItem(
        type="multiple",
        options=draw(options(keys)),
        choose=draw(st.none() | st.just(keys)),
        scoring=draw(st.sampled_from(["per-option", "all-or-none"])),
        **shared,
    )


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    """Draw a bank that loads without a problem."""
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    head = make_head(
        draw(IDS),
        title=draw(NAMES),
        version=draw(st.just("") | NAMES),
        authors=tuple(draw(st.lists(NAMES, max_size=3))),
        status=draw(st.sampled_from([None, "draft"])),
        description=draw(PROSE),
        domains=draw(
            st.dictionaries(
                IDS,
                st.builds(Domain, title=NAMES, topics=st.dictionaries(NAMES, NAMES)),
                max_size=2,
            )
        ),
        references=draw(
            st.dictionaries(IDS, st.builds(Reference, text=TEXT, note=PROSE), max_size=2)
        ),
    )
    misconceptions: dict[str, Misconception] = {}
    drawn = tuple(draw(items(item_id)) for item_id in ids)
    for item in drawn:
        for tag in _tags(plain_of(item)):
            misconceptions[tag] = Misconception(text="x")
    if draw(st.booleans()):
        head = make_head(**{**_fields(head), "misconceptions": misconceptions})
    return Bank(head=head, items=drawn)


def _tags(plain: Any) -> Iterator[str]:
    """Find every misconception named in an item."""
    if isinstance(plain, dict):
        if "misconception" in plain:
            yield plain["misconception"]
        yield from plain.get("misconceptions", {}).values()
        plain = list(plain.values())
    if isinstance(plain, list):
        for one in plain:
            yield from _tags(one)


def _fields(head):
    fields = {name: getattr(head, name) for name in head.__dataclass_fields__ if name != "format"}
    fields["bank_id"] = fields.pop("id")
    return fields
