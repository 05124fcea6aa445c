"""What forces are called, to find them in what a sender wrote."""

from collections import defaultdict
from dataclasses import dataclass

from foitracker.store.models import ForceAlias
from foitracker.store.models.forces import ForceQuerySet


@dataclass(frozen=True, slots=True)
class Called:
    """A force with its names. An alias that several forces share is `shared`: it decides nothing by itself."""

    pk: int
    slug: str
    name: str
    short_name: str
    aliases: tuple[str, ...]
    shared: tuple[str, ...]


def names_of(forces: ForceQuerySet) -> list[Called]:
    """The names of these forces, in two queries however many they are: a file is stored with no more."""
    aliases: dict[tuple[int, bool], list[str]] = defaultdict(list)
    known = ForceAlias.objects.filter(force__in=forces.order_by()).order_by("pk")
    for force, alias, ambiguous in known.values_list("force_id", "alias", "ambiguous"):
        aliases[force, ambiguous].append(alias)
    return [
        Called(pk, slug, name, short_name, tuple(aliases[pk, False]), tuple(aliases[pk, True]))
        for pk, slug, name, short_name in forces.values_list("pk", "slug", "name", "short_name")
    ]
