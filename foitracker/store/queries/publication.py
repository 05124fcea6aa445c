"""A round's totals as a publication: the tables, notes and sources that leave the house together."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from foitracker.offences.breaks import Touches
from foitracker.periods import Period
from foitracker.publishing.plain import from_plain
from foitracker.publishing.publication import PUBLISHED, Publication, Source
from foitracker.publishing.rests import CATEGORIES, FORCES, NATIONAL, OFFENCES
from foitracker.publishing.table import Column, Flag, Kind, Table
from foitracker.store.models import Figure, OfficialCount, Release, Round
from foitracker.store.queries.counted import counted
from foitracker.store.queries.lines import period_label
from foitracker.store.queries.national import National, national
from foitracker.store.queries.press import by_force, press_of
from foitracker.store.queries.table_values import change_value, number, part_value, total_value
from foitracker.totals.coverage import coverage
from foitracker.totals.words import listed, press_number

UNITS = "offences recorded by the police in the year"
SOURCE = "answers of police forces to requests under the Freedom of Information Acts"


AddressOf = Callable[[int, str, str], str]  # of an answer, a sheet and a cell: the page that shows it


@dataclass(frozen=True, slots=True)
class Within:
    """Forces by their slugs, categories by their codes, and periods."""

    forces: frozenset[str]
    categories: frozenset[str]
    periods: frozenset[Period]


def of_round(round: Round, *, made_at: datetime, address_of: AddressOf | None = None) -> Publication:
    """The publication of a round as its figures stand now."""
    result = national(round)
    return Publication(
        title=round.title,
        summary=_summary(result),
        tables=(_national_table(result), *_by_force(result), _answers_table(result)),
        made_on=timezone.localdate(made_at),
        publisher=settings.PUBLISHER,
        contact=settings.CONTACT,
        notes=notes_of(round, result),
        licence=result.scheme.licence,
        sources=counted_sources(round, result, address_of),
        press=press_of(round, result) if result.totals else None,
        by_force=by_force(result, about=_about(result)) if result.totals else None,
    )


def as_it_stands(round: Round, *, made_at: datetime, address_of: AddressOf | None = None) -> Publication:
    """The publication of a round that is not frozen."""
    return provisional(of_round(round, made_at=made_at, address_of=address_of))


def provisional(made: Publication) -> Publication:
    """The same publication, in which every table with numbers says that they may change."""
    return made.flagged(Flag.PROVISIONAL, {table.name for table in made.tables if table.has_numbers})


def of_release(release: Release) -> Publication:
    """The publication that a release froze."""
    return from_plain(release.content)


def _summary(result: National) -> tuple[str, ...]:
    lines = []
    for total in result.totals:
        words = press_number(total.low, total.high)
        lines.append(f"{total.period.label}: {words} offences, from {coverage(total, result.populations).words}.")
    for one in result.changes:
        if one.forces:
            lines.append(
                f"{one.before.label} to {one.after.label}: {one.words}, "
                f"on the {len(one.forces)} forces with both years."
            )
    return tuple(lines)


def _national_table(result):
    columns = [Column("category", "Category"), *_period_columns(result)]
    rows = [("All counted offences", *(total_value(total) for total in result.totals))]
    for code in result.measure.counted:
        rows.append((result.measure.title(code), *(part_value(total, code) for total in result.totals)))
    return Table(
        name=NATIONAL,
        title="Offences recorded, United Kingdom, by category",
        columns=tuple(columns),
        rows=tuple(rows),
        notes=(
            "A category shows what the forces that told their offences apart gave; forces that gave no breakdown "
            "are counted in their own row and are not spread over the others.",
        ),
        **_about(result),
    )


def _by_force(result):
    """One table of totals by force, then one a period with the categories of each force."""
    yield Table(
        name=FORCES,
        title="Offences recorded, by force",
        columns=(
            Column("force", "Force"),
            Column("region", "Region or nation"),
            *_period_columns(result),
            *(
                Column(f"change_{index}", f"Change {one.before.label} to {one.after.label}, per cent", Kind.PERCENT)
                for index, one in enumerate(result.changes)
            ),
        ),
        rows=tuple(
            (
                result.names[slug],
                result.regions[slug],
                *(total_value(total.only([slug])) for total in result.totals),
                *_changes(result, slug),
            )
            for slug in _by_name(result)
        ),
        notes=("A change is shown for a force with both years and at least 20 offences in the first.",),
        **_about(result),
    )
    for total in result.totals:
        yield Table(
            name=f"{CATEGORIES}{total.period.starts_on:%Y_%m}_{total.period.ends_on:%Y_%m}",
            title=f"Offences recorded by force and category, {total.period.label}",
            columns=(
                Column("force", "Force"),
                Column("all", "All counted offences", Kind.COUNT),
                *(Column(code, result.measure.title(code), Kind.COUNT) for code in result.measure.counted),
            ),
            rows=tuple(
                (
                    result.names[slug],
                    total_value(total.only([slug])),
                    *(part_value(total.only([slug]), code) for code in result.measure.counted),
                )
                for slug in _by_name(result)
            ),
            notes=("[z] stands where a force gave a figure, but none of this category.",),
            **_about(result, [total]),
        )


def _answers_table(result):
    rows = [
        (
            result.names[slug],
            total.period.label,
            _status(total, slug, missing),
            missing.get(slug, "") or "none",
        )
        for total in result.totals
        for missing in [{one.force: one.reason for one in total.missing}]
        for slug in _by_name(result)
    ]
    return Table(
        name="coverage",
        title="Which forces stand behind the totals, and why others do not",
        columns=(
            Column("force", "Force"),
            Column("period", "Period"),
            Column("status", "In the total"),
            Column("reason", "Reason where not"),
        ),
        rows=tuple(rows),
        **_about(result),
    )


def _status(total, slug, missing):
    if slug in missing:
        return "no figure"
    return "counted, from a published table" if slug in total.published else "counted"


def _about(result, totals=None):
    totals = totals or result.totals
    return {
        "period": listed([total.period.label for total in totals]),
        "units": UNITS,
        "source": sources_words(result),
        "coverage": "; ".join(f"{t.period.label}: {coverage(t, result.populations).words}" for t in totals),
    }


def sources_words(result: National) -> str:
    """Where the figures are from: answers, and every published table that stands in for one."""
    tables = dict.fromkeys(one.table for one in result.published)
    return "; ".join([SOURCE, *(f"for some forces in place of an answer: {table.source}" for table in tables)])


def _notes_on_published(result):
    for force in dict.fromkeys(one.force for one in result.published):
        own = [one for one in result.published if one.force == force]
        years = listed(list(dict.fromkeys(one.period.label for one in own)))
        codes = listed(list(dict.fromkeys(code for one in own for code in one.codes)))
        table = own[0].table
        yield (
            f"{result.names[force]}, {years}: no answer. The force refused because its figures are published, and a "
            f"published table stands in: {table.source}, offence code {codes}. {own[0].why} {table.licence}"
        )


def notes_of(round: Round, result: National) -> tuple[str, ...]:
    """What a reader of any table of the round has to know."""
    notes = [
        f"Counted: {listed([result.measure.title(code) for code in result.measure.counted])}.",
        "A force without a usable figure is left out and named; it is never taken for zero and never estimated.",
        "Changes compare only the forces that gave both years.",
        "A suppressed figure such as “<5” is a range, so a total may be a range. Where a force gave the exact total of "
        "several such figures, its total is exact and its categories are ranges; no single one can be worked out.",
        "One offence can involve many images; the figures count offences, not images, suspects or victims.",
        "More recorded offences do not by themselves mean more abuse: the figures follow what the police record.",
        "Scotland and Northern Ireland record under laws of their own.",
    ]
    notes += [
        f"A change inside the years counted, across which they compare less well. {one.words}"
        for one in result.breaks
        if one.touches is Touches.TOTAL
    ]
    notes += _notes_on_published(result)
    if result.scheme.licence:
        notes.append(result.scheme.licence)
    return tuple([round.about, *notes] if round.about else notes)


def counted_sources(
    round: Round, result: National, address_of: AddressOf | None, *, within: Within | None = None
) -> tuple[Source, ...]:
    """Every cell that is in a total, or in the totals of the forces, categories and periods `within`."""
    figures = (
        Figure.objects.current()
        .in_round(round)
        .data()
        .filter(starts_on__isnull=False, wording__category__in=result.measure.counted)
        .select_related("request__force", "wording", "reading__answer__file")
        .defer("reading__found")
        .order_by("request__force__name", "starts_on", "pk")
    )
    counts = counted(result)
    return (*_cells(result, figures, counts, within, address_of), *_published_rows(result, within))


def _published_rows(result, within):
    """The rows of published tables that stand in for answers."""
    usable = {(total.period, force) for total in result.totals for force in total.usable}
    rows = OfficialCount.objects.in_bulk([pk for one in result.published for pk in one.counts])
    for one in result.published:
        if (one.period, one.force) not in usable or not _holds(within, one.force, one.category, {one.period}):
            continue
        for row in (rows[pk] for pk in one.counts):
            for quarter, count, sheet, cell in row.parts:
                yield Source(
                    force=result.names[one.force],
                    period=f"{one.period.label}, quarter {quarter}" if quarter else one.period.label,
                    category=result.measure.title(one.category),
                    file_name=one.table.file_name,
                    sha256=one.table.sha256,
                    sheet=sheet,
                    cell=cell,
                    raw=str(count),
                    number=count,
                    kind=PUBLISHED,
                )


def _cells(result, figures, counts, within, address_of):
    return tuple(
        Source(
            force=figure.request.force.name,
            period=period_label(figure.starts_on, figure.ends_on),
            category=result.measure.title(figure.wording.category),
            file_name=figure.reading.answer.file_name,
            sha256=figure.reading.answer.file.sha256,
            sheet=figure.sheet,
            cell=figure.cell,
            raw=figure.raw,
            number=number(figure.low, figure.high),
            address=address_of(figure.reading.answer_id, figure.sheet, figure.cell) if address_of else "",
        )
        for figure in figures
        if _holds(within, figure.request.force.slug, figure.wording.category, counts.totals_of(figure))
    )


def _holds(within: Within | None, force, category, periods) -> bool:
    if within is None:
        return bool(periods)
    return force in within.forces and category in within.categories and not within.periods.isdisjoint(periods)


def _by_name(result):
    return sorted(result.names, key=result.names.get)


def _period_columns(result):
    return [
        Column(f"period_{index}", f"{OFFENCES}{total.period.label}", Kind.COUNT)
        for index, total in enumerate(result.totals)
    ]


def _changes(result, slug):
    alone = [total.only([slug]) for total in result.totals]
    return [change_value(before, after) for before, after in itertools.pairwise(alone)]
