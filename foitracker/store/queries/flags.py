"""The checks before print: everything that a careful reader would question in a round, and what was ruled on it.

A flag is worked out anew each time. Its key is made of the numbers it rests on, so a ruling never covers other numbers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from foitracker.store.models import FlagRuling, Round
from foitracker.store.queries.national import National, national
from foitracker.store.queries.official import ceilings, comparison
from foitracker.store.queries.raised import Raised
from foitracker.store.queries.raised_by_answers import confirmed_all_the_same, given_twice, two_forces
from foitracker.store.queries.raised_by_wordings import stale_wordings
from foitracker.totals.checks import Weight, What, check_composition, check_year, check_years

_HEAVIEST_FIRST = (Weight.BLOCKS, Weight.ASK, Weight.NOTE)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling that holds. `published` says whether the notes of a release give its reason."""

    pk: int
    decision: str
    published: bool
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Flag:
    key: str
    what: str
    weight: Weight
    force: str  # slug, or "" where it is about several
    name: str
    period: str
    words: str
    answer: int | None
    wording: int | None
    ruling: Ruled | None = None

    @property
    def is_open(self) -> bool:
        """Whether it keeps a release from being frozen."""
        return self.ruling is None and self.weight is not Weight.NOTE

    @property
    def about(self) -> str:
        """ "Derbyshire Constabulary, 2017/18"."""
        return ", ".join(part for part in (self.name, self.period) if part) or "Several forces"


def flags(round: Round, result: National | None = None) -> tuple[Flag, ...]:
    """Every flag of a round, the heaviest first, with the ruling that holds for it."""
    result = result or national(round)
    raised = [
        *_by_figures(result),
        *two_forces(round),
        *given_twice(round),
        *stale_wordings(round, result),
        *confirmed_all_the_same(round),
    ]
    return _with_rulings(round, result, raised)


def flags_of_figures(round: Round, result: National) -> tuple[Flag, ...]:
    """Those that the numbers alone raise: a part of `flags` that no answer has to be looked into for."""
    return _with_rulings(round, result, list(_by_figures(result)))


def open_flags(all_flags: Sequence[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in all_flags if flag.is_open)


def _by_figures(result: National) -> Iterator[Raised]:
    official = ceilings(comparison(result))
    for total in result.totals:
        pair = _largest_two(result, total)
        label = total.period.label
        official_here = official.get(total.period, {})
        for one in check_year(total, official=official_here):
            yield _raised(one, label, [_state(total, one.force), official_here.get(one.force)])
        for one in check_composition(total, result.measure, one=pair[0], other=pair[1]) if pair else ():
            yield _raised(one, label, [_state(total, one.force)])
    for before, after in pairwise(result.totals):
        label = f"{before.period.label} to {after.period.label}"
        for one in check_years(before, after, result.measure):
            yield _raised(one, label, [_state(before, one.force), _state(after, one.force)])
    yield from _unused(result)


def _unused(result: National) -> Iterator[Raised]:
    """Published figures that stand in where the force has answered since: the answer counts, and they do not."""
    for one in result.published_unused:
        words = (
            f"A published figure ({one.count:,}; {one.table}) was to stand in, and the force has answered since. Its "
            "answer counts. Withdraw the published figure, or say why it stays."
        )
        evidence = [one.table.pk, one.category, one.count]
        yield Raised(What.PUBLISHED_AND_ANSWERED, Weight.ASK, one.force, one.period.label, words, evidence)


def _raised(doubt, period, evidence) -> Raised:
    return Raised(doubt.what, doubt.weight, doubt.force, period, doubt.words, evidence)


def _state(total, force):
    """The numbers of a force in a period, or what is in their way."""
    one = total.of(force)
    parts = [[part.category, part.low, part.high] for part in one.by_category]
    return parts, one.low, one.high, one.reason, one.upper_bound, one.published


def _largest_two(result, total):
    """The two categories that most offences of the split are in, or nothing where there are not two."""
    told_apart = [part for part in total.by_category if part.category not in result.measure.unsplit]
    told_apart.sort(key=lambda part: part.low, reverse=True)
    return [part.category for part in told_apart[:2]] if len(told_apart) > 1 else None


def _with_rulings(round, result: National, raised: Sequence[Raised]) -> tuple[Flag, ...]:
    rulings = _rulings(round)
    found = [_flag(result, one, rulings.get(one.key)) for one in raised]
    return tuple(sorted(found, key=lambda flag: (_HEAVIEST_FIRST.index(flag.weight), flag.what, flag.name)))


def _flag(result, one: Raised, ruling: FlagRuling | None) -> Flag:
    return Flag(
        key=one.key,
        what=one.what.value,
        weight=one.weight,
        force=one.force,
        name=result.names.get(one.force, ""),
        period=one.period,
        words=one.words,
        answer=one.answer,
        wording=one.wording,
        ruling=_ruled(ruling) if ruling else None,
    )


def _ruled(ruling: FlagRuling) -> Ruled:
    return Ruled(
        pk=ruling.pk,
        decision=ruling.get_decision_display(),
        published=ruling.decision == FlagRuling.Decision.EXPLAINED,
        why=ruling.why,
        by=ruling.decided_by.get_username(),
        at=ruling.decided_at,
    )


def _rulings(round) -> Mapping[str, FlagRuling]:
    """The newest ruling of each key, where it was not taken back."""
    newest = {one.key: one for one in round.flag_rulings.select_related("decided_by").order_by("pk")}
    return {key: one for key, one in newest.items() if one.decision != FlagRuling.Decision.TAKEN_BACK}
