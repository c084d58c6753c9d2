# SPDX-License-Identifier: MIT
"""Sound banks of every kind, for properties that must hold for all of them."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.builders import make_head
from trainer.model.bank import Bank, Domain, Misconception, Reference
from trainer.model.items.base import Evidence, Patient
from trainer.model.items.choice import Option
from trainer.model.items.multiple import MultipleItem
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
def items(draw: st.DrawFn, item_id: str) -> SingleItem | MultipleItem:
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
        "shuffle": draw(st.booleans()),
    }
    if draw(st.booleans()):
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
        for option in item.options:
            if option.misconception is not None:
                misconceptions[option.misconception] = Misconception(text="x")
    if draw(st.booleans()):
        head = make_head(**{**_fields(head), "misconceptions": misconceptions})
    return Bank(head=head, items=drawn)


def _fields(head):
    fields = {name: getattr(head, name) for name in head.__dataclass_fields__ if name != "format"}
    fields["bank_id"] = fields.pop("id")
    return fields
