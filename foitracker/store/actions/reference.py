"""Reference data: the forces, what people call them and their populations, from the project's own tables."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction

from foitracker.store.actions import rolling_up
from foitracker.store.models import Force, ForceAlias, Population, Request
from foitracker.store.roles import make_roles

FOLDER = settings.BASE_DIR / "fixtures" / "reference"


@transaction.atomic
def load(*, folder: Path = FOLDER) -> int:
    """Brings forces, aliases, populations and roles to what the tables say; hands back how many forces there are."""
    before = {force.slug: (force.nation, force.region) for force in Force.objects.all()}
    for row in _rows(folder / "forces.csv"):
        slug = row.pop("slug")
        row["asked_by_default"] = row["asked_by_default"] == "yes"
        Force.objects.update_or_create(slug=slug, defaults=row)
    forces = {force.slug: force for force in Force.objects.all()}
    moved = [force for slug, force in forces.items() if before.get(slug) != (force.nation, force.region)]
    rolling_up.bring_in_step(requests=Request.objects.filter(force__in=moved).values_list("pk", flat=True))
    for row in _rows(folder / "force_aliases.csv"):
        ForceAlias.objects.update_or_create(
            force=forces[row["force"]], alias=row["alias"], defaults={"ambiguous": row["ambiguous"] == "yes"}
        )
    for row in _rows(folder / "populations.csv"):
        Population.objects.update_or_create(
            force=forces[row["force"]],
            mid_year=int(row["mid_year"]),
            age_band=row["age_band"],
            defaults={"people": int(row["value"]), "source": row["source"], "note": row["note"]},
        )
    make_roles()
    return len(forces)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)
