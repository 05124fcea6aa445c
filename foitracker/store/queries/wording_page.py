"""The page of one wording: the cells that use it, what was ruled on its words, and what may be ruled."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F

from foitracker.offences import Counting, load_scheme
from foitracker.store.models import Reading, Round, Ruling, Wording
from foitracker.store.queries.lines import cell_anchor, figure_words, period_label
from foitracker.store.queries.wordings import (
    WordingLine,
    alike_to,
    by_consequence,
    live_in,
    met_in,
    said_by,
    titles_in,
    wording_lines,
)

NO_OFFENCES = ("not_an_offence_count", "not_notifiable")  # the categories of what counts no offences, by scheme
MOST_USES = 200  # cells of one wording on its page, the largest first


@dataclass(frozen=True, slots=True)
class UseLine:
    force: str
    file_name: str
    answer: int
    sheet: str
    cell: str
    anchor: str
    raw: str
    words: str
    period: str


@dataclass(frozen=True, slots=True)
class RulingLine:
    words: str  # what it says: a category, or that the force is asked
    why: str
    holds_for: str  # a force, or "" for every force
    decided_by: str
    decided_at: datetime
    confirmed_by: str
    confirmed_at: datetime | None
    waits: bool  # for another person to confirm it
    counts: bool  # it is what the wording means now
    round: str


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """A category that one key chooses, with the reason that is written down for it."""

    code: str
    title: str
    key: str
    note: str
    why: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a wording stands among those that wait, the largest consequence first."""

    before: int | None
    after: int | None
    position: int  # 0 for one that does not wait
    count: int


@dataclass(frozen=True, slots=True)
class WordingPage:
    line: WordingLine
    choices: tuple[ChoiceLine, ...]
    uses: tuple[UseLine, ...]
    uses_left_out: int
    rulings: tuple[RulingLine, ...]  # newest first
    proposal_pk: int | None
    proposal_why: str
    question: str  # what a person might ask the force
    others: tuple[WordingLine, ...]  # the same words, ruled on for other forces
    alike: int  # how many more that wait differ by spelling alone
    neighbours: Neighbours


def wording_page(round: Round, wording: Wording) -> WordingPage:
    """One wording with every cell that uses it in this round and every ruling on its words."""
    scheme = load_scheme(round.scheme)
    titles = titles_in(scheme)
    same = by_consequence(round, Wording.objects.with_the_words_of(wording)).select_related(
        "force", "proposal__decided_by"
    )
    lines = {line.pk: line for line in wording_lines(round, same)}
    uses = live_in(round).filter(wording=wording)
    shown = (
        uses.select_related("request__force", "reading__answer")
        .defer("reading__found")
        .order_by(F("low").desc(nulls_last=True), "request__force__name", "pk")[:MOST_USES]
    )
    rulings = (
        Ruling.objects.filter(wording__in=Wording.objects.with_the_words_of(wording))
        .select_related("decided_by", "round", "wording__force", "confirmation__confirmed_by")
        .order_by("-decided_at", "-pk")
    )
    return WordingPage(
        line=lines[wording.pk],
        choices=tuple(choices(wording)),
        uses=tuple(_uses(shown)),
        uses_left_out=max(0, uses.count() - MOST_USES),
        rulings=tuple(_ruling(ruling, titles) for ruling in rulings),
        proposal_pk=wording.proposal_id,
        proposal_why=wording.proposal.why if wording.proposal else "",
        question=f"Your answer counts “{wording.text}”. Which offences are these, and under which Home Office codes?",
        others=tuple(line for pk, line in lines.items() if pk != wording.pk),
        alike=_alike(round, wording),
        neighbours=neighbours(round, wording),
    )


def neighbours(round: Round, wording: Wording) -> Neighbours:
    """The waiting wordings before and after one. One query."""
    waiting = list(by_consequence(round, met_in(round).waiting()).values_list("pk", flat=True))
    if wording.pk not in waiting:
        return Neighbours(None, waiting[0] if waiting else None, 0, len(waiting))
    at = waiting.index(wording.pk)
    return Neighbours(
        before=waiting[at - 1] if at else None,
        after=waiting[at + 1] if at + 1 < len(waiting) else None,
        position=at + 1,
        count=len(waiting),
    )


def choices(wording: Wording) -> list[ChoiceLine]:
    """The suggestions, then what any list of offences may hold besides: each with its key."""
    categories = load_scheme(wording.scheme).categories
    suggested = [s for s in wording.suggestions if s["category"] in categories]
    found = [
        ChoiceLine(
            code=suggestion["category"],
            title=categories[suggestion["category"]].title,
            key="a 1" if number == 1 else str(number),
            note=f"how alike: {suggestion['score']} of 100",
            why=f"As suggested: {wording.reason}" if number == 1 else f"Suggestion {number} is right.",
        )
        for number, suggestion in enumerate(suggested, start=1)
    ]
    for category in categories.values():
        key = "t" if category.counting is Counting.CHECK_ONLY else "n" if category.code in NO_OFFENCES else ""
        same = next((choice for choice in found if choice.code == category.code), None)
        if key and same:
            found[found.index(same)] = replace(same, key=f"{same.key} {key}")
        elif key:
            why = "It repeats other rows." if key == "t" else "It counts something other than offences."
            found.append(ChoiceLine(category.code, category.title, key, "", why))
    return found


def _ruling(ruling, titles):
    confirmation = getattr(ruling, "confirmation", None)
    return RulingLine(
        words=said_by(ruling, titles),
        why=ruling.why,
        holds_for=ruling.wording.force.name if ruling.wording.force else "",
        decided_by=ruling.decided_by.get_username(),
        decided_at=ruling.decided_at,
        confirmed_by=confirmation.confirmed_by.get_username() if confirmation else "",
        confirmed_at=confirmation.confirmed_at if confirmation else None,
        waits=ruling.pk == ruling.wording.proposal_id,
        counts=ruling.pk == ruling.wording.ruling_id,
        round=ruling.round.title if ruling.round else "",
    )


def _alike(round, wording):
    if wording.category or not wording.alike:
        return 0
    return alike_to(round, wording).exclude(pk=wording.pk).count()


def _uses(figures):
    figures = list(figures)
    found = dict(Reading.objects.filter(pk__in={figure.reading_id for figure in figures}).values_list("pk", "found"))
    for figure in figures:
        answer = figure.reading.answer
        yield UseLine(
            force=figure.request.force.name,
            file_name=answer.file_name,
            answer=answer.pk,
            sheet=figure.sheet,
            cell=figure.cell,
            anchor=cell_anchor(found[figure.reading_id], figure.sheet, figure.cell),
            raw=figure.raw,
            words=figure_words(
                figure.low, figure.high, figure.absence, is_nil=figure.reading.takes_for_nil(figure.absence)
            ),
            period=period_label(figure.starts_on, figure.ends_on),
        )
