"""Lines of figures that are the sum of other lines. "Line" is a row or a column; its figures are observations.

A suppressed figure is a range, so a sum is a range too, and a total is proven where all figures are exact, possible
where the ranges meet, and contradicted where they do not. Figures that were rounded to the nearest 5 add up to within
what rounding can do, and such a total is possible.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from math import log10, sqrt

import msgspec

UNKNOWN = 1e9  # the upper bound of a figure without one
_SMALL = 10  # what a figure that is hidden as small is likely to be at most
_BASES = (100, 50, 10, 5)
_ROUNDED = 15  # figures that have to be multiples of a base before it is taken that they were rounded to it
_DOUBT = 1.3  # digits that are worth a question
_WEAK_DOUBT = 2.0  # the same where no sum is exact
_CHANCE = 3.0  # digits by which a sum without the word "total" has to beat coincidence


class Amounts(msgspec.Struct, frozen=True):
    """The lowest and highest amount of every line in every observation. A blank adds nothing."""

    low: tuple[tuple[float, ...], ...]
    high: tuple[tuple[float, ...], ...]
    blank: tuple[tuple[bool, ...], ...]
    base: int = 1  # what all figures were rounded to

    @property
    def observations(self) -> int:
        return len(self.low[0]) if self.low else 0

    def turned(self) -> Amounts:
        """Rows become columns."""
        return Amounts(*(tuple(zip(*side, strict=True)) for side in (self.low, self.high, self.blank)), self.base)

    def only(self, observations: Sequence[int]) -> Amounts:
        if len(observations) == self.observations:
            return self
        sides = (self.low, self.high, self.blank)
        return Amounts(*(tuple(tuple(line[o] for o in observations) for line in side) for side in sides), self.base)

    def tolerance(self, parts: int) -> float:
        """By how much a rounded total may differ from the sum of so many rounded parts."""
        return 0.0 if self.base == 1 else self.base * min((parts + 1) / 2, 0.5 + 1.5 * sqrt(parts + 1))


def base_of(figures: Iterable[float]) -> int:
    """What figures were all rounded to, or 1."""
    counts = [figure for figure in figures if figure > 0]
    if len(counts) < _ROUNDED:
        return 1
    return next((base for base in _BASES if all(count % base == 0 for count in counts)), 1)


class Sum(msgspec.Struct, frozen=True):
    """What adding up the parts of a line gave: in how many observations it is proven, possible or contradicted."""

    line: int
    parts: tuple[int, ...]
    proven: int
    possible: int
    contradicted: tuple[int, ...]
    strength: float = 0.0

    @property
    def holds(self) -> bool:
        return not self.contradicted and self.proven + self.possible > 0


def add_up(amounts: Amounts, line: int, parts: Sequence[int]) -> Sum:
    """Compare a line with the sum of its parts."""
    proven = possible = 0
    contradicted: list[int] = []
    strength = 0.0
    seen: list[float] = []
    low, high = amounts.low, amounts.high
    rounding = amounts.tolerance(len(parts))
    for o in range(amounts.observations):
        if amounts.blank[line][o]:
            continue
        least, most = low[line][o], high[line][o]
        sum_low = sum([low[part][o] for part in parts])
        sum_high = sum([high[part][o] for part in parts])
        slack = 1e-6 * max(1.0, abs(least))
        if sum_low > most + slack + rounding or sum_high < least - slack - rounding:
            contradicted.append(o)
            continue
        exact = least == most and sum_high - sum_low <= slack and abs(least - sum_low) <= slack
        proven += exact
        possible += not exact
        if least != most or sum([high[part][o] > 0 for part in parts]) < 2:
            continue
        if exact:
            strength += _surprise(least, len(parts), proven)
        else:
            width = 2 * rounding + _width(amounts, parts, o)
            strength += _weak_surprise(least, width, len(parts), seen) if least <= sum_low + width else 0.0
        seen.append(least)
    return Sum(line, tuple(parts), proven, possible, tuple(contradicted), strength)


def _width(amounts: Amounts, parts: Sequence[int], o: int) -> float:
    """How far apart the lowest and the likely highest sum of the parts are."""
    low, high = amounts.low, amounts.high
    return sum(min(high[part][o] - low[part][o], _SMALL) for part in parts)


def _surprise(amount: float, parts: int, nth: int) -> float:
    """How many digits of coincidence one more equal sum would take. Later observations resemble the first."""
    if amount <= 0:
        return 0.0
    return log10(1 + amount / parts) if nth == 1 else log10(1 + sqrt(amount))


def _weak_surprise(amount: float, width: float, parts: int, seen: Sequence[float]) -> float:
    """The same where the sum is a range: what is no wider than the step from another amount says nothing new."""
    if not seen:
        return log10(max(1.0, amount / parts / (1 + width)))
    return log10(1 + min(abs(amount - other) for other in seen) / (1 + width))


def best_sum(amounts: Amounts, line: int, candidates: Iterable[Sequence[int]]) -> Sum | None:
    """The candidate that a line is the sum of: the first that is proven, else possible, else nearest to it."""
    tried = []
    for parts in filter(None, dict.fromkeys(map(tuple, candidates))):
        found = add_up(amounts, line, parts)
        if found.holds and found.proven:
            return found
        tried.append(found)
    holding = next((found for found in tried if found.holds), None)
    return holding or max(tried, key=lambda found: found.proven - len(found.contradicted), default=None)


class Hints(msgspec.Struct, frozen=True):
    """What else speaks for a sum: lines whose labels make one likely, and lines that are called totals."""

    likely: frozenset[int] = frozenset()
    totals: tuple[int, ...] = ()


def hidden_sums(amounts: Amounts, lines: Sequence[int], hints: Hints) -> tuple[list[Sum], list[Sum]]:
    """Lines that are the sum of their neighbours though no word says so, such as regions among forces.

    The second list is of those that may be so by chance.
    """
    found: list[Sum] = []
    active = list(lines)
    while len(active) > 2:
        fresh, doubtful = _one_level(amounts, active, hints)
        if not fresh:
            return found, doubtful
        found += fresh
        taken = {one.line for one in fresh}
        active = [line for line in active if line not in taken]
    return found, []


def _one_level(amounts: Amounts, active: Sequence[int], hints: Hints) -> tuple[list[Sum], list[Sum]]:
    prefixes = _Prefixes(amounts, active)
    places = range(len(active))
    below = [one for place in places if (one := prefixes.group(place, forward=True))]
    above = [one for place in places if (one := prefixes.group(place, forward=False))]
    fresh = max(
        (_accepted(amounts, active, groups, hints, forward) for groups, forward in ((below, True), (above, False))),
        key=lambda groups: sum(one.strength for one in groups),
    )
    return fresh, [one for one in (*below, *above) if one.strength > (_DOUBT if one.proven else _WEAK_DOUBT)]


def _accepted(amounts: Amounts, active: Sequence[int], groups: Sequence[Sum], hints: Hints, forward: bool) -> list[Sum]:
    """Groups strong enough alone, chains of groups that follow on, and groups without which a total would be wrong."""
    chosen: list[Sum] = []
    for one in sorted(groups, key=lambda one: -one.strength):
        used = {line for other in chosen for line in (other.line, *other.parts)}
        if used.isdisjoint((one.line, *one.parts)):
            chosen.append(one)
    where = {line: position for position, line in enumerate(active)}
    chosen.sort(key=lambda one: _start(one, where))
    accepted: list[Sum] = []
    chain: list[Sum] = []
    for one in chosen:
        if chain and _end(chain[-1], where) + 1 != _start(one, where):
            accepted += _strong(chain, len(active), hints)
            chain = []
        chain.append(one)
    accepted += _strong(chain, len(active), hints)
    if len(accepted) < len(chosen) and (
        _needed_by_total(amounts, active, chosen, hints) or _closed_by_sum(amounts, active, chosen)
    ):
        accepted = chosen
    return accepted + _single_parts(amounts, active, accepted, where, forward) if accepted else []


def _needed_by_total(amounts: Amounts, active: Sequence[int], chosen: Sequence[Sum], hints: Hints) -> bool:
    """Whether a line that is called a total adds up only if the chosen lines are sums."""
    sums = {one.line for one in chosen}
    parts = [line for line in active if line not in sums]
    for total in hints.totals:
        without = add_up(amounts, total, parts)
        if without.holds and without.proven and add_up(amounts, total, active).contradicted:
            return True
    return False


def _closed_by_sum(amounts: Amounts, active: Sequence[int], chosen: Sequence[Sum]) -> bool:
    """Whether the groups take in every line but the first or last, and that is the sum of all their parts.

    Regions over their forces, and the nation before or after them: together they are less likely by chance than each.
    """
    grouped = {line for one in chosen for line in (one.line, *one.parts)}
    rest = [line for line in active if line not in grouped]
    if len(chosen) < 2 or len(rest) != 1 or rest[0] not in (active[0], active[-1]):
        return False
    outer = add_up(amounts, rest[0], [part for one in chosen for part in one.parts])
    strength = outer.strength + sum(one.strength for one in chosen)
    return outer.holds and outer.proven > 0 and strength >= _CHANCE + log10(2 * len(active))


def _start(one: Sum, where: dict[int, int]) -> int:
    return min(where[one.line], where[one.parts[0]])


def _end(one: Sum, where: dict[int, int]) -> int:
    return max(where[one.line], where[one.parts[-1]])


def _strong(chain: Sequence[Sum], lines: int, hints: Hints) -> list[Sum]:
    needed = _CHANCE + log10(2 * lines)
    if chain and all(one.line in hints.likely for one in chain):
        needed -= _CHANCE
    if sum(1 + len(one.parts) for one in chain) == lines:
        needed -= _CHANCE / 2  # the groups take in every line
    if len(chain) > 1 and sum(one.strength for one in chain) >= needed + 1:
        return list(chain)
    return [one for one in chain if one.strength >= _needed_alone(one, lines, needed, hints)]


def _needed_alone(one: Sum, lines: int, needed: float, hints: Hints) -> float:
    """A likely line needs less, and so does the sum of all other lines, for which there are only two places."""
    if one.line in hints.likely:
        return _CHANCE / 3
    return _CHANCE * 2 / 3 if len(one.parts) == lines - 1 else needed


def _single_parts(
    amounts: Amounts, active: Sequence[int], groups: Sequence[Sum], where: dict[int, int], forward: bool
) -> list[Sum]:
    """Between two groups: a pair of equal lines is a group with one part."""
    pairs: list[Sum] = []
    for before, after in pairwise(groups):
        start, end = _end(before, where) + 1, _start(after, where) - 1
        for position in range(start, end, 2):
            one, other = active[position], active[position + 1]
            total, part = (one, other) if forward else (other, one)
            same = add_up(amounts, total, (part,))
            if same.holds and same.strength > 1:
                pairs.append(same)
    return pairs


class _Prefixes:
    """Running sums of the active lines, so that a group is found by looking up its total."""

    def __init__(self, amounts: Amounts, active: Sequence[int]):
        self.amounts, self.active = amounts, active
        self.usable = [o for o in range(amounts.observations) if all(amounts.low[line][o] >= 0 for line in active)]
        self.low = {o: list(accumulate((amounts.low[line][o] for line in active), initial=0.0)) for o in self.usable}
        self.high = {o: list(accumulate((amounts.high[line][o] for line in active), initial=0.0)) for o in self.usable}

    def group(self, position: int, *, forward: bool) -> Sum | None:
        """The longest run of at least two lines right after (or before) a line that adds up to it."""
        line = self.active[position]
        low, high = self.amounts.low[line], self.amounts.high[line]
        exact = [o for o in self.usable if low[o] == high[o] > 0 and not self.amounts.blank[line][o]]
        if not exact:
            return None
        anchor = max(exact, key=lambda o: low[o])
        for first, last in self._runs(position, anchor, low[anchor], forward):
            if self._contradicted(line, first, last):
                continue
            found = add_up(self.amounts, line, self.active[first:last])
            if found.holds and (found.proven or found.strength > _DOUBT):
                return found
        return None

    def _runs(self, position: int, o: int, amount: float, forward: bool) -> list[tuple[int, int]]:
        """Slices of the active lines whose sum can be the amount, the longest first."""
        low, high = self.low[o], self.high[o]
        slack = 1e-6 * max(1.0, amount) + self.amounts.tolerance(len(self.active))
        if forward:
            start = position + 1
            last = bisect_right(low, low[start] + amount + slack) - 1
            first = bisect_left(high, high[start] + amount - slack)
            return [(start, end) for end in range(last, max(first, start + 2, last - 6) - 1, -1)]
        end = position
        first = bisect_left(low, low[end] - amount - slack)
        last = bisect_right(high, high[end] - amount + slack) - 1
        return [(start, end) for start in range(first, min(last, end - 2, first + 6) + 1)]

    def _contradicted(self, line: int, first: int, last: int) -> bool:
        for o in self.usable:
            if self.amounts.blank[line][o]:
                continue
            least, most = self.amounts.low[line][o], self.amounts.high[line][o]
            slack = 1e-6 * max(1.0, most if most < UNKNOWN else least) + self.amounts.tolerance(last - first)
            if self.low[o][last] - self.low[o][first] > most + slack:
                return True
            if self.high[o][last] - self.high[o][first] < least - slack:
                return True
        return False


def unknown() -> float:
    """The upper bound of a figure that has none."""
    return UNKNOWN
