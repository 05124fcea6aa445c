"""The sums of a round: as they are kept, as one request gives them, and added up anew from all figures."""

import hashlib
import inspect
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Count, Q, Sum

from foitracker.offences import load_scheme
from foitracker.periods import Period
from foitracker.store.models import Figure, Reading, Request, Round, RoundSums, StandIn, Wording
from foitracker.store.queries import stated
from foitracker.store.queries.national import entries_of, meaning_of, measure_of, open_entries, standing_in
from foitracker.store.queries.published import published
from foitracker.totals import add_up, entries, ranges, spans, sums, tighten
from foitracker.totals.add_up import ForceTotal, force_totals
from foitracker.totals.entries import Counting, Entry, Measure
from foitracker.totals.spans import overlap
from foitracker.totals.sums import Sums, What, from_plain, plus, sums_of

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
    text = "".join(inspect.getsource(module) for module in (add_up, entries, ranges, spans, stated, sums, tighten))
    return hashlib.sha256(f"{text}{measure_for(scheme)!r}".encode()).hexdigest()


def parts_of(round: Round, requests: Collection[int]) -> dict[int, Sums]:
    """What each of these requests adds to its round, by the rules of totals/, whatever the number of its figures."""
    measure, periods = measure_for(round.scheme), _periods(round)
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


def added_anew(round: Round) -> Sums:
    """The sums of a round from all its figures: two GROUP BYs, whatever the number of figures.

    They add the requests up of which it is plain that every figure counts as it stands: one bounded number for exactly
    a period that was asked, in every period, under wordings that are ruled on and split, and at most one of them
    suppressed. Any other is added up by the rules one by one, as `parts_of` does.
    """
    periods, figures = _periods(round), _that_matter(round)
    areas = _areas(round)
    years = _plain_years(figures, periods)
    for request, _, _ in stated.may_be_settled(Figure.objects.current().in_round(round)):
        years.pop(request, None)
    odd = sorted((_that_answered(round) | _stood_in_for(round)) - years.keys())
    added = [_of_areas(years, areas)]
    if years:
        added.append(_of_categories(figures.of.exclude(request__in=odd), periods, figures.category))
    for at in range(0, len(odd), AT_ONCE):
        added += parts_of(round, odd[at : at + AT_ONCE]).values()
    return plus(added)


def areas_of(round: Round) -> dict[Area, int]:
    """How many forces are asked in each area."""
    counts = round.requests.values_list("force__nation", "force__region").annotate(n=Count("pk")).order_by()
    return {Area(nation, region): n for nation, region, n in counts}


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures that may be in a total, and what their wordings mean."""

    of: object  # a queryset of Figure
    category: Mapping[int, str]  # of each wording that counts
    doubtful: Sequence[int]  # wordings that need the rules: undecided, or perhaps the total of others


def _that_matter(round) -> _Figures:
    measure = measure_for(round.scheme)
    category, doubtful, ignored = {}, [], []
    for pk, code in Wording.objects.in_scheme(round.scheme).values_list("pk", "category"):
        if measure.counting.get(code) is Counting.COUNTED and code not in measure.unsplit:
            category[pk] = code
        elif code in measure.counting and code not in measure.unsplit:
            ignored.append(pk)
        else:
            doubtful.append(pk)
    figures = Figure.objects.current().in_round(round).data().filter(wording__isnull=False)
    return _Figures(figures.exclude(wording__in=ignored), category, doubtful)


def _plain_years(figures: _Figures, periods) -> dict[int, list[tuple[int, int]]]:
    """Low and high of each period in order, by request, of the requests that are plain."""
    odd = Q(high=None) | Q(wording__in=figures.doubtful)
    rows = (
        figures.of.order_by()
        .values_list("request", "starts_on", "ends_on")
        .annotate(Sum("low"), Sum("high"), doubts=Count("pk", filter=odd))
    )
    places = {(period.starts_on, period.ends_on): at for at, period in enumerate(periods)}
    years, odd_ones = {}, set()
    for request, starts_on, ends_on, low, high, doubts in rows.iterator():
        at = places.get((starts_on, ends_on))
        if doubts or at is None:
            odd_ones.add(request)
        years.setdefault(request, {})[at] = (low, high)
    return {
        request: [by_period[at] for at in range(len(periods))]
        for request, by_period in years.items()
        if request not in odd_ones and len(by_period) == len(periods)
    }


def _of_areas(years, areas) -> Sums:
    sums: dict = {}
    for request, numbers in years.items():
        area = areas[request]
        for at, (low, high) in enumerate(numbers):
            _add(sums, (What.ALL, at, area), (1, low, high))
            if at:
                _add(sums, (What.BOTH, at, area), (1, *numbers[at - 1], low, high))
    return {key: tuple(numbers) for key, numbers in sums.items()}


def _of_categories(figures, periods, category) -> Sums:
    rows = (
        figures.order_by().values_list("starts_on", "ends_on", "wording").annotate(Count("pk"), Sum("low"), Sum("high"))
    )
    places = {(period.starts_on, period.ends_on): at for at, period in enumerate(periods)}
    sums: dict = {}
    for starts_on, ends_on, wording, *numbers in rows:
        _add(sums, (What.CATEGORY, places[starts_on, ends_on], category[wording]), (*numbers, *numbers))
    return {key: tuple(numbers) for key, numbers in sums.items()}


def _add(sums: dict, key, numbers: Iterable[int]) -> None:
    kept = sums.setdefault(key, [0] * len(numbers))
    for at, number in enumerate(numbers):
        kept[at] += number


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


def _that_answered(round) -> set[int]:
    confirmed = Reading.objects.filter(status=Reading.Status.CONFIRMED, answer__request__round=round)
    return set(confirmed.values_list("answer__request", flat=True))


def _stood_in_for(round) -> set[int]:
    return set(StandIn.objects.standing().filter(request__round=round).values_list("request", flat=True))


def _areas(round) -> dict[int, str]:
    rows = round.requests.values_list("pk", "force__nation", "force__region")
    return {pk: Area(nation, region).key for pk, nation, region in rows}


def _periods(round) -> list[Period]:
    return [period.period for period in round.periods.all()]
