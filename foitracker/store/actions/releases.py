"""A release freezes what a round's totals are now; it is never changed, only followed by another."""

import hashlib
import json

from django.db import transaction
from django.utils import timezone

from foitracker.publishing.plain import to_plain
from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Release, Round
from foitracker.store.queries import publication


@transaction.atomic
def make(*, round: Round, title: str, by) -> Release:
    """Freezes the round's publication. Raises NotPossible while no force has a usable figure."""
    round = Round.objects.select_for_update().get(pk=round.pk)
    made_at = timezone.now()
    content = publication.of_round(round, made_at=made_at)
    if not content.has_figures:
        raise NotPossible("No force has a usable figure yet, so there is nothing to freeze.")
    frozen = to_plain(content)
    last = round.releases.order_by("-number").first()
    return Release.objects.create(
        round=round,
        number=last.number + 1 if last else 1,
        title=title.strip(),
        content=frozen,
        sha256=hashlib.sha256(canonical(frozen)).hexdigest(),
        made_at=made_at,
        made_by=by,
    )


def canonical(content: dict) -> bytes:
    """The one way to write the content as JSON, for its hash."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
