"""What a reader of any table of a round has to know."""

from collections.abc import Iterator

from foitracker.offences.breaks import Touches
from foitracker.store.models import Round
from foitracker.store.queries.national import National
from foitracker.totals.words import listed


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


def _notes_on_published(result: National) -> Iterator[str]:
    for force in dict.fromkeys(one.force for one in result.published):
        own = [one for one in result.published if one.force == force]
        years = listed(list(dict.fromkeys(one.period.label for one in own)))
        codes = listed(list(dict.fromkeys(code for one in own for code in one.codes)))
        table = own[0].table
        yield (
            f"{result.names[force]}, {years}: no answer. The force refused because its figures are published, and a "
            f"published table stands in: {table.source}, offence code {codes}. {own[0].why} {table.licence}"
        )
