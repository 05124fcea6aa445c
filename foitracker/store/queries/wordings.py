"""The wordings of a round: what waits for a ruling, how much hangs on it, and where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, Min, Q, Sum, Value, When
from django.db.models.functions import Least

from foitracker.offences import Scheme, load_scheme
from foitracker.store.actions.wordings import LIVE
from foitracker.store.models import Figure, Force, Round, Ruling, Wording
from foitracker.store.models.figures import FigureQuerySet
from foitracker.store.models.wordings import WordingQuerySet
from foitracker.store.queries.lines import Badge


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


def met_in(round: Round) -> WordingQuerySet:
    """Wordings that a live reading of the round uses, as a queryset."""
    return Wording.objects.in_scheme(round.scheme).filter(pk__in=live_in(round).values("wording"))


def used_by(round: Round, force: Force) -> FigureQuerySet:
    """The keys of the wordings that a force uses in the round, as a queryset."""
    return live_in(round).filter(request__force=force).values("wording")


def by_consequence(round: Round, wordings: WordingQuerySet) -> WordingQuerySet:
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
    titles = titles_in(load_scheme(round.scheme))
    names = _force_names(round, wordings)
    return [_line(round, wording, titles, names.get(wording.pk, ())) for wording in wordings]


def alike_to(round: Round, wording: Wording) -> WordingQuerySet:
    """A waiting wording and those that wait and differ from it by spelling alone, as a queryset."""
    waiting = met_in(round).waiting()
    return waiting.filter(alike=wording.alike) if wording.alike else waiting.filter(pk=wording.pk)


def using_forces(round: Round, wording: Wording) -> list[tuple[int, str]]:
    """The forces of the round whose figures use these words, by name."""
    return list(
        live_in(round)
        .filter(wording=wording)
        .values_list("request__force", "request__force__name")
        .order_by("request__force__name")
        .distinct()
    )


def live_in(round: Round) -> FigureQuerySet:
    """Figures of readings that wait or count; rejected and replaced ones no longer speak."""
    return Figure.objects.in_round(round).filter(superseded_at=None, reading__status__in=LIVE)


def titles_in(scheme: Scheme) -> Mapping[str, str]:
    """The titles of the categories by their codes."""
    return {code: category.title for code, category in scheme.categories.items()}


def _force_names(round, wordings) -> dict[int, list[str]]:
    rows = (
        live_in(round)
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
        proposal=said_by(proposal, titles) if proposal else "",
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


def said_by(ruling: Ruling, titles: Mapping[str, str]) -> str:
    """What a ruling says: a category by its title, or that the force is asked."""
    return titles.get(ruling.category, ruling.category) or ruling.get_kind_display()
