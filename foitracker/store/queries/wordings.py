"""The wordings of a round: what waits for a ruling, how much hangs on it, and where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Case, Count, F, Min, Q, Sum, Value, When
from django.db.models.functions import Least

from foitracker.offences import Counting, Scheme, load_scheme
from foitracker.store.actions.wordings import LIVE
from foitracker.store.models import Figure, Force, Reading, Round, Ruling, Wording
from foitracker.store.queries.lines import Badge, cell_anchor, figure_words, period_label

NO_OFFENCES = ("not_an_offence_count", "not_notifiable")  # the categories of what counts no offences, by scheme
MOST_USES = 200  # cells of one wording on its page, the largest first


@dataclass(frozen=True, slots=True)
class WordingLine:
    round_slug: str
    pk: int
    text: str
    category: str
    status: Badge
    suggestion: str
    reason: str
    offences: int  # the low ends of its figures, added
    forces: int
    force_names: str  # "Kent Police, Gwent Police and 3 more"
    only_force: str  # the force whose own wording this is, or ""
    waits: bool  # nobody has said anything yet
    proposed_by: str  # whoever proposed the ruling that waits for another person
    proposal: str  # what it would mean


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
    category_code: str
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


def met_in(round: Round):
    """Wordings that a live reading of the round uses, as a queryset."""
    return Wording.objects.in_scheme(round.scheme).filter(pk__in=_live(round).values("wording"))


def used_by(round: Round, force: Force):
    """The keys of the wordings that a force uses in the round, as a queryset."""
    return _live(round).filter(request__force=force).values("wording")


def by_consequence(round: Round, wordings):
    """The queryset with what hangs on each wording: those that wait first, the largest first among them."""
    live = Q(
        figures__request__round=round,
        figures__superseded_at=None,
        figures__reading__status__in=LIVE,
        figures__role=Figure.Role.DATA,
    )
    return wordings.annotate(
        offences=Sum("figures__low", filter=live, default=0),
        forces=Count("figures__request__force", filter=live, distinct=True),
        first_figure=Min("figures__pk", filter=live),
        standing=_STANDING,
    ).order_by(Least("standing", _SETTLED), "-offences", "text", "pk")


# The order of the list, as `_status` says it in words.
_STANDING = Case(
    When(proposal__isnull=False, then=Value(1)),
    When(category="", ruling=None, then=Value(0)),
    When(category="", then=Value(2)),
    When(ruling__isnull=False, then=Value(3)),
    default=Value(4),
)
_SETTLED = 3  # from here on it is settled, by a person or by rule: which of the two puts none of them first


@dataclass(frozen=True, slots=True)
class Counts:
    waiting: int
    proposed: int
    asked: int
    ruled: int
    accepted: int

    @property
    def all(self) -> int:
        return self.waiting + self.proposed + self.asked + self.ruled + self.accepted


def counts(round: Round) -> Counts:
    """How many wordings of the round stand where. One query."""
    found = dict(met_in(round).annotate(standing=_STANDING).order_by().values_list("standing").annotate(n=Count("pk")))
    return Counts(
        waiting=found.get(0, 0),
        proposed=found.get(1, 0),
        asked=found.get(2, 0),
        ruled=found.get(3, 0),
        accepted=found.get(4, 0),
    )


def wording_lines(round: Round, wordings: Iterable[Wording]) -> list[WordingLine]:
    """One line for each of some wordings, in their order, as `by_consequence` hands them out. One query."""
    wordings = list(wordings)
    titles = _titles(load_scheme(round.scheme))
    names = _force_names(round, wordings)
    return [_line(round, wording, titles, names.get(wording.pk, ())) for wording in wordings]


def wording_page(round: Round, wording: Wording) -> WordingPage:
    """One wording with every cell that uses it in this round and every ruling on its words."""
    scheme = load_scheme(round.scheme)
    titles = _titles(scheme)
    same = by_consequence(round, Wording.objects.with_the_words_of(wording)).select_related(
        "force", "proposal__decided_by"
    )
    lines = {line.pk: line for line in wording_lines(round, same)}
    uses = _live(round).filter(wording=wording)
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
        category_code=wording.category,
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
            note=f"{suggestion['score']} of 100",
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


def alike_to(round: Round, wording: Wording):
    """A waiting wording and those that wait and differ from it by spelling alone, as a queryset."""
    waiting = met_in(round).waiting()
    return waiting.filter(alike=wording.alike) if wording.alike else waiting.filter(pk=wording.pk)


def using_forces(round: Round, wording: Wording) -> list[tuple[int, str]]:
    """The forces of the round whose figures use these words, by name."""
    return list(
        _live(round)
        .filter(wording=wording)
        .values_list("request__force", "request__force__name")
        .order_by("request__force__name")
        .distinct()
    )


def _live(round):
    """Figures of readings that wait or count; rejected and replaced ones no longer speak."""
    return Figure.objects.in_round(round).filter(superseded_at=None, reading__status__in=LIVE)


def _titles(scheme: Scheme) -> Mapping[str, str]:
    return {code: category.title for code, category in scheme.categories.items()}


def _force_names(round, wordings) -> dict[int, list[str]]:
    rows = (
        _live(round)
        .data()
        .filter(wording__in=[wording.pk for wording in wordings])
        .values_list("wording", "request__force__name")
        .order_by("wording", "request__force__name")
        .distinct()
    )
    names = {}
    for pk, name in rows:
        names.setdefault(pk, []).append(name)
    return names


def _line(round, wording, titles, names):
    best = wording.suggestions[0]["category"] if wording.suggestions else ""
    proposal = wording.proposal
    return WordingLine(
        round_slug=round.slug,
        pk=wording.pk,
        text=wording.text,
        category=titles.get(wording.category, wording.category),
        status=_status(wording),
        suggestion=titles.get(best, best) if not wording.category else "",
        reason=wording.reason,
        offences=wording.offences,
        forces=wording.forces,
        force_names=_few(names),
        only_force=wording.force.name if wording.force else "",
        waits=not wording.category and wording.ruling_id is None and proposal is None,
        proposed_by=proposal.decided_by.get_username() if proposal else "",
        proposal=_said(proposal, titles) if proposal else "",
    )


def _few(names):
    if len(names) <= 3:
        return ", ".join(names)
    return f"{', '.join(names[:2])} and {len(names) - 2} more"


def _status(wording):
    if wording.proposal_id:
        return Badge("waiting", "Another person to confirm", 1)
    if not wording.category:
        return Badge("running", "Force asked", 2) if wording.ruling_id else Badge("waiting", "Waiting for a ruling", 0)
    if wording.ruling_id:
        return Badge("done", "Ruled by a person", 3)
    return Badge("done", "Accepted by rule", 4)


def _ruling(ruling, titles):
    confirmation = getattr(ruling, "confirmation", None)
    return RulingLine(
        words=_said(ruling, titles),
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


def _said(ruling, titles):
    return titles.get(ruling.category, ruling.category) or ruling.get_kind_display()


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
            words=figure_words(figure.low, figure.high, figure.absence),
            period=period_label(figure.starts_on, figure.ends_on),
        )
