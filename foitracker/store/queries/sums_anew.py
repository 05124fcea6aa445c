"""The sums of a round added up anew from all its figures, nearly all of it in the database."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count, Max, Min, Q, Sum

from foitracker.periods import Period
from foitracker.store.models import Figure, Reading, Round, StandIn, Wording
from foitracker.store.models.figures import FigureQuerySet
from foitracker.store.queries.national import entries_of
from foitracker.store.queries.stated import may_be_settled
from foitracker.store.queries.sums import AT_ONCE, Area, measure_for, parts_of, periods_of
from foitracker.totals.add_up import force_totals
from foitracker.totals.entries import Counting, Entry, Measure
from foitracker.totals.spans import Shortfall, overlap
from foitracker.totals.sums import Sums, What, minus, plus, sums_of

LISTED = 10_000  # readings that are named in a query; SQLite takes some 32,000 names of anything

Years = dict[int, list[tuple[int, int] | None]]  # low and high by request, one a period; None where not usable


def added_anew(round: Round) -> Sums:
    """The sums of a round from all its figures: two GROUP BYs of them all, whatever their number.

    These add the years up of which it is plain that every figure counts as it stands: one bounded number for exactly
    the period that was asked, under a wording that is ruled on and split. Any other year is added up by the rules of
    totals/. So is all of a force with a figure for another period, since that may bear on several years, with a
    published table that stands in, or with suppressed figures that its own total may settle.
    """
    answered = _that_answered(round)
    asked = _Asked(round, periods_of(round), measure_for(round.scheme), _that_matter(round, answered.keys()))
    years, crooked = _years(asked, set(answered.values()))
    for request in _stood_in_for(round) | _maybe_settled(round):
        years.pop(request, None)
        crooked.add(request)
    odd = [(request, at) for request, its in years.items() for at, year in enumerate(its) if year is None]
    crooked |= set(answered.values()) - years.keys()
    plain = _of_categories(asked.figures.of.exclude(request__in=crooked), asked)
    parts = [plain]
    for some in _some_at_once(sorted(odd)):
        parts += [
            minus({}, _of_categories(asked.figures.of.filter(_in(some, asked)), asked)),
            _by_the_rules(some, years, asked),
        ]
    parts.append(_of_areas(years, round))
    for some in _some_at_once(sorted(crooked)):
        parts += parts_of(round, some).values()
    return plus(parts)


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures that may be in a total, and what their wordings mean."""

    of: FigureQuerySet
    category: Mapping[int, str]  # of each wording that counts
    doubtful: Sequence[int]  # wordings that need the rules: undecided, or perhaps the total of others


@dataclass(frozen=True, slots=True)
class _Asked:
    round: Round
    periods: Sequence[Period]
    measure: Measure
    figures: _Figures


def _that_matter(round: Round, readings: Collection[int]) -> _Figures:
    measure = measure_for(round.scheme)
    category, doubtful, ignored = {}, [], []
    for pk, code in Wording.objects.in_scheme(round.scheme).values_list("pk", "category"):
        if measure.counting.get(code) is Counting.COUNTED:
            category[pk] = code
        if code not in measure.counting or code in measure.unsplit:
            doubtful.append(pk)
        elif pk not in category:
            ignored.append(pk)
    figures = _current(round, readings).data().filter(wording__isnull=False)
    return _Figures(figures.exclude(wording__in=ignored), category, doubtful)


def _current(round: Round, readings: Collection[int]) -> FigureQuerySet:
    """The figures of these readings, all the confirmed ones of the round.

    To look readings up in a list takes PostgreSQL a third less time than to join readings and requests to all figures.
    """
    if len(readings) > LISTED:
        return Figure.objects.current().in_round(round)
    return Figure.objects.filter(superseded_at=None, reading__in=readings)


def _years(asked: _Asked, requests: Collection[int]) -> tuple[Years, set[int]]:
    """What is plain of each request, and the requests of which nothing is: they have figures for other periods.

    Grouped by the end too, PostgreSQL would expect so many groups that it sorts all figures instead of hashing them.
    The range of requests says nothing that the readings do not, but leads SQLite to the index that is in this order.
    """
    odd = Q(high=None) | Q(wording__in=asked.figures.doubtful)
    grouped = (
        asked.figures.of.filter(request__gte=min(requests, default=0), request__lte=max(requests, default=0))
        .order_by()
        .values_list("request", "starts_on")
        .annotate(Min("ends_on"), Max("ends_on"), Sum("low"), Sum("high"), doubts=Count("pk", filter=odd))
    )
    with _not_compiled():
        rows = list(grouped)
    places = {period.starts_on: (at, period.ends_on) for at, period in enumerate(asked.periods)}
    years: Years = {}
    crooked = set()
    for request, starts_on, first_end, last_end, low, high, doubts in rows:
        at, ends_on = places.get(starts_on, (None, None))
        if at is None or not first_end == last_end == ends_on:
            crooked.add(request)
            continue
        its = years.setdefault(request, [None] * len(asked.periods))
        its[at] = None if doubts else (low, high)
    return {request: its for request, its in years.items() if request not in crooked}, crooked


@contextmanager
def _not_compiled() -> Iterator[None]:
    """PostgreSQL takes the many groups for so much work that it compiles the query first, for up to a second."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit TO off")
        yield
        cursor.execute("SET LOCAL jit TO DEFAULT")


def _of_categories(figures: FigureQuerySet, asked: _Asked) -> Sums:
    """Every figure of a counted wording as if it counted as it stands.

    They are of periods that were asked, and no two of those begin on one day: the end need not be grouped by.
    """
    rows = figures.order_by().values_list("starts_on", "wording").annotate(Count("pk"), Sum("low"), Sum("high"))
    places = {period.starts_on: at for at, period in enumerate(asked.periods)}
    sums: dict[tuple[int, str], tuple[int, int, int]] = {}
    for starts_on, wording, cells, low, high in rows:
        category = asked.figures.category.get(wording)
        if category is None:
            continue
        key = places[starts_on], category
        before = sums.get(key, (0, 0, 0))
        sums[key] = before[0] + cells, before[1] + (low or 0), before[2] + (high or 0)
    return {(What.CATEGORY, *key): (*numbers, *numbers) for key, numbers in sums.items()}


def _by_the_rules(odd: Collection[tuple[int, int]], years: Years, asked: _Asked) -> Sums:
    """Years that are not plain, each added up by the rules of totals/; the usable ones are put into `years`."""
    figures = Figure.objects.current().filter(_in(odd, asked, around=True))
    slugs = dict(asked.round.requests.values_list("pk", "force__slug"))
    entries: dict[str, list[Entry]] = {}
    for entry in entries_of(figures)[0]:
        entries.setdefault(entry.force, []).append(entry)
    parts = []
    for request, at in odd:
        period = asked.periods[at]
        near = [entry for entry in entries.get(slugs[request], ()) if overlap(entry.period, period)]
        totals = force_totals(near, period=period, measure=asked.measure)
        part = sums_of(totals, near, area="") or {(What.MISSING, 0, Shortfall.NO_FIGURE.value): (1,)}
        parts.append({(what, at, name): numbers for (what, _, name), numbers in part.items() if what != What.ALL})
        years[request][at] = next(((one.low, one.high) for one in totals if one.usable), None)
    return plus(parts)


def _in(odd: Collection[tuple[int, int]], asked: _Asked, *, around: bool = False) -> Q:
    """The figures of some requests in some periods; with `around` those that touch the period too."""
    requests: dict[int, list[int]] = {}
    for request, at in odd:
        requests.setdefault(at, []).append(request)
    found = Q()
    for at, its in requests.items():
        period = asked.periods[at]
        if around:
            found |= Q(request__in=its, starts_on__lte=period.ends_on, ends_on__gte=period.starts_on)
        else:
            found |= Q(request__in=its, starts_on=period.starts_on)
    return Q(request__in={request for request, _ in odd}) & found  # the first alone is what the index is asked for


def _of_areas(years: Years, round: Round) -> Sums:
    rows = round.requests.values_list("pk", "force__nation", "force__region")
    areas = {pk: Area(nation, region).key for pk, nation, region in rows}
    usable: dict[tuple[int, str], tuple[int, int, int]] = {}
    both: dict[tuple[int, str], tuple[int, int, int, int, int]] = {}
    for request, its in years.items():
        area, before = areas[request], None
        for at, year in enumerate(its):
            if year:
                low, high = year
                n, lows, highs = usable.get((at, area), (0, 0, 0))
                usable[at, area] = n + 1, lows + low, highs + high
            if year and before:
                n, *then, lows, highs = both.get((at, area), (0, 0, 0, 0, 0))
                both[at, area] = n + 1, then[0] + before[0], then[1] + before[1], lows + low, highs + high
            before = year
    return {(What.ALL, *key): numbers for key, numbers in usable.items()} | {
        (What.BOTH, *key): numbers for key, numbers in both.items()
    }


def _that_answered(round: Round) -> dict[int, int]:
    """The confirmed readings, each with its request."""
    confirmed = Reading.objects.filter(status=Reading.Status.CONFIRMED, answer__request__round=round)
    return dict(confirmed.order_by().values_list("pk", "answer__request"))


def _stood_in_for(round: Round) -> set[int]:
    return set(StandIn.objects.standing().filter(request__round=round).values_list("request", flat=True))


def _maybe_settled(round: Round) -> set[int]:
    return {request for request, _, _ in may_be_settled(Figure.objects.current().in_round(round))}


def _some_at_once(many: Sequence) -> Iterable[Sequence]:
    return (many[at : at + AT_ONCE] for at in range(0, len(many), AT_ONCE))
