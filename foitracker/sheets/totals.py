"""Which lines of a table are totals: by their name, by the periods they span, or because they add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from foitracker.sheets.answer import Role
from foitracker.sheets.counted_elsewhere import counted_elsewhere_doubted
from foitracker.sheets.crossed import crossed_sums, sums_from_afar
from foitracker.sheets.dating import Dated, period_of
from foitracker.sheets.frame import Line
from foitracker.sheets.hidden_sums import Hints, hidden_sums
from foitracker.sheets.nesting import groups_below, likely_sums, named_in_others, under_their_sums
from foitracker.sheets.sums import Amounts, Sum, add_up, best_sum
from foitracker.sheets.words import is_grand_total, is_part_of_another, is_subtotal, is_total, may_be_total


class Totals(msgspec.Struct, frozen=True):
    """The lines with their roles, the sums that were found, and what was checked."""

    lines: tuple[Line, ...]
    sums: tuple[Sum, ...]
    why: str = ""  # how sums named their parts


def is_named_total(line: Line) -> bool:
    return any(is_total(label.text) for label in line.labels)


class Told(msgspec.Struct, frozen=True):
    """Lines that a person called totals, and lines of which a person said that they are none."""

    totals: frozenset[int] = frozenset()
    figures: frozenset[int] = frozenset()


_UNTOLD = Told()
_MAY_BE_TOTAL = "It equals the sum of lines beside it and may be their total."
_ENOUGH = 3  # observations in which a line has to outweigh all others before it may be their total
_SURE = 2.0  # digits that a sum has to have where a total is otherwise left without some of its lines


def with_totals(
    lines: Sequence[Line],
    amounts: Amounts,
    dates: Sequence[Dated],
    outer_only: frozenset[int] = frozenset(),
    told: Told = _UNTOLD,
    *,
    is_pivot: bool = False,
) -> Totals:
    """Give every line its role. A line that a person called a total is one although nothing else says so."""
    found = _with_roles(lines, amounts, dates, outer_only, Told(figures=told.figures), is_pivot)
    missed = frozenset(i for i in told.totals if found.lines[i].role is Role.DATA and not lines[i].rate)
    if missed:
        return _with_roles(lines, amounts, dates, outer_only, Told(missed, told.figures), is_pivot)
    return found


def _with_roles(
    lines: Sequence[Line],
    amounts: Amounts,
    dates: Sequence[Dated],
    outer_only: frozenset[int],
    told: Told,
    is_pivot: bool,
) -> Totals:
    countable = [i for i, line in enumerate(lines) if not line.rate]
    called = [i for i in countable if is_named_total(lines[i]) or i in told.totals]
    named = [i for i in called if i not in told.figures]
    unnamed = [i for i in countable if i not in set(named)]
    if not unnamed:
        return Totals(tuple(lines), ())
    roles: dict[int, Role] = {}
    doubts: dict[int, str] = {}
    sums: list[Sum] = []
    for one, tiles in _spanning(unnamed, dates, amounts):
        if len(one.parts) > 1 and (tiles or one.holds) and one.line not in told.figures:
            roles[one.line] = Role.SUBTOTAL
            sums.append(one)
        else:
            doubts |= dict.fromkeys((one.line, *one.parts), "Its period overlaps with that of other figures.")
    likely = likely_sums(lines, outer_only) | {
        i for i in unnamed if lines[i].labels and may_be_total(lines[i].labels[-1].text)
    }
    free = [i for i in unnamed if i not in roles]
    hidden, doubtful = hidden_sums(amounts, free, Hints(frozenset(likely), tuple(named)))
    doubtful = _not_by_chance(lines, doubtful, hidden)
    doubtful = [*doubtful, *(one for one in hidden if one.line in told.figures)]
    hidden = [one for one in hidden if one.line not in told.figures]
    grouped, not_grouped = _over_groups(lines, amounts, outer_only - told.figures, hidden, roles)
    hidden += grouped
    doubts |= dict.fromkeys(not_grouped, "It stands over the rows below it and is not their sum.")
    parts = [i for i in free if i not in {one.line for one in hidden}]
    crossed, maybe_crossed = crossed_sums(lines, amounts, [i for i in parts if i not in told.figures])
    parts = [i for i in parts if i not in {one.line for one in crossed}]
    doubtful = [*doubtful, *maybe_crossed]
    for one in hidden:
        roles[one.line] = Role.TOTAL if set(parts) <= set(one.parts) else Role.SUBTOTAL
        sums.append(one)
    for i in named:
        found = best_sum(amounts, i, _candidates(lines, i, parts, named, hidden, dates))
        if found and found.contradicted and i not in told.totals and not is_total(lines[i].path[-1]):
            doubts[i] = "It stands under a heading of totals and is not the sum of figures beside it."
            continue
        roles[i] = _role_of_named(lines[i], found, parts)
        if found:
            sums.append(found)
    roles |= dict.fromkeys((one.line for one in crossed), Role.SUBTOTAL)
    for one in _left_out(amounts, sums, parts):
        roles[one.line] = Role.SUBTOTAL
        sums.append(one)
    doubts |= {one.line: _MAY_BE_TOTAL for one in doubtful}
    doubts = {i: doubt for i, doubt in doubts.items() if i not in {one.line for one in crossed}}
    afar = [one.line for one in sums_from_afar(amounts, parts)]
    doubts |= dict.fromkeys(afar, "It equals the sum of lines further away and may count the same.")
    doubts |= _suspected(lines, amounts, parts)
    doubts |= dict(_denied(lines, amounts, [i for i in called if i in told.figures], parts))
    made = [
        replace(line, role=roles.get(i, line.role), doubts=(*line.doubts, doubts[i]) if i in doubts else line.doubts)
        for i, line in enumerate(lines)
    ]
    made, why = under_their_sums(made, sums, is_pivot=is_pivot)
    if why:
        made, more = _crossed_once_named(made, amounts, told)
        crossed += more
    return Totals(counted_elsewhere_doubted(made), (*sums, *crossed), why)


def _crossed_once_named(lines: Sequence[Line], amounts: Amounts, told: Told) -> tuple[list[Line], list[Sum]]:
    """The lines, with those that are sums of other groups now that their groups are named."""
    free = [i for i, line in enumerate(lines) if line.role is Role.DATA and not line.rate and i not in told.figures]
    crossed, doubtful = crossed_sums(lines, amounts, free)
    roles = dict.fromkeys((one.line for one in crossed), Role.SUBTOTAL)
    doubted = {one.line for one in doubtful}
    doubts = {i: (*lines[i].doubts, _MAY_BE_TOTAL) for i in doubted}
    made = [
        replace(line, role=roles.get(i, line.role), doubts=doubts.get(i, line.doubts)) for i, line in enumerate(lines)
    ]
    return made, crossed


def _left_out(amounts: Amounts, sums: Sequence[Sum], parts: Sequence[int]) -> list[Sum]:
    """Lines that are the sum of those which a total leaves out, and which the total takes in with others.

    Kent 20, Essex 40, Transport Police 7, "England and Wales (excluding Transport Police)" 60, Total 67.
    """
    added = {part for one in sums for part in one.parts} | {one.line for one in sums}
    rest = [i for i in parts if i not in added]
    if len(rest) < 2:
        return []
    inner = {part for one in sums if one.holds and one.proven for part in one.parts} & set(parts)
    found = [add_up(amounts, i, rest) for i in sorted(inner)]
    found = [one for one in found if one.holds and one.proven and one.strength > _SURE]
    return found if len(found) == 1 else []


def _over_groups(
    lines: Sequence[Line], amounts: Amounts, outer_only: frozenset[int], known: Sequence[Sum], roles: Mapping[int, Role]
) -> tuple[list[Sum], list[int]]:
    """Lines that stand over a group, told by their labels, and may be its sum; and those that are not its sum."""
    sums, others = [], []
    taken = {one.line for one in known} | set(roles)
    for i, group in (named_in_others(lines, outer_only) | groups_below(lines, outer_only)).items():
        if i in taken or lines[i].rate or is_named_total(lines[i]):
            continue
        found = add_up(amounts, i, [j for j in group if j not in taken and not is_named_total(lines[j])])
        if found.parts and found.holds:
            sums.append(found)
        else:
            others.append(i)
    return sums, others


def _not_by_chance(lines: Sequence[Line], doubtful: Sequence[Sum], hidden: Sequence[Sum]) -> list[Sum]:
    """Those of the doubtful sums whose last label is that of no other line, or of a sum wherever it comes again."""
    sums = {one.line for one in (*doubtful, *hidden)}
    alike: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.labels and line.role is Role.DATA and not line.rate:
            alike.setdefault(line.path[-1].casefold(), []).append(i)
    kept = []
    for one in doubtful:
        same = alike.get(lines[one.line].path[-1].casefold(), []) if lines[one.line].labels else []
        if 2 * sum(i in sums for i in same) >= len(same):
            kept.append(one)
    return kept


def _suspected(lines: Sequence[Line], amounts: Amounts, parts: Sequence[int]) -> dict[int, str]:
    """The first or last line, where it equals the sum of all others and that may be chance."""
    if len(parts) < 3:
        return {}
    found = {}
    for i in (parts[0], parts[-1]):
        one = add_up(amounts, i, [j for j in parts if j != i])
        if one.holds and (one.strength > 0.5 or _outweighs(amounts, one)):
            found[i] = "It equals the sum of all others and may be their total."
    return found


def _outweighs(amounts: Amounts, one: Sum) -> bool:
    """Whether a line is no less than all others in each observation, and by no more than those hidden may hold.

    A hidden figure is taken to be no larger than twice the largest that is shown.
    """
    seen = 0
    for o in range(amounts.observations):
        least, parts = amounts.low[one.line][o], [part for part in one.parts if not amounts.blank[part][o]]
        hidden = sum(amounts.low[part][o] != amounts.high[part][o] for part in parts)
        shown = [amounts.low[part][o] for part in parts]
        if least != amounts.high[one.line][o] or not least or not any(shown):
            return False
        seen += 1
        if least > sum(shown) + 2 * hidden * max(shown):
            return False
    return seen >= _ENOUGH


def _denied(
    lines: Sequence[Line], amounts: Amounts, denied: Sequence[int], parts: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Lines that call themselves totals and add up as such, although a person said that they are figures."""
    for i in denied:
        others = [j for j in parts if j != i]
        found = best_sum(amounts, i, _candidates(lines, i, others, [], []))
        if found and found.holds and found.proven:
            yield i, "It is called a total and equals the sum of lines beside it."


def _role_of_named(line: Line, found: Sum | None, parts: Sequence[int]) -> Role:
    text = " ".join(line.path)
    if is_subtotal(text):
        return Role.SUBTOTAL
    if is_grand_total(text) or found is None or not found.holds:
        return Role.TOTAL
    return Role.TOTAL if set(parts) <= set(found.parts) else Role.SUBTOTAL


def _spanning(lines: Sequence[int], dates: Sequence[Dated], amounts: Amounts) -> Iterator[tuple[Sum, bool]]:
    """Lines whose period holds the periods of other lines, and whether those fill it: the year beside its months."""
    spans = {i: period for i in lines if (period := period_of(dates[i], Dated(), None)[0])}
    shortest = min((span.days for span in set(spans.values())), default=0)
    for i, span in spans.items():
        if span.days <= shortest:
            continue  # it can hold no other
        inner = [
            j
            for j, other in spans.items()
            if j != i and other != span and span.contains(other) and dates[j].wording == dates[i].wording
        ]
        finest = min((spans[j].days for j in inner), default=0) + 4
        parts = [j for j in inner if spans[j].days <= finest]
        if parts:
            covered = sum(period.days for period in {spans[j] for j in parts})
            yield add_up(amounts, i, parts), covered == span.days


def _candidates(
    lines: Sequence[Line],
    i: int,
    parts: Sequence[int],
    named: Sequence[int],
    hidden: Sequence[Sum],
    dates: Sequence[Dated] = (),
) -> Iterator[Sequence[int]]:
    """What a line that calls itself a total may be the total of, the likeliest first."""
    line = lines[i]
    if dates and dates[i].periods:
        yield [j for j in parts if dates[j].periods == dates[i].periods]
    if is_grand_total(" ".join(line.path)):
        yield parts
    outer = line.path[:-1]
    if outer:
        yield [j for j in parts if lines[j].path[:-1] == outer]
        yield [j for j in parts if lines[j].path[: len(outer)] == outer]
    for position, text in enumerate(line.path):
        if is_total(text):
            rest = (line.path[:position], line.path[position + 1 :])
            alike = [j for j in parts if (lines[j].path[:position], lines[j].path[position + 1 :]) == rest]
            if line.path[position + 1 :]:
                yield alike
    earlier = [j for j in named if j < i]
    later = [j for j in named if j > i]
    before = [j for j in parts if j < i]
    yield [j for j in before if j > (earlier[-1] if earlier else -1)]
    yield before
    yield [j for j in before if not (lines[j].path and is_part_of_another(lines[j].path[-1]))]
    yield parts
    yield [j for j in parts if i < j < (later[0] if later else len(lines))]
    yield [j for j in parts if j > i]
    yield [one.line for one in hidden]
    yield earlier
    for start in reversed(before[:-1]):
        yield [j for j in before if j >= start]
