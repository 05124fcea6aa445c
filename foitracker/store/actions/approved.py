"""Approved wordings of another house become rulings here; nothing that was said here is changed by them."""

from collections.abc import Sequence

from django.db import transaction

from foitracker.store.actions import wordings
from foitracker.store.models import Force, Ruling
from foitracker.store.queries.approved import Fate, import_lines
from foitracker.store.scheme_file import Approved


@transaction.atomic
def take_over(*, scheme: str, rulings: Sequence[Approved], file_name: str, by) -> list[Ruling]:
    """Rules as the file says on every wording about which nobody here has said anything; hands back what it ruled.

    Where a round that wants two people has met a wording, its ruling is proposed, as anyone's would be.
    """
    new = [line.approved for line in import_lines(scheme, rulings) if line.fate is Fate.NEW]
    met = wordings.meet(scheme=scheme, texts=[one.text for one in new])
    forces = {force.slug: force for force in Force.objects.filter(slug__in={one.force for one in new})}
    # Those for one force first: a row of its own begins as a copy, and what is undecided may still be ruled on.
    return [
        wordings.decide(
            wording=met[one.text],
            category=one.category,
            why=(
                f"Imported from “{file_name}”: {one.why} "
                f"(Ruled by {one.ruled_by} on {one.ruled_on.day} {one.ruled_on:%B %Y}.)"
            ),
            round=None,
            force=forces[one.force] if one.force else None,
            by=by,
        )
        for one in sorted(new, key=lambda one: not one.force)
    ]
