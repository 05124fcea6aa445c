"""Wordings are met once, judged by rule, and ruled on by people; a ruling is history and is never overwritten."""

from collections.abc import Iterable

from django.db import transaction

from foitracker.offences import Decision, load_scheme, match, tidy
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Round, Ruling, Wording

LONGEST = 500  # characters of a wording that are kept


def meet(*, scheme: str, texts: Iterable[str]) -> dict[str, Wording]:
    """The wording row of each text, made where the scheme has not met it; keyed by the text as given."""
    loaded = load_scheme(scheme)
    keys = {text: tidied(text) for text in texts}
    known = {w.tidied: w for w in Wording.objects.in_scheme(scheme).filter(tidied__in=set(keys.values()))}
    new = {}
    for text, key in keys.items():
        if key not in known and key not in new:
            new[key] = _judged(text, key, loaded)
    Wording.objects.bulk_create(new.values(), ignore_conflicts=True)
    known |= {w.tidied: w for w in Wording.objects.in_scheme(scheme).filter(tidied__in=new)}
    return {text: known[key] for text, key in keys.items()}


@transaction.atomic
def decide(*, wording: Wording, category: str, why: str, round: Round, by) -> Ruling:
    """Rules that a wording means a category. An earlier ruling stays in the history."""
    wording = Wording.objects.select_for_update().get(pk=wording.pk)
    scheme = load_scheme(wording.scheme)
    if round.scheme != wording.scheme:
        raise NotPossible(f"“{wording.text}” belongs to another offence scheme than this round.")
    if category not in scheme.categories:
        raise NotPossible(f"“{category}” is no category of the scheme “{scheme.title}”. Choose one from the list.")
    if not why.strip():
        raise NotPossible("Say why in a few words: a ruling without a reason cannot be defended later.")
    ruling = Ruling.objects.create(wording=wording, round=round, category=category, why=why.strip(), decided_by=by)
    wording.category, wording.ruling = category, ruling
    wording.save()
    return ruling


def tidied(text: str) -> str:
    """The key under which a wording is kept."""
    return tidy(text)[:LONGEST]


def _judged(text, key, scheme):
    judged = match(text, scheme=scheme)
    accepted = judged.decision == Decision.ACCEPTED
    return Wording(
        scheme=scheme.slug,
        tidied=key,
        text=text[:LONGEST],
        decision=judged.decision,
        reason=judged.reason,
        suggestions=[{"category": s.category, "score": s.score} for s in judged.suggestions],
        category=judged.category if accepted else "",
    )
