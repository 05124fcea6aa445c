"""What forces are called, to find them in what a sender wrote."""

from dataclasses import dataclass
from functools import lru_cache

from foitracker.store.asked_often import AskedOften
from foitracker.store.models import Force, Round
from foitracker.store.models.forces import ForceQuerySet

_NAMES = ("pk", "slug", "name", "short_name")


@dataclass(frozen=True, slots=True)
class Called:
    """A force with its names. An alias that several forces share is `shared`: it decides nothing by itself."""

    pk: int
    slug: str
    name: str
    short_name: str
    aliases: tuple[str, ...]
    shared: tuple[str, ...]


def names_of(forces: ForceQuerySet) -> tuple[Called, ...]:
    """The names of these forces, in one query however many they are."""
    return _called(tuple(_named(forces)))


def names_asked_in(round: Round) -> tuple[Called, ...]:
    """Those of the forces that a round asks: a file is stored with no more."""
    return _called(tuple(_asked_in(round.pk)))


def _named(forces):
    return forces.order_by("name", "aliases__pk").values_list(*_NAMES, "aliases__ambiguous", "aliases__alias")


_asked_in = AskedOften(lambda round: _named(Force.objects.asked_in(round)))


@lru_cache(maxsize=10)  # files of a round come one after the other, and it asks the same forces each time
def _called(named):
    aliases: dict[tuple, dict[bool, list[str]]] = {}
    for *names, ambiguous, alias in named:
        of_force = aliases.setdefault(tuple(names), {False: [], True: []})
        if alias is not None:  # a force may have none
            of_force[ambiguous].append(alias)
    return tuple(Called(*names, tuple(known[False]), tuple(known[True])) for names, known in aliases.items())
