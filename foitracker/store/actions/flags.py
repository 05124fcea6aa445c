"""People rule on what the checks question, and may take a ruling back. Each is written once."""

from collections.abc import Sequence

from django.db import transaction

from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import FlagRuling, Force, Round
from foitracker.store.queries import flags as query

Decision = FlagRuling.Decision


@transaction.atomic
def rule(*, round: Round, keys: Sequence[str], decision: str, why: str, by) -> list[FlagRuling]:
    """One reason for one flag or for several alike; all of them or none.

    Raises NotPossible without a reason, for flags that stand no longer as they were shown, and for those ruled on.
    """
    if decision not in (Decision.STANDS, Decision.EXPLAINED):
        raise NotPossible("Say whether it stands as it is, or whether the notes are to say why.")
    why = _reason(why)
    if not keys:
        raise NotPossible("Choose the flags that this is about.")
    found = _flags(round, keys)
    if done := [flag for flag in found if flag.ruling]:
        raise NotPossible(f"{done[0].ruling.by} ruled on “{done[0].about}” meanwhile. Look at it again.")
    return _write(round, found, decision, why, by)


@transaction.atomic
def take_back(*, round: Round, key: str, why: str, by) -> FlagRuling:
    """The flag stands open again. Raises NotPossible without a reason, and where no ruling holds."""
    why = _reason(why)
    found = _flags(round, [key])
    if found[0].ruling is None:
        raise NotPossible("There is no ruling on this flag that could be taken back.")
    return _write(round, found, Decision.TAKEN_BACK, why, by)[0]


def _reason(why):
    if not why.strip():
        raise NotPossible("Say why in a sentence: a figure that was questioned is printed on the strength of it.")
    return why.strip()


def _flags(round, keys):
    Round.objects.select_for_update().get(pk=round.pk)
    standing = {flag.key: flag for flag in query.flags(round)}
    if gone := [key for key in keys if key not in standing]:
        raise NotPossible(
            f"{len(gone)} of the {len(keys)} flags {'stands' if len(gone) == 1 else 'stand'} no longer as shown: the "
            "figures have changed. Look at the list again."
        )
    return [standing[key] for key in dict.fromkeys(keys)]


def _write(round, found, decision, why, by):
    forces = {force.slug: force for force in Force.objects.filter(slug__in=[flag.force for flag in found])}
    return [
        FlagRuling.objects.create(
            round=round,
            key=flag.key,
            what=flag.what,
            weight=flag.weight.value,
            force=forces.get(flag.force),
            about=flag.about[:300],
            words=flag.words,
            decision=decision,
            why=why,
            decided_by=by,
        )
        for flag in found
    ]
