"""The national result of a round: one GROUP BY in the database, added up by the rules of totals/."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, F, Q, Sum, Value, When

from foitracker.figures import Absence
from foitracker.offences import Scheme, load_scheme
from foitracker.offences.breaks import Break, breaks
from foitracker.periods import Period
from foitracker.store.models import WITHOUT_A_NUMBER, Figure, Population, Reading, Request, Round
from foitracker.store.models.figures import FigureQuerySet
from foitracker.store.queries.published import Published, published
from foitracker.store.queries.stated import stated_totals
from foitracker.totals.add_up import add_up
from foitracker.totals.change import Change, change
from foitracker.totals.coverage import Populations
from foitracker.totals.entries import UNDECIDED, Asked, Counting, Entry, Measure
from foitracker.totals.spans import overlap
from foitracker.totals.total import Total

State = Request.State


@dataclass(frozen=True, slots=True)
class National:
    """What a round comes to. Totals are in the order of the periods; a change goes from each to the next."""

    round_slug: str
    scheme: Scheme
    measure: Measure
    periods: tuple[Period, ...]
    totals: tuple[Total, ...]
    changes: tuple[Change, ...]
    names: Mapping[str, str]  # force slug -> name
    regions: Mapping[str, str]  # force slug -> region
    nations: Mapping[str, str]  # force slug -> nation
    populations: Populations | None  # children aged 0 to 17, in the round's year of denominators
    other_periods: tuple[Period, ...]  # periods that figures speak of and the round did not ask for
    breaks: tuple[Break, ...]  # changes of law and of codes inside the periods
    entries: tuple[Entry, ...]  # what the totals were added up from
    published: tuple[Published, ...] = ()  # figures of published tables that stand in for answers, and are counted
    published_unused: tuple[Published, ...] = ()  # and those that an answer goes before

    @property
    def areas(self) -> frozenset[str]:
        """The regions and nations of the forces asked."""
        return frozenset({*self.regions.values(), *self.nations.values()})

    def forces_in(self, *, forces: Collection[str] = (), areas: Collection[str] = ()) -> frozenset[str]:
        """The forces named together with those of the areas; every force asked where neither is named."""
        if not forces and not areas:
            return frozenset(self.names)
        return frozenset(
            slug for slug in self.names if slug in forces or self.regions[slug] in areas or self.nations[slug] in areas
        )


@dataclass(frozen=True, slots=True)
class Supposed:
    """A ruling that is thought of and not made: what some wordings would mean, in every force or in one."""

    wordings: tuple[int, ...]
    category: str  # "" leaves them undecided
    force: int | None = None


def national(round: Round, *, supposing: Sequence[Supposed] = (), only: Collection[str] | None = None) -> National:
    """The result of a round from its confirmed readings and rulings. Seven queries, whatever the size of the round, and
    two more where suppressed figures stand beside totals of the force's own.

    With `supposing` it is the result that the round would have if these rulings were made; with `only` the result of
    these forces alone, as if no other had been asked.
    """
    scheme = load_scheme(round.scheme)
    measure = measure_of(scheme)
    requests = Request.objects.in_round(round).select_related("force").order_by("force__slug")
    figures = Figure.objects.current().in_round(round)
    if only is not None:
        requests, figures = requests.filter(force__slug__in=only), figures.filter(request__force__slug__in=only)
    requests = list(requests)
    reasons = _reasons(round, requests)
    periods = tuple(period.period for period in round.periods.all())
    entries, unplaced = entries_of(figures, supposing=supposing)
    stated = stated_totals(figures, measure, meaning_of(supposing))
    tables = [one for one in published(round, scheme, periods) if only is None or one.force in only]
    used, unused = standing_in(tables, entries, unplaced, measure)
    entries = [*entries, *(one.entry for one in used)]
    totals = tuple(
        add_up(
            [*entries, *open_entries(unplaced, period, measure)],
            asked=[Asked(r.force.slug, reasons[r.force.slug]) for r in requests],
            period=period,
            measure=measure,
            stated=stated,
        )
        for period in periods
    )
    return National(
        round_slug=round.slug,
        scheme=scheme,
        measure=measure,
        periods=periods,
        totals=totals,
        changes=tuple(change(a, b) for a, b in itertools.pairwise(totals)),
        names={r.force.slug: r.force.name for r in requests},
        regions={r.force.slug: r.force.region for r in requests},
        nations={r.force.slug: r.force.nation for r in requests},
        populations=_children(round),
        other_periods=_other_periods(entries, periods),
        breaks=_breaks(scheme, periods),
        entries=tuple(entries),
        published=tuple(used),
        published_unused=tuple(unused),
    )


def measure_of(scheme: Scheme) -> Measure:
    """The rule of what is added, as totals/ takes it, from an offence scheme."""
    counting = {code: Counting[category.counting.name] for code, category in scheme.categories.items()}
    counted = [code for code, how in counting.items() if how is Counting.COUNTED]
    parts = {code: frozenset(c for c in counted if c != code and scheme.within(c, code)) for code in counted}
    return Measure(
        counting=counting,
        unsplit={code: its_parts for code, its_parts in parts.items() if its_parts},
        titles={code: category.title for code, category in scheme.categories.items()},
    )


def entries_of(
    figures: FigureQuerySet, *, supposing: Sequence[Supposed] = (), without_a_number: Q = WITHOUT_A_NUMBER
) -> tuple[list[Entry], dict[tuple[str, str], int]]:
    """What figures add up to by force, period and category; and how many cells of each force have no period.

    `without_a_number` says which figures leave a total open.
    """
    rows = (
        figures.data()
        .filter(wording__isnull=False)
        .annotate(meaning=meaning_of(supposing))
        .values("request__force__slug", "starts_on", "ends_on", "meaning")
        .annotate(
            low_sum=Sum("low", default=0),
            high_sum=Sum("high", default=0),
            unbounded=Count("pk", filter=Q(low__isnull=False, high=None)),
            unknown=Count("pk", filter=without_a_number),
            left_out=Count("pk", filter=Q(absence=Absence.LEFT_OUT.value)),
            cells=Count("pk"),
        )
        .order_by()
    )
    entries, unplaced = [], {}
    for row in rows:
        force, category = row["request__force__slug"], row["meaning"] or UNDECIDED
        if row["starts_on"] is None:
            unplaced[force, category] = row["cells"]
            continue
        entries.append(
            Entry(
                force=force,
                period=Period(row["starts_on"], row["ends_on"]),
                category=category,
                low=row["low_sum"],
                high=None if row["unbounded"] else row["high_sum"],
                unknown=row["unknown"],
                cells=row["cells"],
                left_out=row["left_out"],
            )
        )
    return entries, unplaced


def meaning_of(supposing: Sequence[Supposed] = ()) -> Case | F:
    """The expression for the category of a figure, as things are or as they would be with these rulings."""
    if not supposing:
        return F("wording__category")
    cases = [
        When(
            Q(wording__in=one.wordings) & (Q() if one.force is None else Q(request__force=one.force)),
            then=Value(one.category),
        )
        for one in supposing
    ]
    return Case(*cases, default=F("wording__category"), output_field=CharField())


def standing_in(
    found: Sequence[Published], entries: Sequence[Entry], unplaced: Mapping[tuple[str, str], int], measure: Measure
) -> tuple[list[Published], list[Published]]:
    """Which published figures count: where the force's own answer says anything of that period, none does."""
    answered = [entry for entry in entries if _is_answer(entry.category, measure)]
    open_forces = {force for (force, category), _ in unplaced.items() if _is_answer(category, measure)}
    used, unused = [], []
    for one in found:
        said = one.force in open_forces or any(
            entry.force == one.force and overlap(entry.period, one.period) for entry in answered
        )
        (unused if said else used).append(one)
    return used, unused


def _is_answer(category, measure) -> bool:
    return category == UNDECIDED or measure.counting_of(category) not in (Counting.NEVER, Counting.CHECK_ONLY)


def open_entries(unplaced: Mapping[tuple[str, str], int], period: Period, measure: Measure) -> list[Entry]:
    """A counted figure that names no period may belong to any: until a person rejects it, the year is open."""
    return [
        Entry(force, period, category, low=0, high=0, unknown=cells, cells=cells)
        for (force, category), cells in unplaced.items()
        if category == UNDECIDED or measure.counting_of(category) is Counting.COUNTED
    ]


def _reasons(round, requests: Sequence[Request]) -> dict[str, str]:
    """Why a force would have nothing to add, in the words of its request or its newest reading.

    A copy that somebody corrects says nothing: the confirmed reading beside it holds.
    """
    newest = {}
    readings = (
        Reading.objects.shared()
        .filter(answer__request__round=round)
        .exclude(status__in=(Reading.Status.REPLACED, Reading.Status.REOPENED))
        .order_by("pk")
        .values_list("answer__request__force__slug", "status")
    )
    for slug, status in readings:
        newest[slug] = status
    return {r.force.slug: _reason(r, newest.get(r.force.slug)) for r in requests}


def _reason(request, reading_status):
    if reading_status == Reading.Status.WAITING:
        return "answered: the reading waits for review"
    if reading_status == Reading.Status.HELD:
        return "answered: the file is held"
    if reading_status == Reading.Status.UNREADABLE:
        return "answered: the file could not be read"
    if reading_status == Reading.Status.REJECTED:
        return "answered: the reading was rejected"
    if request.outcome and request.state in (State.REFUSED, State.ANSWERED, State.CLOSED):
        return request.get_outcome_display().lower()
    if reading_status == Reading.Status.CONFIRMED:
        return ""  # it answered: what is missing is in its figures
    if request.state == State.ANSWERED:
        return "answered: no figures read yet"
    return {State.NOT_SENT: "not asked yet"}.get(request.state, "no answer yet")


def _children(round) -> Populations | None:
    if round.population_year is None:
        return None
    rows = Population.objects.filter(
        force__requests__round=round, mid_year=round.population_year, age_band=Population.AgeBand.CHILDREN
    )
    return Populations(mid_year=round.population_year, people=dict(rows.values_list("force__slug", "people")))


def _breaks(scheme, periods) -> tuple[Break, ...]:
    if not periods:
        return ()
    return breaks(scheme, min(period.starts_on for period in periods), max(period.ends_on for period in periods))


def _other_periods(entries, periods):
    spoken = {entry.period for entry in entries}
    return tuple(sorted(p for p in spoken if not any(asked.contains(p) for asked in periods)))
