"""The wordings of a round: what waits for a ruling, how much hangs on it, and where it stands."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, Sum

from foitracker.offences import load_scheme
from foitracker.store.models import Figure, Reading, Round, Wording
from foitracker.store.queries.lines import Badge
from foitracker.store.queries.review import cell_anchor, figure_words, period_label

# Rejected and replaced readings no longer speak: only what waits or counts is shown.
_LIVE = [Reading.Status.WAITING, Reading.Status.CONFIRMED]


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
    category: str
    why: str
    decided_by: str
    decided_at: datetime
    round: str


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    code: str
    title: str
    score: int


@dataclass(frozen=True, slots=True)
class WordingPage:
    line: WordingLine
    suggestions: tuple[SuggestionLine, ...]
    uses: tuple[UseLine, ...]
    rulings: tuple[RulingLine, ...]  # newest first
    waiting: int


def met_in(round: Round):
    """Wordings that a live reading of the round uses, as a queryset."""
    return Wording.objects.in_scheme(round.scheme).filter(
        pk__in=Figure.objects.in_round(round).filter(superseded_at=None, reading__status__in=_LIVE).values("wording")
    )


def wording_lines(round: Round, wordings) -> list[WordingLine]:
    """One line a wording: those that wait first, then by how many offences hang on them."""
    titles = {code: category.title for code, category in load_scheme(round.scheme).categories.items()}
    return [_line(round, wording, titles) for wording in _with_weight(round, wordings)]


def wording_page(round: Round, wording: Wording) -> WordingPage:
    """One wording with every cell that uses it in this round and every ruling on it."""
    titles = {code: category.title for code, category in load_scheme(round.scheme).categories.items()}
    uses = (
        wording.figures.in_round(round)
        .filter(superseded_at=None, reading__status__in=_LIVE)
        .select_related("request__force", "reading__answer")
        .order_by("request__force__name", "pk")
    )
    return WordingPage(
        line=_line(round, _with_weight(round, Wording.objects.filter(pk=wording.pk)).get(), titles),
        suggestions=tuple(
            SuggestionLine(s["category"], titles.get(s["category"], s["category"]), s["score"])
            for s in wording.suggestions
        ),
        uses=tuple(_use(figure) for figure in uses),
        rulings=tuple(
            RulingLine(
                titles.get(ruling.category, ruling.category),
                ruling.why,
                ruling.decided_by.get_username(),
                ruling.decided_at,
                ruling.round.title,
            )
            for ruling in wording.rulings.select_related("decided_by", "round").order_by("-decided_at", "-pk")
        ),
        waiting=met_in(round).waiting().count(),
    )


def next_waiting(round: Round) -> Wording | None:
    """The waiting wording on which most offences hang, or none."""
    return _with_weight(round, met_in(round).waiting()).first()


def _with_weight(round, wordings):
    live = Q(
        figures__request__round=round,
        figures__superseded_at=None,
        figures__reading__status__in=_LIVE,
        figures__role=Figure.Role.DATA,
    )
    return wordings.annotate(
        offences=Sum("figures__low", filter=live),
        forces=Count("figures__request__force", filter=live, distinct=True),
        first_figure=Min("figures__pk", filter=live),
        waits=Q(category=""),
    ).order_by("-waits", "-offences", "text")


def _line(round, wording, titles):
    best = wording.suggestions[0]["category"] if wording.suggestions else ""
    return WordingLine(
        round_slug=round.slug,
        pk=wording.pk,
        text=wording.text,
        category=titles.get(wording.category, wording.category),
        status=_status(wording),
        suggestion=titles.get(best, best) if not wording.category else "",
        reason=wording.reason,
        offences=wording.offences or 0,
        forces=wording.forces,
    )


def _status(wording):
    if not wording.category:
        return Badge("waiting", "Waiting for a ruling", 0)
    if wording.ruling_id:
        return Badge("done", "Ruled by a person", 1)
    return Badge("running", "Accepted by rule", 2)


def _use(figure):
    answer = figure.reading.answer
    return UseLine(
        force=figure.request.force.name,
        file_name=answer.file_name,
        answer=answer.pk,
        sheet=figure.sheet,
        cell=figure.cell,
        anchor=cell_anchor(figure.reading.found, figure.sheet, figure.cell),
        raw=figure.raw,
        words=figure_words(figure.low, figure.high, figure.absence),
        period=period_label(figure.starts_on, figure.ends_on),
    )
