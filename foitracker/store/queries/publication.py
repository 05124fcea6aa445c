"""A round's totals as a publication: the tables, notes and sources that leave the house together."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from foitracker.publishing.plain import from_plain
from foitracker.publishing.publication import Publication
from foitracker.publishing.table import Flag
from foitracker.store.models import Release, Round
from foitracker.store.queries.counted_sources import AddressOf, counted_sources
from foitracker.store.queries.national import National, national
from foitracker.store.queries.press import by_force, press_of
from foitracker.store.queries.publication_notes import notes_of
from foitracker.store.queries.publication_tables import about, answers_table, force_tables, national_table
from foitracker.totals.coverage import coverage
from foitracker.totals.words import press_number


def of_round(round: Round, *, made_at: datetime, address_of: AddressOf | None = None) -> Publication:
    """The publication of a round as its figures stand now."""
    result = national(round)
    return Publication(
        title=round.title,
        summary=_summary(result),
        tables=(national_table(result), *force_tables(result), answers_table(result)),
        made_on=timezone.localdate(made_at),
        publisher=settings.PUBLISHER,
        contact=settings.CONTACT,
        notes=notes_of(round, result),
        licence=result.scheme.licence,
        sources=counted_sources(round, result, address_of),
        press=press_of(round, result) if result.totals else None,
        by_force=by_force(result, about=about(result)) if result.totals else None,
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
