# SPDX-License-Identifier: MIT
"""Small, sound values of the model to build tests on; whatever matters to a test is an argument."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.sections import make_needle_path, make_section, set_needle
from trainer.model.bank import FORMAT, Bank, BankHead, Domain, Misconception, Reference
from trainer.model.form import Form, FormEntry
from trainer.model.index import ItemKey
from trainer.model.items.base import Evidence, Item, Patient
from trainer.model.items.case import Branch, CaseItem, Step
from trainer.model.items.case_walk import CaseResponse
from trainer.model.items.choice import Choice, Option
from trainer.model.items.hotspot import Area, HotspotItem, HotspotResponse
from trainer.model.items.match import MatchItem, MatchOption, MatchResponse, Prompt
from trainer.model.items.multiple import MultipleItem
from trainer.model.items.needle_path import PathResponse
from trainer.model.items.numeric import NumericItem, NumericResponse, ValueBand
from trainer.model.items.order import Before, OrderItem, OrderResponse, OrderStep
from trainer.model.items.single import SingleItem
from trainer.model.outline import Blueprint, LevelParts
from trainer.model.section import Section

LETTERS = "abcdefghijklmnopqrstuvwxyz"

OPTION_TEXTS = (
    "Axillary nerve",
    "Radial nerve",
    "Ulnar nerve",
    "Median nerve",
    "Musculocutaneous nerve",
    "No nerve lies here",
)


def make_options(keys: str, count: int = 4, unsafe: str = "") -> tuple[Option, ...]:
    """Make options; keys and unsafe ones are named by their letters."""
    return tuple(
        Option(
            text=OPTION_TEXTS[position] if position < len(OPTION_TEXTS) else f"Option {position}",
            key=letter in keys,
            unsafe=letter in unsafe,
            rationale=f"Why {letter}.",
            act=f"Act {letter}" if letter in unsafe else "",
            harm=f"Harm {letter}" if letter in unsafe else "",
        )
        for position, letter in enumerate(LETTERS[:count])
    )


def make_item(
    item_id: str = "brachialis-lateral",
    *,
    key: str = "b",
    count: int = 4,
    unsafe: str = "",
    **fields: Any,
) -> SingleItem:
    """Make a single item; `key` and `unsafe` are letters of options."""
    given: dict[str, Any] = {
        "stem": "A practitioner plans to needle brachialis from the lateral side of the arm.",
        "lead_in": "Which nerve is most at risk on this route?",
        "domain": "anatomy",
        **fields,
    }
    options = given.pop("options", make_options(key, count, unsafe))
    return SingleItem(id=item_id, type="single", options=options, **given)


def make_multiple(
    item_id: str = "signs-of-pneumothorax",
    *,
    keys: str = "ac",
    count: int = 5,
    unsafe: str = "",
    **fields: Any,
) -> MultipleItem:
    """Make a multiple item; `keys` and `unsafe` are letters of options."""
    given: dict[str, Any] = {
        "stem": "Ten minutes after needling near the chest wall a patient feels unwell.",
        "lead_in": "Which findings call for help now?",
        "domain": "response",
        **fields,
    }
    options = given.pop("options", make_options(keys, count, unsafe))
    return MultipleItem(id=item_id, type="multiple", options=options, **given)


STEP_TEXTS = (
    "Stop all movement of the needle",
    "Withdraw it along the line of entry",
    "Ask what is felt, and where",
    "Test feeling and strength",
    "Record what was found",
    "Aim again a little to the side",
)


def make_order(
    item_id: str = "after-an-electric-pain",
    *,
    count: int = 4,
    wrong: str = "",
    unsafe: str = "",
    before: Sequence[str] = (),
    endangering: Sequence[str] = (),
    **fields: Any,
) -> OrderItem:
    """Make an item whose steps are to be put in order.

    Args:
        item_id: its id.
        count: of steps, a, b, c and so on.
        wrong: letters of steps that are to be left out.
        unsafe: letters of those among them that endanger.
        before: pairs of letters, such as "ac": the first comes before the second.
        endangering: those pairs whose breaking endangers.
        fields: anything else.
    """
    given: dict[str, Any] = {
        "stem": "A patient feels an electric pain that runs to the foot.",
        "lead_in": "What do you do, in which order?",
        "domain": "response",
        **fields,
    }
    steps = tuple(
        OrderStep(
            text=STEP_TEXTS[position] if position < len(STEP_TEXTS) else f"Step {position}",
            wrong=letter in wrong,
            unsafe=letter in unsafe,
            rationale=f"Why {letter}.",
            act=f"Act {letter}" if letter in unsafe else "",
            harm=f"Harm {letter}" if letter in unsafe else "",
        )
        for position, letter in enumerate(LETTERS[:count])
    )
    pairs = tuple(
        Before(
            first=LETTERS.index(pair[0]) + 1,
            then=LETTERS.index(pair[1]) + 1,
            unsafe=pair in endangering,
            act=f"Act {pair}" if pair in endangering else "",
            harm=f"Harm {pair}" if pair in endangering else "",
        )
        for pair in before
    )
    return OrderItem(id=item_id, type="order", steps=steps, before=pairs, **given)


PROMPT_TEXTS = (
    "A quick jump inside the needled band",
    "An electric pain down to the foot",
    "A dull ache that spreads slowly",
    "A firm stop at the tip",
)
EVENT_TEXTS = ("Local twitch", "Nerve contact", "Referred pain", "Bone contact", "Cramp")


def make_match(
    item_id: str = "what-was-met",
    *,
    keys: str = "abc",
    options: int = 4,
    unsafe: Sequence[str] = (),
    **fields: Any,
) -> MatchItem:
    """Make an item whose prompts are to be matched.

    Args:
        item_id: its id.
        keys: for each prompt the letter of the option that fits.
        options: how many there are; their ids are their letters.
        unsafe: for each prompt the letters of options that endanger.
        fields: anything else.
    """
    given: dict[str, Any] = {
        "stem": "Patients report what they felt under the needle.",
        "lead_in": "Match each report with what was met.",
        "domain": "twitch-or-nerve",
        **fields,
    }
    prompts = tuple(
        Prompt(
            text=PROMPT_TEXTS[number] if number < len(PROMPT_TEXTS) else f"Prompt {number}",
            key=key,
            unsafe=tuple(unsafe[number]) if number < len(unsafe) else (),
            rationale=f"Why {number + 1}.",
            act=f"Act {number + 1}" if number < len(unsafe) and unsafe[number] else "",
            harm=f"Harm {number + 1}" if number < len(unsafe) and unsafe[number] else "",
        )
        for number, key in enumerate(keys)
    )
    offered = tuple(
        MatchOption(id=letter, text=EVENT_TEXTS[n] if n < len(EVENT_TEXTS) else f"Event {n}")
        for n, letter in enumerate(LETTERS[:options])
    )
    return MatchItem(id=item_id, type="match", options=offered, prompts=prompts, **given)


def make_numeric(item_id: str = "depth-here", **fields: Any) -> NumericItem:
    """Make an item answered with a depth: 10 to 15 mm are right, beyond 20 mm is unsafe."""
    given: dict[str, Any] = {
        "stem": "The band lies 10 mm under the skin, bone 20 mm.",
        "lead_in": "How deep do you needle at most?",
        "domain": "anatomy",
        "unit": "mm",
        "least": 0.0,
        "most": 40.0,
        "bands": (
            ValueBand(from_=10, to=15, key=True, rationale="The band, with room to the bone."),
            ValueBand(from_=15, to=20, points=0.5, rationale="Close to the bone."),
            ValueBand(
                from_=20, to=40, unsafe=True, act="Too deep", harm="The lung", rationale="Beyond."
            ),
        ),
        "outside": "The band is not reached.",
        **fields,
    }
    return NumericItem(id=item_id, type="numeric", **given)


def make_case(item_id: str = "late-shoulder-pain", **fields: Any) -> CaseItem:
    """Make a case of four steps, a to d: b is met only where a was wrong.

    In each step the second option is the key and the third is unsafe; c is a multiple, of which
    the first and third are keys and the last is unsafe.
    """
    given: dict[str, Any] = {
        "stem": "A runner writes hours after her shoulder was needled.",
        "domain": "response",
        "patient": Patient(who="33 years", facts={"12:00": "Needled on the right."}),
        **fields,
    }
    plain = {"shuffle": False, "domain": None}
    steps = (
        Step(
            id="a",
            item=make_item("", key="b", count=3, unsafe="c", stem="First?", **plain),
            branches=(
                Branch(when="right", to="c", told="She goes at once."),
                Branch(when="option 3", told="She collapses."),
                Branch(when="wrong", told="She waits."),
            ),
        ),
        Step(
            id="b",
            item=make_item("", key="b", count=3, unsafe="c", stem="Second?", **plain),
            told="She is worse.",
            facts={"22:00": "Breathless."},
        ),
        Step(
            id="c",
            item=make_multiple("", keys="ac", count=4, unsafe="d", stem="Third?", **plain),
            facts={"Imaging": "A small pneumothorax."},
            branches=(Branch(when="wrong", to="end", told="Nobody knows what was done."),),
        ),
        Step(
            id="d",
            item=make_item("", key="b", count=3, unsafe="c", stem="Last?", lead_in="", **plain),
        ),
    )
    return CaseItem(id=item_id, type="case", steps=given.pop("steps", steps), **given)


def case_response(*steps: str) -> CaseResponse:
    """Make a response to `make_case`: for each step its id and the letters chosen, as "a:b"."""
    pairs = (step.split(":") for step in steps)
    return CaseResponse(
        tuple((name, {"chosen": [LETTERS.index(one) for one in chosen]}) for name, chosen in pairs)
    )


def make_hotspot(item_id: str = "point-at-the-nerve", **fields: Any) -> HotspotItem:
    """Make an item that asks for the nerve of the small section; the pleura there is unsafe."""
    given: dict[str, Any] = {
        "stem": "The needle has gone past the lower border of the rib.",
        "lead_in": "Point at what it meets first.",
        "domain": "anatomy",
        "section": make_section(),
        "areas": (
            Area(name="intercostal nerve", key=True, rationale="It lies under the rib."),
            Area(
                name="pleura",
                unsafe=True,
                verdict="the pleura lies deeper",
                act="Took the pleura for the nerve",
                harm="The lung collapses",
            ),
            Area(name="rib", rationale="The needle has gone past it."),
        ),
        **fields,
    }
    return HotspotItem(id=item_id, type="hotspot", **given)


def make_full_item() -> SingleItem:
    """Make an item in which no optional field is left out."""
    options = (
        Option(
            text="Radial nerve",
            key=True,
            rationale="It crosses the lateral side of the arm here.",
            verdict="the radial nerve lies on this route",
        ),
        Option(
            text="No nerve lies here",
            unsafe=True,
            rationale="The radial nerve does.",
            verdict="a needle on this route can meet the radial nerve",
            act="Needled as if no nerve lay on the route",
            harm="The radial nerve is injured",
            misconception="level-confusion",
        ),
    )
    return make_item(
        "radial-1",
        options=options,
        title="Lateral route to brachialis",
        topic="1.5",
        region=("brachialis", "arm"),
        level="application",
        critical=True,
        revision=2,
        patient=Patient(who="30 years", facts={"Plan": "Lateral route", "Complaint": "Elbow pain"}),
        teaching="The radial nerve lies on the lateral route.",
        cites=("mcmanus2018",),
        evidence=Evidence(grade="case-report", checked="2026-11-22", review_by="2028-11-22"),
        difficulty=0.7,
        shuffle=False,
    )


def sample_items() -> dict[str, Item]:
    """Make one item of every type: what a test of "all types" runs over."""
    return {
        "single": make_full_item(),
        "multiple": make_multiple(choose=2, scoring="all-or-none"),
        "order": make_order(
            count=6, wrong="f", unsafe="f", before=("ab", "bc", "cd"), endangering=("ab",)
        ),
        "match": make_match(unsafe=("", "a", ""), once=True, shuffle=False),
        "numeric": make_numeric(step=0.5),
        "hotspot": make_hotspot(),
        "needle-path": make_needle_path(),
        "case": make_case(),
    }


def sample_responses(kind: str) -> tuple[Any, ...]:
    """Return responses to the sample of a type: empty or partial ones, a right one, a wrong one."""
    return {
        "single": (Choice(), Choice((0,)), Choice((1,))),
        "multiple": (Choice(), Choice((0,)), Choice((0, 2)), Choice((1, 3))),
        "order": (OrderResponse(), OrderResponse((0, 1, 2, 3, 4)), OrderResponse((5, 1, 0))),
        "match": (
            MatchResponse((None, 1, None)),
            MatchResponse((0, 1, 2)),
            MatchResponse((1, 0, 2)),
        ),
        "numeric": (NumericResponse(12.5), NumericResponse(0.0), NumericResponse(30.0)),
        "hotspot": (
            HotspotResponse(),
            HotspotResponse("intercostal nerve", (12.0, 28.5)),
            HotspotResponse("rhomboid"),
            HotspotResponse("pleura", (0.0, 60.0)),
        ),
        "needle-path": (
            PathResponse(),
            PathResponse(build="heavy"),
            set_needle(0.0, 0.0, 18.0),
            set_needle(-16.0, 0.0, 39.5),
        ),
        "case": (
            CaseResponse(),
            case_response("a:b"),
            case_response("a:b", "c:ac", "d:b"),
            case_response("a:a", "b:c"),
        ),
    }[kind]


def make_head(bank_id: str = "shoulder-safety", **fields: Any) -> BankHead:
    """Make the head of a bank."""
    return BankHead(**{"format": FORMAT, "id": bank_id, "title": "Shoulder safety check", **fields})


def make_full_head() -> BankHead:
    """Make a head that fits `make_full_item` and leaves no optional field out."""
    return make_head(
        version="1.2.0",
        language="en-GB",
        licence="CC-BY-4.0",
        authors=("A. Author", "B. Author"),
        status="draft",
        description="A bank for tests.",
        domains={"anatomy": Domain(title="Anatomy", short="Anat.", topics={"1.5": "Arm"})},
        references={
            "mcmanus2018": Reference(
                text="McManus R, Cleary M.",
                short="McManus and Cleary, 2018",
                kind="case report",
                doi="10.1136/bcr-2017-221302",
                pmid="1",
                url="about:blank",
                note="To be checked.",
            )
        },
        misconceptions={
            "level-confusion": Misconception(text="Levels are the same.", remedy="They are not.")
        },
        blueprint=Blueprint(
            topics={"anatomy": {"1.5": LevelParts(recall=1, application=1, judgement=1)}},
            types={"anatomy": {"single": 2, "multiple": 1}},
        ),
    )


def make_bank(*items: Item, head: BankHead | None = None) -> Bank:
    """Make a bank of some items; of one single item where none is given."""
    items = items or (make_item(),)
    sections = {one.id: one for item in items for one in sections_of(item)}
    return Bank(head=head or make_head(), items=items, sections=tuple(sections.values()))


def sections_of(value: Any) -> list[Section]:
    """Find the sections that an item shows, wherever its type has put them."""
    if isinstance(value, Section):
        return [value]
    if isinstance(value, tuple):
        return [found for one in value for found in sections_of(one)]
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return [found for name in names for found in sections_of(getattr(value, name))]
    return []


def make_form(items: Sequence[Item], *, bank_id: str = "shoulder-safety", seed: int = 1) -> Form:
    """Make a form of items in their order, with their parts as written."""
    return Form(
        tuple(
            FormEntry(
                ItemKey(bank_id, item.id),
                item.revision,
                "0" * 64,
                item.domain or "",
                tuple(range(len(getattr(item, "options", ())))),
            )
            for item in items
        ),
        seed,
    )


def write_bank(path: Path, bank: Bank) -> Path:
    """Write a bank to one file."""
    # Imported here, so that tests without files need no parser.
    from trainer.banks.writer import bank_text

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(bank_text(bank), encoding="utf-8", newline="\n")
    return path


def write_folder(path: Path, bank: Bank) -> Path:
    """Write a bank to a folder, its items in one file."""
    from trainer.banks.writer import head_text, items_text, reviews_text, sections_text

    (path / "items").mkdir(parents=True, exist_ok=True)
    if bank.sections:
        (path / "sections").mkdir()
        text = sections_text(bank.sections)
        (path / "sections" / "all.yaml").write_text(text, encoding="utf-8", newline="\n")
    if bank.reviews:
        text = reviews_text(bank.reviews)
        (path / "reviews.yaml").write_text(text, encoding="utf-8", newline="\n")
    (path / "bank.yaml").write_text(head_text(bank.head), encoding="utf-8", newline="\n")
    (path / "items" / "all.yaml").write_text(items_text(bank.items), encoding="utf-8", newline="\n")
    return path
