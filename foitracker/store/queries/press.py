"""What the press is given about a round as its figures stand now, and what a release froze of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Max, Min, Q
from django.utils import timezone

from foitracker.offences import Counting, Scheme
from foitracker.offences.breaks import Touches
from foitracker.publishing.notes_to_editors import Answered, Counted, notes_to_editors
from foitracker.publishing.notes_to_editors import Round as NotedRound
from foitracker.publishing.plain import from_plain
from foitracker.publishing.press import Line, Press
from foitracker.publishing.press_caveats import OWN_LAW
from foitracker.publishing.table import Column, Kind, Table, Value
from foitracker.store.models import Answer, Figure, Force, Population, Reading, Release, Request, Round
from foitracker.store.queries.claims import facts_from
from foitracker.store.queries.national import National, national
from foitracker.store.queries.press_lines import lines_from, offences_of, reason_for
from foitracker.store.queries.table_values import change_value, part_value, total_value
from foitracker.totals import entries
from foitracker.totals.checks import What, check_years
from foitracker.totals.total import Total

State = Request.State
_WHERE = {"england_and_wales": "England and Wales", "scotland": "Scotland", "northern_ireland": "Northern Ireland"}
_NOTABLE = (What.LARGE_MOVE, What.OTHER_CATEGORIES)  # what a press officer has to be able to explain
SECOND_LOOK = "Worth a second look before it is printed: "  # what a release is frozen without: it was ruled on


@dataclass(frozen=True, slots=True)
class LineList:
    """The lines of a round or of a release.

    `is_frozen_without` is of a release from before there were lines, `has_no_figure` of a round in which no force has
    a usable figure: there is nothing to write about.
    """

    lines: tuple[Line, ...]
    embargo: str
    is_frozen_without: bool = False
    has_no_figure: bool = False


def line_list(round: Round, release: Release | None, *, now: datetime) -> LineList:
    """The lines that a release froze, or those of the figures as they stand, with the embargo that is on them."""
    if release is None:
        result = national(round)
        embargo = current_embargo(round, now=now)
        if not any(total.usable for total in result.totals):
            return LineList((), embargo, has_no_figure=True)
        return LineList(lines(round, result), embargo)
    frozen = from_plain(release.content).press
    embargo = embargo_line(release.embargo_ends_at) if release.is_embargoed(now) else ""
    embargo = planned(embargo, release.number) if embargo and not release.is_signed else embargo
    return LineList(frozen.lines if frozen else (), embargo, is_frozen_without=frozen is None)


def press_of(round: Round, result: National) -> Press:
    """The lines and the notes to editors of a round, in a number of queries that does not grow with it."""
    return Press(lines=lines(round, result), notes=notes_to_editors(_noted(round, result)))


def lines(round: Round, result: National, *, only: Collection[str] = ()) -> tuple[Line, ...]:
    """The lines as the figures stand: all, or those of the places named by their keys."""
    forces = Force.objects.filter(requests__round=round).prefetch_related("aliases")
    return lines_from(
        facts_from(result, forces),
        offences=offences_of(result.scheme),
        all_there=_places_with_all_forces(result),
        unsplit=result.measure.unsplit,
        areas={slug: (result.regions[slug], result.nations[slug]) for slug in result.names},
        doubts=_doubts(result),
        only=only,
    )


def by_force(result: National, *, about: Mapping[str, str]) -> Table:
    """Both years, the change, the split of the last year and how each force stands.

    `about` is what the table says of its period, units, source and coverage.
    """
    totals = result.totals[-2:]
    counted = [code for code, how in result.measure.counting.items() if how is entries.Counting.COUNTED]
    columns = [
        Column("force", "Force"),
        *(Column(f"year_{at}", total.period.label, Kind.COUNT) for at, total in enumerate(totals)),
        *([Column("change", "Change, per cent", Kind.PERCENT)] if len(totals) > 1 else []),
        *(Column(code, f"{result.measure.title(code)}, {totals[-1].period.label}", Kind.COUNT) for code in counted),
        Column("status", "Status"),
    ]
    return Table(
        name="press_by_force",
        title="Offences recorded, by force: both years, change and split",
        columns=tuple(columns),
        rows=tuple(_row(result, slug, totals, counted) for slug in sorted(result.names, key=result.names.get)),
        notes=("A change is shown for a force with both years and at least 20 offences in the first.",),
        **about,
    )


def embargo_line(moment: datetime) -> str:
    """ "Embargoed until 00:01 BST on Friday 14 September 2018": the clock of the United Kingdom, with its name."""
    local = timezone.localtime(moment)
    return f"Embargoed until {local:%H:%M %Z} on {local:%A} {local.day} {local:%B %Y}"


def current_embargo(round: Round, *, now: datetime) -> str:
    """The embargo that is on the figures of a round now; "" where there is none.

    The newest signed release decides: its embargo holds until it ends, and one that is open has lifted every earlier
    embargo. A newer draft has no embargo yet, but whoever froze it means the figures to be held back: it is said, and
    that it is only planned.
    """
    newest_first = round.releases.order_by("-number").prefetch_related("sign_offs").defer("content")
    for release in newest_first:
        if release.is_embargoed(now):
            line = embargo_line(release.embargo_ends_at)
            return line if release.is_signed else planned(line, release.number)
        if release.is_signed:
            return ""
    return ""


def planned(line: str, number: int) -> str:
    """ "Planned, not yet signed (release 2): embargoed until 00:01 BST on Friday 14 September 2018"."""
    return f"Planned, not yet signed (release {number}): {line[:1].lower()}{line[1:]}"


def _places_with_all_forces(result: National) -> frozenset[str]:
    """The keys of places whose forces were all asked: "police in Wales" are all four of them."""
    everybody = Force.objects.asked_by_default().values_list("slug", "region", "nation")
    absent = [(region, nation) for slug, region, nation in everybody if slug not in result.names]
    lacking = {key for places in absent for key in places} | ({""} if absent else set())
    return frozenset({*result.regions.values(), *result.nations.values(), ""} - lacking)


def _doubts(result: National) -> Mapping[str, Sequence[str]]:
    if len(result.totals) < 2:
        return {}
    found: dict[str, list[str]] = {}
    for doubt in check_years(*result.totals[-2:], result.measure):
        if doubt.what in _NOTABLE:
            found.setdefault(doubt.force, []).append(f"{SECOND_LOOK}{doubt.words}")
    return found


def _noted(round: Round, result: National) -> NotedRound:
    requests = Request.objects.in_round(round)
    moved = result.changes[-1] if result.changes else None
    return NotedRound(
        asked=len(result.names),
        responded=_responded(requests),
        laws=_laws(requests),
        sent=_days(requests.aggregate(first=Min("sent_on"), last=Max("sent_on"))),
        supplied=_days(_confirmed_answers(round).aggregate(first=Min("received_on"), last=Max("received_on"))),
        answers=tuple(_answered(total, result) for total in result.totals),
        counted=() if result.scheme.has_groups else tuple(_counted(result.scheme)),
        not_counted=tuple(_not_counted(result.scheme)),
        published=tuple(
            (total.period.label, result.names[slug]) for total in result.totals for slug in total.published
        ),
        no_breakdown=_without_breakdown(result, published=False),
        published_unsplit=_without_breakdown(result, published=True),
        both_years=(moved.before.label, moved.after.label, len(moved.forces)) if moved and moved.forces else None,
        suppressed=_suppressed(round, result),
        has_own_laws=bool(OWN_LAW.keys() & set(result.nations.values())),
        breaks=tuple(one.words for one in result.breaks if one.touches is Touches.TOTAL),
        population=_source_of_population(round),
        mid_year=round.population_year,
        about=round.about,
        licence=result.scheme.licence,
    )


def _responded(requests) -> int:
    """Forces that said something of substance: figures, a refusal, or an answer on file."""
    silent = Q(outcome__in=(Request.Outcome.NO_RESPONSE, Request.Outcome.WITHDRAWN))
    answered = Q(state__in=(State.ANSWERED, State.REFUSED)) | Q(answers__isnull=False) | ~Q(outcome="")
    return requests.filter(answered).exclude(silent).distinct().count()


def _laws(requests) -> tuple[str, ...]:
    titles = dict(Force.Law.choices)
    return tuple(titles[law] for law in sorted(set(requests.values_list("force__law", flat=True).order_by())))


def _confirmed_answers(round):
    return Answer.objects.in_round(round).filter(readings__status=Reading.Status.CONFIRMED)


def _days(ends: Mapping[str, date | None]) -> tuple[date, date] | None:
    return (ends["first"], ends["last"]) if ends["first"] else None


def _answered(total: Total, result: National) -> Answered:
    missing = sorted((result.names[one.force], reason_for(one)) for one in total.missing)
    period = total.period
    return Answered(
        period.label, period.starts_on, period.ends_on, len(total.usable), tuple(missing), len(total.published)
    )


def _counted(scheme: Scheme) -> Iterator[Counted]:
    for category in scheme.categories.values():
        codes = tuple(code for code, meant in scheme.codes.items() if meant == (category.code,))
        law = tuple((_WHERE[place], act) for place, act in category.law.items() if act and act != "none")
        is_a_sum = any(one.parent == category.code for one in scheme.categories.values())
        if category.counting is Counting.COUNTED and not is_a_sum:
            yield Counted(category.title, codes, law)


def _not_counted(scheme: Scheme) -> Iterator[str]:
    """What a reader might suppose to be in the number: offences with a law of their own, and whole classes."""
    for category in scheme.categories.values():
        has_law = category.counting is Counting.NEVER and any(category.law.values())
        if has_law or category.counting is Counting.UPPER_BOUND:
            yield category.title


def _without_breakdown(result: National, *, published: bool) -> tuple[str, ...]:
    """Forces whose number of the last year is not told apart: those that gave it, or those of published tables."""
    if not result.totals:
        return ()
    last = result.totals[-1]
    unsplit = (one.force for one in last.forces if one.usable and not one.split)
    return tuple(sorted(result.names[force] for force in unsplit if (force in last.published) is published))


def _suppressed(round: Round, result: National) -> int:
    counted = [code for code, how in result.measure.counting.items() if how is entries.Counting.COUNTED]
    figures = Figure.objects.current().in_round(round).data()
    return figures.filter(wording__category__in=counted, low__isnull=False).exclude(high=F("low")).count()


def _source_of_population(round: Round) -> str:
    if round.population_year is None:
        return ""
    rows = Population.objects.filter(
        force__requests__round=round, mid_year=round.population_year, age_band=Population.AgeBand.CHILDREN
    )
    return "; ".join(rows.order_by("source").values_list("source", flat=True).distinct())


def _row(result, slug, totals, counted) -> tuple[Value, ...]:
    alone = [total.only([slug]) for total in totals]
    moved = [change_value(*alone)] if len(alone) > 1 else []
    split = [part_value(alone[-1], code) for code in counted]
    return (result.names[slug], *map(total_value, alone), *moved, *split, _status(alone[-1]))


def _status(total: Total) -> str:
    """ "counted", "total only", each of published figures where it is, or why there is no figure."""
    if total.missing:
        return f"no figure: {reason_for(total.missing[0])}"
    split = "counted" if total.forces[0].split else "total only"
    return f"{split}, from published figures" if total.published else split
