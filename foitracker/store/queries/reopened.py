"""A confirmed reading that somebody corrects: who, why, and what would change of what counts now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from foitracker.store.models import Answer, Reading
from foitracker.store.queries.changed_totals import TotalLine, changed_totals
from foitracker.store.queries.differences import DifferenceLine, difference_line, differences
from foitracker.store.queries.lines import CellLinks
from foitracker.store.queries.releases import may_see

MOST_CHANGES = 50  # listed on one page


@dataclass(frozen=True, slots=True)
class Reopened:
    why: str
    reopened_at: datetime
    reopened_by: str
    confirmed_at: datetime
    confirmed_by: str
    changes: tuple[DifferenceLine, ...]  # the first of them, where there are too many for a page
    change_count: int
    totals: tuple[TotalLine, ...]  # of the force, that would change
    releases: tuple[str, ...]  # that hold a figure of this file: they stay as they were frozen
    blank_is_nil: bool
    dash_is_nil: bool
    why_confirmed: str
    rulings: tuple[dict, ...]  # what was said of each open point when it was confirmed


def reopened(answer: Answer, reading: Reading | None, links: CellLinks, *, person) -> Reopened | None:
    """What stands behind the reading that people work on; None where it is not a confirmed one being corrected."""
    confirmed = (
        answer.readings.filter(status=Reading.Status.CONFIRMED)
        .exclude(reopened_at=None)
        .select_related("reopened_by", "decided_by", "answer__request__round", "answer__request__force")
        .first()
    )
    if reading is None or confirmed is None:
        return None
    changes = [one for one in differences(confirmed, reading) if one.cell]
    return Reopened(
        why=confirmed.why_reopened,
        reopened_at=confirmed.reopened_at,
        reopened_by=confirmed.reopened_by.get_username(),
        confirmed_at=confirmed.decided_at,
        confirmed_by=confirmed.decided_by.get_username(),
        changes=tuple(difference_line(one, links) for one in changes[:MOST_CHANGES]),
        change_count=len(changes),
        totals=changed_totals(confirmed, reading),
        releases=tuple(_releases(answer, person)),
        blank_is_nil=confirmed.blank_is_nil,
        dash_is_nil=confirmed.dash_is_nil,
        why_confirmed=confirmed.why,
        rulings=tuple(confirmed.rulings),
    )


def _releases(answer: Answer, person) -> Iterator[str]:
    """ "release 2 (Indecent images 2018)", of those that the person may see, the earliest first."""
    found = answer.round.releases.filter(sources__file_sha256=answer.file.sha256).distinct().order_by("number")
    for release in found.defer("content").prefetch_related("sign_offs"):
        if may_see(release, person):
            yield f"release {release.number} ({release.title})"
