"""Wordings whose category rests on what the scheme or the law was: the scheme has changed since, or the law has."""

from collections.abc import Iterator
from functools import lru_cache

from foitracker.offences import Scheme, accepted, load_scheme
from foitracker.offences.breaks import Break, Touches
from foitracker.store.models import Figure, Round, Wording
from foitracker.store.queries.national import National
from foitracker.store.queries.raised import Raised
from foitracker.totals.checks import Weight, What
from foitracker.totals.words import listed


def stale_wordings(round: Round, result: National) -> Iterator[Raised]:
    """Wordings of counted answers that the scheme as it is now takes otherwise, or whose law has changed since.

    A person who ruled against the scheme knew what it said, and is not questioned for that.
    """
    forces = _forces(round)
    wordings = Wording.objects.filter(pk__in=forces).exclude(category="").select_related("ruling__decided_by")
    last_day = max((period.ends_on for period in result.periods), default=None)
    for wording in wordings.order_by("text"):
        reason, evidence = _by_scheme(wording, result.scheme) or _by_law(wording, result.breaks, last_day) or ("", None)
        if reason:
            words = f"“{wording.text}” counts as “{result.measure.title(wording.category)}”. {reason}"
            who = listed([result.names[slug] for slug in sorted(forces[wording.pk])])
            yield Raised(
                What.STALE_WORDING, Weight.ASK, "", "", f"{words} It is used by {who}.",
                [wording.pk, wording.category, wording.ruling_id, *evidence], wording=wording.pk,
            )  # fmt: skip


def _forces(round) -> dict[int, set[str]]:
    """The forces that use each wording in what counts now."""
    found: dict[int, set[str]] = {}
    rows = (
        Figure.objects.current().in_round(round).data().filter(wording__isnull=False)
        .values_list("wording", "request__force__slug").distinct().order_by()
    )  # fmt: skip
    for wording, slug in rows:
        found.setdefault(wording, set()).add(slug)
    return found


def _by_scheme(wording, scheme: Scheme):
    now = _accepted_now(wording.tidied, scheme.slug)
    if now == wording.category:
        return None
    title = f"“{scheme.categories[now].title}”" if now else ""
    if wording.ruling is None:
        says = f"has it as {title} now" if now else "leaves it to a person now"
        return f"A rule accepted it when it was first met; the scheme of {scheme.version} {says}.", [
            now,
            scheme.version,
        ]
    if now and wording.decision != Wording.Decision.ACCEPTED:
        return (
            f"{_ruled(wording.ruling)}, when the scheme did not know these words; that of {scheme.version} has them as "
            f"{title}.",
            [now, scheme.version],
        )
    return None


def _by_law(wording, breaks: tuple[Break, ...], last_day):
    if wording.ruling is None:
        return None
    ruled_on = wording.ruling.decided_at.date()
    for one in breaks:
        since = ruled_on < one.change.when.starts_on <= last_day
        if since and one.touches is Touches.TOTAL and wording.category in one.categories:
            return f"{_ruled(wording.ruling)}, and the law has changed since. {one.words}", [str(one.change.when)]
    return None


def _ruled(ruling):
    return f"{ruling.decided_by.get_username()} ruled so on {ruling.decided_at:%-d %B %Y}"


@lru_cache(maxsize=20_000)
def _accepted_now(tidied: str, scheme_slug: str) -> str:
    return accepted(tidied, scheme=load_scheme(scheme_slug))
