"""The sums of a round as they are kept, and the part of one request in them."""

import hashlib
import inspect
import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Count, Q

from foitracker.offences import load_scheme
from foitracker.periods import Period
from foitracker.store.models import WITHOUT_A_NUMBER, Figure, Request, Round, RoundSums
from foitracker.store.models.figures import FigureQuerySet
from foitracker.store.queries import stated
from foitracker.store.queries.national import entries_of, meaning_of, measure_of, open_entries, standing_in
from foitracker.store.queries.published import published
from foitracker.totals import add_up, entries, ranges, spans, sums, tighten
from foitracker.totals.add_up import force_totals
from foitracker.totals.entries import Entry, Measure
from foitracker.totals.spans import overlap
from foitracker.totals.sums import Sums, from_plain, sums_of
from foitracker.totals.total import ForceTotal

# What decides how figures are added, as far as a change of it would leave kept sums wrong.
_ADDING = (
    add_up, entries, ranges, spans, stated, sums, tighten, entries_of, open_entries, standing_in,
    inspect.getmodule(published),
)  # fmt: skip

AT_ONCE = 60  # requests whose figures are added up in one query: more than there are police forces


@dataclass(frozen=True, slots=True)
class Area:
    """The smallest area of a table: a region in its nation."""

    nation: str
    region: str

    @property
    def key(self) -> str:
        return f"{self.nation}, {self.region}"


def kept_sums(round: Round) -> Sums | None:
    """What is kept of a round, or None while it may be behind the figures or was added by other rules."""
    kept = RoundSums.objects.filter(round=round, in_step=True, rules=rules_of(round.scheme)).first()
    return from_plain(kept.sums) if kept else None


@cache
def measure_for(scheme: str) -> Measure:
    """The rule of what is added under a scheme. Kept, since a scheme with many categories takes a while to compare."""
    return measure_of(load_scheme(scheme))


@cache
def rules_of(scheme: str) -> str:
    """Names the rules by which figures are added: another program or scheme gives another name.

    Taken from the text of the program itself, so that nobody has to remember to change it.
    """
    text = "".join(inspect.getsource(part) for part in _ADDING)
    return hashlib.sha256(f"{text}{_written(measure_for(scheme))}".encode()).hexdigest()


def _written(measure: Measure) -> str:
    """A measure as the same text in every process; the order of a set differs from one to the next."""
    return json.dumps(
        {
            "counting": {code: how.name for code, how in measure.counting.items()},
            "unsplit": {code: sorted(parts) for code, parts in measure.unsplit.items()},
            "titles": dict(measure.titles),
        },
        sort_keys=True,
    )


def parts_of(round: Round, requests: Collection[int]) -> dict[int, Sums]:
    """What each of these requests adds to its round, by the rules of totals/, whatever the number of its figures."""
    measure, periods = measure_for(round.scheme), periods_of(round)
    asked = {
        slug: (pk, Area(nation, region).key)
        for pk, slug, nation, region in Request.objects.filter(pk__in=requests).values_list(
            "pk", "force__slug", "force__nation", "force__region"
        )
    }
    figures = Figure.objects.current().filter(request__in=requests)
    found, unplaced = entries_of(figures)
    settled = stated.stated_totals(figures, measure, meaning_of())
    used, _ = standing_in(published(round, load_scheme(round.scheme), periods), found, unplaced, measure)
    own = {slug: [] for slug in asked}
    for entry in (*found, *(one.entry for one in used if one.force in asked)):
        own[entry.force].append(entry)
    opened = {slug: {} for slug in asked}
    for (slug, category), cells in unplaced.items():
        opened[slug][slug, category] = cells
    return {
        pk: sums_of(_years(own[slug], opened[slug], periods, measure, settled), own[slug], area=area)
        for slug, (pk, area) in asked.items()
    }


def years_of(request: Request, figures: FigureQuerySet, *, without_a_number: Q = WITHOUT_A_NUMBER) -> list[ForceTotal]:
    """The totals of one force, one a period, as these figures of its request come to; none where it gave no figure."""
    round, slug = request.round, request.force.slug
    measure, periods = measure_for(round.scheme), periods_of(round)
    found, unplaced = entries_of(figures, without_a_number=without_a_number)
    settled = stated.stated_totals(figures, measure, meaning_of())
    used, _ = standing_in(published(round, load_scheme(round.scheme), periods), found, unplaced, measure)
    own = [*found, *(one.entry for one in used if one.force == slug)]
    return _years(own, unplaced, periods, measure, settled)


def periods_of(round: Round) -> list[Period]:
    return [period.period for period in round.periods.all()]


def areas_of(round: Round) -> dict[Area, int]:
    """How many forces are asked in each area."""
    counts = round.requests.values_list("force__nation", "force__region").annotate(n=Count("pk")).order_by()
    return {Area(nation, region): n for nation, region, n in counts}


def _years(own: Sequence[Entry], opened, periods: Sequence[Period], measure: Measure, settled) -> list[ForceTotal]:
    """The totals of one force, one a period; none where it gave no figure in any."""
    by_period = defaultdict(list)
    for entry in own:
        by_period[entry.period].append(entry)
    years = []
    for period in periods:
        near = [entry for given, found in by_period.items() if overlap(given, period) for entry in found]
        # What a force gave for other years alone says nothing of this one, but that it gave something.
        entries = [*(near or own[:1]), *open_entries(opened, period, measure)]
        years += force_totals(entries, period=period, measure=measure, stated=settled)
    return years
