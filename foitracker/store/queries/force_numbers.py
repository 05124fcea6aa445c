"""The numbers of single forces of a large round: read from the sums kept of each, and added up where none stand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q

from foitracker.store.models import Request, RequestSums, Round
from foitracker.store.models.requests import RequestQuerySet
from foitracker.store.queries.sums import measure_for, parts_of, periods_of, rules_of
from foitracker.totals.ranges import Range, total_of
from foitracker.totals.spans import Shortfall
from foitracker.totals.sums import Sums, What, from_plain


@dataclass(frozen=True, slots=True)
class ForceNumber:
    """One force in one period. Without a range it has no number; `why` is there where it gave some figures."""

    range: Range | None
    why: Shortfall | None = None


def requests_of(
    round: Round, *, forces: Sequence[str] = (), areas: Sequence[str] = (), categories: Sequence[str] = ()
) -> RequestQuerySet | None:
    """The requests to the forces named together with those of the areas; to all where neither is named.

    None where the round does not ask about a force, an area or a category.
    """
    everyone = Request.objects.in_round(round).select_related("force").order_by("force__name")
    measure = measure_for(round.scheme)
    if not set(categories) <= set(measure.counting):
        return None
    if not forces and not areas:
        return everyone
    named = everyone.filter(force__slug__in=forces)
    places = {place for pair in everyone.order_by().values_list("force__nation", "force__region") for place in pair}
    if not set(areas) <= places or named.count() != len(set(forces)):
        return None
    fits = Q(force__slug__in=forces) | Q(force__nation__in=areas) | Q(force__region__in=areas)
    return everyone.filter(fits)


def force_numbers(
    round: Round, requests: Collection[int], *, categories: Sequence[str] = ()
) -> dict[int, tuple[ForceNumber, ...]]:
    """One number a period for each request, of all counted offences or of some categories.

    Ask it about a page of requests. Four queries where their sums are in step, whatever the number of their figures.
    """
    kept = RequestSums.objects.filter(request__in=requests, request__round__sums__rules=rules_of(round.scheme))
    sums = {pk: from_plain(plain) for pk, plain in kept.values_list("request", "sums")}
    behind = [pk for pk in requests if pk not in sums]
    if behind:
        sums |= parts_of(round, behind)
    if set(measure_for(round.scheme).counted) <= set(categories):
        categories = ()
    periods = len(periods_of(round))
    return {pk: _numbers(sums[pk], periods, categories) for pk in requests}


def _numbers(sums: Sums, periods: int, categories: Sequence[str]) -> tuple[ForceNumber, ...]:
    """Of one force. Its sums are of one area, so that there is one line of them a period, or what is missing."""
    whole = {at: Range(*numbers[1:]) for (what, at, _), numbers in sums.items() if what == What.ALL}
    why = {at: Shortfall(name) for what, at, name in sums if what == What.MISSING}
    return tuple(
        ForceNumber(_narrowed(sums, at, whole[at], categories)) if at in whole else ForceNumber(None, why.get(at))
        for at in range(periods)
    )


def _narrowed(sums: Sums, at: int, whole: Range, categories: Sequence[str]) -> Range | None:
    if not categories:
        return whole
    given = [sums[key] for code in categories if (key := (What.CATEGORY, at, code)) in sums]
    return total_of(Range(low, high) for _, low, high, *_ in given) if given else None
