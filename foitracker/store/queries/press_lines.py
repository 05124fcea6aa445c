"""The lines of a round for the press: worked out from its figures, then checked against the same figures.

What the claims checker does not support is not said. A sentence is tried in its ways, the best first, until one holds.
"""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from foitracker.offences import Scheme
from foitracker.publishing import press
from foitracker.publishing.place_figures import (
    Amount,
    Compared,
    Level,
    Move,
    Named,
    Offences,
    Part,
    PlaceFigures,
    Year,
)
from foitracker.publishing.press_caveats import OWN_LAW, caveats
from foitracker.publishing.press_lines import Sentence, sentences
from foitracker.totals.change import Change, Variation
from foitracker.totals.claims.check import Checked, check
from foitracker.totals.claims.facts import Facts, Place, PlaceKind
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.rates import rate_in
from foitracker.totals.spans import Shortfall
from foitracker.totals.total import Missing, Total
from foitracker.totals.words import percent_figure, round_half_up

_LEVELS = {
    PlaceKind.ROUND: Level.WHOLE,
    PlaceKind.NATION: Level.NATION,
    PlaceKind.REGION: Level.REGION,
    PlaceKind.FORCE: Level.FORCE,
}
# A number in a line is a claim that holds, or one of these.
_NO_CLAIMS = frozenset({"a period", "a date", "an age", "part of the law", "an offence code"})
# Forces that are spoken of with an article: the Metropolitan Police Service, the Civil Nuclear Constabulary.
_WITH_ARTICLE = re.compile(r"\bService\b|^Civil Nuclear |^Ministry of ")
# Why a force has no number, for people outside; what its request says stands for itself.
_PUBLIC_REASONS = {
    Shortfall.UNDECIDED: "what some of its words mean is not settled",
    Shortfall.PARTIAL: "it left some of the figures open",
    Shortfall.LEFT_OUT: "a figure of its answer was left out when it was checked",
    Shortfall.NO_BOUND: "it gave a figure without an upper bound",
    Shortfall.PART_YEAR: "it gave figures for part of the year only",
    Shortfall.OTHER_PERIOD: "it gave figures for another period",
    Shortfall.CALENDAR_YEAR: "it gave figures for calendar years",
    Shortfall.CONTRADICTION: "its figures contradict one another",
    Shortfall.DOUBLE_COUNT: "its figures may hold the same offences twice",
    Shortfall.CLASS_ONLY: "it gave only a wider class of offences",
}


def lines_from(
    facts: Facts,
    *,
    offences: Iterable[Offences],
    all_there: Collection[str] = (),
    unsplit: Collection[str] = (),
    areas: Mapping[str, tuple[str, str]],
    doubts: Mapping[str, Iterable[str]],
    only: Collection[str] = (),
) -> tuple[press.Line, ...]:
    """A line for all forces, each nation, each region and each force, in this order and by name.

    With `only` there are lines for the places of these keys alone.

    `offences` are ways to name what is counted, the best first. `all_there` are the keys of places (nations, regions,
    "" for the whole) in which every force was asked. `unsplit` are the categories of offences not told apart. `areas`
    has the region and the nation of each force, `doubts` what stands out in its figures.
    """
    maker = _Maker(facts, tuple(offences), frozenset(all_there), frozenset(unsplit))
    wanted = [place for place in facts.places if place.key or place is facts.whole]  # not "England and Wales"
    wanted = [place for place in wanted if not only or place.key in only]
    wanted.sort(key=lambda place: (list(_LEVELS).index(place.kind), place.name.removeprefix("the ")))
    return tuple(_with_more(maker.line(place), areas, doubts) for place in wanted)


def offences_of(scheme: Scheme) -> tuple[Offences, ...]:
    """Ways to say what a scheme counts. "Child abuse image offences" is a name for them, "Recorded crime" is none."""
    plain = Offences("offence", "offences")
    if scheme.has_groups:
        return (plain,)
    title = scheme.title[:1].lower() + scheme.title[1:]
    if "offences" not in title:
        return (Offences(f"offence of {title}", f"offences of {title}"), plain)
    return (Offences(title.replace("offences", "offence", 1), title), plain)


def reason_for(missing: Missing) -> str:
    """Why a force has no number, in words for people outside and without a number."""
    return _PUBLIC_REASONS.get(missing.shortfall, missing.reason)


def _with_more(line: press.Line, areas, doubts) -> press.Line:
    region, nation = areas.get(line.key, ("", "")) if line.level is Level.FORCE else ("", "")
    own_law = OWN_LAW.get(nation or line.key, "")
    more = [*([own_law] if own_law else []), *(doubts.get(line.key, ()) if line.level is Level.FORCE else ())]
    region = region or (line.key if line.level in (Level.REGION, Level.NATION) else "")
    return replace(line, region=region, caveats=(*line.caveats, *more))


class _Maker:
    """Makes lines of one round; what it knows of the whole is worked out once."""

    def __init__(
        self, facts: Facts, offences: tuple[Offences, ...], all_there: frozenset[str], unsplit: frozenset[str]
    ):
        self.facts, self.offences, self.all_there, self.unsplit = facts, offences, all_there, unsplit
        self.periods = facts.periods[-2:]
        is_uk = "" in all_there
        named = (
            Named("police in the UK", "across the UK")
            if is_uk
            else Named("the police forces asked", "among all forces asked")
        )
        self.whole = self._figures(facts.whole, named, offences[0], whole=None)

    def line(self, place: Place) -> press.Line:
        """The way of naming the place and the offences in which most of its sentences hold, the first of several."""
        figures, checked = self._best(place)
        return press.Line(
            level=_LEVELS[place.kind],
            key=place.key,
            name=place.name,
            region="",
            text=checked.text,
            claims=tuple(_claims(checked)),
            caveats=caveats(figures),
        )

    def _best(self, place: Place) -> tuple[PlaceFigures, Checked]:
        found = []
        for offences, named in itertools.product(self.offences, self._names(place)):
            figures = self._figures(place, named, offences, whole=None if place is self.facts.whole else self.whole)
            said = sentences(figures)
            count, checked = self._kept(said, place)
            if count == len(said):
                return figures, checked
            found.append((count, figures, checked))
        return max(found, key=lambda one: one[0])[1:]

    def _kept(self, said: Sequence[Sentence], place: Place) -> tuple[int, Checked]:
        """How many of the sentences hold, each in its best way after those before it, and all of these together."""
        at_best = check(" ".join(ways[0] for ways in said), self.facts)
        if self._holds(at_best, place):
            return len(said), at_best
        count, kept = 0, check("", self.facts)
        for ways in said:
            for way in ways:
                tried = check(f"{kept.text} {way}".strip(), self.facts)
                if self._holds(tried, place):
                    count, kept = count + 1, tried
                    break
        return count, kept

    def _holds(self, checked: Checked, place: Place) -> bool:
        """Whether every number is a claim that the figures support, about this place or about all forces."""
        about = (set(place.forces), set(self.facts.whole.forces))
        return all(
            claim.verdict is Verdict.SUPPORTED and set(claim.figure.place.forces) in about for claim in checked.claims
        ) and all(one.because in _NO_CLAIMS for one in checked.not_checked)

    def _names(self, place: Place) -> Iterator[Named]:
        """Ways to name a place: "the West Midlands" is a force as well, "the West Midlands region" is not."""
        if place is self.facts.whole:
            yield self.whole.named
            return
        if place.kind is PlaceKind.FORCE:
            name = f"the {place.name}" if _WITH_ARTICLE.search(place.name) else place.name
            yield Named(name, f"by {name}")
            return
        asked = len(self.facts.total(place, self.periods[-1]).asked)
        for name in (place.name, f"{place.name} region"):
            there = f"in {name}"
            yield Named(
                f"police {there}" if place.key in self.all_there else f"the {asked} forces asked {there}", there
            )

    def _figures(self, place: Place, named: Named, offences: Offences, *, whole) -> PlaceFigures:
        totals = [self.facts.total(place, period) for period in self.periods]
        last = totals[-1]
        rate, mid_year = self._rate(last)
        return PlaceFigures(
            level=_LEVELS[place.kind],
            named=named,
            offences=offences,
            years=tuple(_year(total) for total in totals),
            compared=self._compared(place, totals),
            parts=tuple(self._parts(place, last)),
            rate=rate,
            mid_year=mid_year,
            only_force=self._only_force(place, last),
            whole=whole,
        )

    def _compared(self, place: Place, totals: list[Total]) -> Compared | None:
        if len(totals) < 2:
            return None
        change = self.facts.change(place, *self.periods)
        return _compared(change) if change.forces else None

    def _parts(self, place: Place, total: Total) -> Iterator[Part]:
        titles = {one.code: one.title for one in self.facts.categories}
        given = {part.category: part for part in total.by_category}
        for code, title in titles.items():
            if code in given:
                part = given[code]
                usable = len(self.facts.total(place, total.period, code).usable)
                yield Part(title, Amount(part.low, part.high), usable, code in self.unsplit)

    def _rate(self, total: Total) -> tuple[str, int | None]:
        """The rate where all forces asked have a figure and a population of that year, and both sums are over them."""
        if self.facts.populations is None or total.low is None:
            return "", None
        found = rate_in(total, self.facts.populations)
        if found.no_rate or set(found.forces) != set(total.asked):
            return "", None
        low, high = (f"{round_half_up(end, 1):,f}" for end in (found.low, found.high))
        return (low if low == high else ""), found.mid_year

    def _only_force(self, place: Place, total: Total) -> str:
        if place.kind is PlaceKind.FORCE or len(total.asked) != 1:
            return ""
        name = self.facts.name_of(total.asked[0])
        return f"the {name}" if _WITH_ARTICLE.search(name) else name


def _year(total: Total) -> Year:
    amount = None if total.low is None or total.high is None else Amount(total.low, total.high)
    why = reason_for(total.missing[0]) if len(total.asked) == 1 and total.missing else ""
    return Year(
        total.period.label, total.period.days, len(total.asked), len(total.usable), amount, why, len(total.published)
    )


def _compared(change: Change) -> Compared:
    percent = ""
    if not change.no_percentage:
        ends = sorted((abs(change.percent_low), abs(change.percent_high)))
        low, high = (percent_figure(end) for end in ends)
        percent = "" if low == "0" else low if low == high else f"{low} to {high}"
    return Compared(_move(change), percent, len(change.forces), change.same_forces)


def _move(change: Change) -> Move:
    if change.low_before == change.high_before == change.low_after == change.high_after:
        return Move.SAME
    if change.variation is Variation.WITHIN:
        return Move.LITTLE
    if change.variation is Variation.OPEN:
        return Move.OPEN
    return Move.UP if change.low_after > change.high_before else Move.DOWN


def _claims(checked: Checked) -> Iterator[press.Claim]:
    for one in checked.claims:
        place, period = one.figure.place, one.figure.after
        yield press.Claim(one.start, one.end, _LEVELS[place.kind], place.key, period, one.figure.category)
