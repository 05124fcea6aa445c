"""Any cut of a round's totals: some areas and forces, periods and categories, by the rules of the national result."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from foitracker.periods import Period
from foitracker.store.queries.national import National
from foitracker.totals.change import Change, change
from foitracker.totals.coverage import Coverage, coverage
from foitracker.totals.rates import Rate, rate_in
from foitracker.totals.split import Split, split
from foitracker.totals.total import Total
from foitracker.totals.words import listed

EVERYWHERE = "uk"
ALL_OFFENCES = "All counted offences"
TOGETHER = "These together"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a cut is of. Nothing means everything: the whole country, every period, all counted offences together."""

    areas: tuple[str, ...] = ()  # nations and regions by name, and EVERYWHERE
    forces: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """An area, a force, or several of them together, with what its trace asks for."""

    title: str
    slugs: frozenset[str]
    areas: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offences:
    title: str
    codes: tuple[str, ...] = ()  # none are all that count


@dataclass(frozen=True, slots=True)
class CutNumber:
    """One number of one period, with the children behind it and its rate where there are populations."""

    total: Total
    coverage: Coverage
    rate: Rate | None


@dataclass(frozen=True, slots=True)
class CutRow:
    place: Place
    offences: Offences
    numbers: tuple[CutNumber, ...]  # one a period
    change: Change | None  # between the last two periods of the cut, like for like


@dataclass(frozen=True, slots=True)
class CutMissing:
    """A force that is not in the numbers of some offences and periods, for one reason."""

    force: str
    slug: str
    offences: tuple[str, ...]
    periods: tuple[Period, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CutSplit:
    """What the offences of a place are, in the last period of the cut."""

    place: Place
    split: Split


@dataclass(frozen=True, slots=True)
class Cut:
    asked: Asked
    periods: tuple[Period, ...]
    offences: tuple[Offences, ...]
    rows: tuple[CutRow, ...]
    missing: tuple[CutMissing, ...]
    splits: tuple[CutSplit, ...]
    forces: frozenset[str] = field(default_factory=frozenset)

    @property
    def any_usable(self) -> bool:
        return any(number.total.usable for row in self.rows for number in row.numbers)


def cut(result: National, asked: Asked) -> Cut:
    """The cut of the result. It takes areas, forces, periods and categories that the round knows."""
    totals = [total for total in result.totals if not asked.periods or total.period in asked.periods]
    places, offences = tuple(_places(result, asked)), tuple(_offences(result, asked))
    rows = tuple(_row(result, totals, place, of) for place in places for of in offences)
    forces = frozenset().union(*(place.slugs for place in places))
    return Cut(
        asked=asked,
        periods=tuple(total.period for total in totals),
        offences=offences,
        rows=rows,
        missing=tuple(_missing(result, totals, forces, offences)),
        splits=tuple(CutSplit(place, split(totals[-1].only(place.slugs), result.measure)) for place in places)
        if totals
        else (),
        forces=forces,
    )


def _places(result: National, asked: Asked) -> Iterator[Place]:
    areas = [area for area in asked.areas if area != EVERYWHERE]
    if EVERYWHERE in asked.areas or not (areas or asked.forces):
        yield Place("United Kingdom", frozenset(result.names))
    for area in areas:
        yield Place(area, result.forces_in(areas=[area]), areas=(area,))
    for force in asked.forces:
        yield Place(result.names[force], frozenset({force}), forces=(force,))
    if len(areas) + len(asked.forces) > 1:
        together = result.forces_in(areas=areas, forces=asked.forces)
        yield Place(TOGETHER, together, areas=tuple(areas), forces=asked.forces)


def _offences(result: National, asked: Asked) -> Iterator[Offences]:
    for code in asked.categories:
        yield Offences(result.measure.title(code), (code,))
    if set(result.measure.counted) <= set(asked.categories) or not asked.categories:
        yield Offences(ALL_OFFENCES)
    elif len(asked.categories) > 1:
        yield Offences(TOGETHER, asked.categories)


def _row(result: National, totals: Sequence[Total], place: Place, offences: Offences) -> CutRow:
    own = [_narrowed(result, total.only(place.slugs), offences) for total in totals]
    moves = [change(before, after) for before, after in itertools.pairwise(own)]
    return CutRow(
        place=place,
        offences=offences,
        numbers=tuple(
            CutNumber(
                total,
                coverage(total, result.populations),
                rate_in(total, result.populations) if result.populations else None,
            )
            for total in own
        ),
        change=moves[-1] if moves else None,
    )


def _narrowed(result: National, total: Total, offences: Offences) -> Total:
    return total.only_categories(offences.codes, result.measure) if offences.codes else total


def _missing(result: National, totals, forces, offences: Sequence[Offences]) -> Iterator[CutMissing]:
    """Every force of the cut that is missing somewhere: one line where the reason is the same in several places."""
    periods = defaultdict(list)
    for of in offences:
        if of.title != TOGETHER:
            for total in totals:
                for one in _narrowed(result, total.only(forces), of).missing:
                    periods[one.force, one.reason, of.title].append(total.period)
    lines = defaultdict(list)
    for (slug, reason, title), its in periods.items():
        lines[slug, reason, tuple(its)].append(title)
    for (slug, reason, its), titles in sorted(lines.items(), key=lambda item: (result.names[item[0][0]], item[0])):
        yield CutMissing(result.names[slug], slug, tuple(titles), its, reason)


def title_of(cut: Cut) -> str:
    """ "Wales and Kent Police: Possession, 2016/17 and 2017/18"."""
    places = listed([title for title in dict.fromkeys(row.place.title for row in cut.rows) if title != TOGETHER])
    offences = listed([of.title for of in cut.offences if of.title != TOGETHER])
    return f"{places}: {offences}, {listed([period.label for period in cut.periods])}"
