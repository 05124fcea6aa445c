"""Keeps the sums of rounds in step with the figures. Every action that changes what counts calls it as it does so.

The row of a round is locked before any figure is looked at: whoever changes figures of the same round at the same time
waits, and then adds up what both have done.
"""

from collections.abc import Iterable

from django.db import transaction
from django_tasks import task

from foitracker.store.models import Request, RequestSums, Round, RoundSums
from foitracker.store.queries.sums import AT_ONCE, parts_of, rules_of
from foitracker.totals.sums import Sums, from_plain, minus, plus, to_plain


@transaction.atomic
def bring_in_step(*, requests: Iterable[int]) -> None:
    """Adds these requests up again, whose figures have changed.

    Where they are many, their round is left behind, so that nobody reads sums of it, and added up when a worker comes
    to it. So is a large round that was added up by other rules, or of which nothing is kept yet.
    """
    by_round: dict[int, list[int]] = {}
    for pk, round in Request.objects.filter(pk__in=set(requests)).order_by("round", "pk").values_list("pk", "round"):
        by_round.setdefault(round, []).append(pk)
    for round, changed in by_round.items():
        _bring_in_step(Round.objects.get(pk=round), changed)


def hold_still(*, round: Round) -> None:
    """Whoever would change what counts in a round waits for the end of the transaction that calls this."""
    _locked(round)


def roll_up(*, round: Round) -> None:
    """Adds up whatever of a round is behind, some requests at a time so that nobody waits for long."""
    _begin(round)
    while not _finish(round):
        _add_up(round)


@transaction.atomic
def drop(*, round: Round) -> None:
    """Keeps no sums of a round any longer. Its totals are right without them, and slower."""
    _locked(round)
    RequestSums.objects.filter(request__round=round).delete()
    RoundSums.objects.filter(round=round).delete()


@task()
def roll_up_later(round: int) -> None:
    roll_up(round=Round.objects.get(pk=round))


def _bring_in_step(round: Round, changed: list[int]) -> None:
    kept = _locked(round)
    is_small = round.requests.count() <= AT_ONCE
    if kept is None or kept.rules != rules_of(round.scheme):
        if is_small:
            roll_up(round=round)
        else:  # another process may still read what was added by the other rules
            _leave_behind(kept or _begun(round), changed)
        return
    if len(changed) > AT_ONCE:
        _leave_behind(kept, changed)
        return
    before = [from_plain(one.sums) for one in RequestSums.objects.filter(request__in=changed)]
    parts = parts_of(round, changed)
    _keep(parts)
    if kept.in_step:
        _save(kept, plus([minus(from_plain(kept.sums), plus(before)), *parts.values()]))


def _leave_behind(kept: RoundSums, changed: list[int]) -> None:
    """From now on nobody reads sums of the round, until a worker has added up the requests that changed."""
    RequestSums.objects.filter(request__in=changed).delete()
    _save(kept, None)
    transaction.on_commit(lambda: roll_up_later.enqueue(kept.round_id))


def _begun(round: Round) -> RoundSums:
    """The row of a round that had none. It names no rules, so that no sums of before are taken to be in step."""
    return RoundSums.objects.select_for_update().get_or_create(round=round, defaults={"rules": ""})[0]


@transaction.atomic
def _begin(round: Round) -> None:
    kept, rules = _locked(round), rules_of(round.scheme)
    if kept is None:
        RoundSums.objects.get_or_create(round=round, defaults={"rules": rules})
    elif kept.rules != rules:
        RequestSums.objects.filter(request__round=round).delete()
        kept.rules = rules
        _save(kept, None)


@transaction.atomic
def _add_up(round: Round) -> None:
    _locked(round)
    behind = round.requests.filter(sums=None).order_by("pk")
    _keep(parts_of(round, list(behind.values_list("pk", flat=True)[:AT_ONCE])))


@transaction.atomic
def _finish(round: Round) -> bool:
    """Whether no request is behind; then the round is in step too."""
    kept = _locked(round)
    if round.requests.filter(sums=None).exists():
        return False
    if not kept.in_step:
        parts = RequestSums.objects.filter(request__round=round).order_by("pk")
        _save(kept, plus(from_plain(sums) for sums in parts.values_list("sums", flat=True).iterator(AT_ONCE)))
    return True


def _locked(round: Round) -> RoundSums | None:
    return RoundSums.objects.select_for_update().filter(round=round).first()


def _keep(parts: dict[int, Sums]) -> None:
    RequestSums.objects.bulk_create(
        [RequestSums(request_id=pk, sums=to_plain(part)) for pk, part in parts.items()],
        update_conflicts=True,
        unique_fields=["request"],
        update_fields=["sums"],
    )


def _save(kept: RoundSums, sums: Sums | None) -> None:
    kept.in_step, kept.sums = sums is not None, to_plain(sums or {})
    kept.save()
