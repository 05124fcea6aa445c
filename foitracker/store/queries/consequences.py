"""What a ruling would move, before it is made: totals as they are and as they would be."""

from collections.abc import Sequence
from dataclasses import dataclass

from foitracker.store.models import Figure, Force, Round, Wording
from foitracker.store.queries.national import National, Supposed, national
from foitracker.totals.coverage import coverage
from foitracker.totals.total import Total
from foitracker.totals.words import short_number


@dataclass(frozen=True, slots=True)
class MovedNumber:
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MovedPeriod:
    """One period of one round with a number that a ruling would move."""

    round: str
    round_slug: str
    period: str
    numbers: tuple[MovedNumber, ...]  # the total first, then the categories that move
    forces: tuple[MovedNumber, ...]
    coverage_before: str
    coverage_after: str


@dataclass(frozen=True, slots=True)
class Consequences:
    periods: tuple[MovedPeriod, ...]
    rounds: tuple[str, ...]  # every round with confirmed figures of these wordings, moved or not


def supposed(wording: Wording, category: str, force: Force | None = None) -> Supposed:
    """The ruling that a wording means a category, for every force or for one, as a thought."""
    if force is None or wording.force_id is not None:
        return Supposed(tuple(Wording.objects.ruled_with(wording).values_list("pk", flat=True)), category)
    rows = Wording.objects.with_the_words_of(wording)
    return Supposed(tuple(rows.values_list("pk", flat=True)), category, force.pk)


def forces_with_their_own(wording: Wording) -> list[str]:
    """The forces that a ruling on these words for every force would not move."""
    rows = Wording.objects.with_the_words_of(wording).exclude(pk__in=Wording.objects.ruled_with(wording))
    return list(rows.filter(force__isnull=False).order_by("force__name").values_list("force__name", flat=True))


def consequences(rulings: Sequence[Supposed], *, scheme: str) -> Consequences:
    """What would move if these rulings were made, in every round of the scheme."""
    concerned = [pk for one in rulings for pk in one.wordings]
    figures = Figure.objects.current().data().filter(wording__in=concerned)
    rounds = list(Round.objects.filter(scheme=scheme, pk__in=figures.values("request__round")))
    return Consequences(
        periods=tuple(
            moved
            for round in rounds
            for moved in _moved_periods(round, national(round), national(round, supposing=rulings))
        ),
        rounds=tuple(round.title for round in rounds),
    )


def _moved_periods(round, before: National, after: National):
    for old, new in zip(before.totals, after.totals, strict=True):
        numbers = _numbers(before, old, new)
        forces = tuple(
            MovedNumber(before.names[slug], was, becomes)
            for slug in sorted(old.asked, key=before.names.get)
            if (was := _of_force(old, slug)) != (becomes := _of_force(new, slug))
        )
        if numbers or forces:
            yield MovedPeriod(
                round=round.title,
                round_slug=round.slug,
                period=old.period.label,
                numbers=(MovedNumber("All counted offences", _all(old), _all(new)), *numbers),
                forces=forces,
                coverage_before=coverage(old, before.populations).words,
                coverage_after=coverage(new, after.populations).words,
            )


def _numbers(result, old: Total, new: Total) -> tuple[MovedNumber, ...]:
    was = {part.category: short_number(part.low, part.high) for part in old.by_category}
    becomes = {part.category: short_number(part.low, part.high) for part in new.by_category}
    return tuple(
        MovedNumber(result.measure.title(code), was.get(code, "none given"), becomes.get(code, "none given"))
        for code in result.measure.counting
        if was.get(code) != becomes.get(code)
    )


def _all(total: Total) -> str:
    return short_number(total.low, total.high) if total.usable else "no figure"


def _of_force(total: Total, slug: str) -> str:
    one = total.of(slug)
    if one is not None and one.usable:
        return short_number(one.low, one.high)
    reason = next(missing.reason for missing in total.missing if missing.force == slug)
    return f"no figure: {reason}"
