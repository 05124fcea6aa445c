"""What a text is checked against: the national result of a round with everything its forces and areas are called."""

from collections import defaultdict
from collections.abc import Iterable

from foitracker.store.models import Force, Request, Round
from foitracker.store.queries.national import National, national
from foitracker.totals.claims.facts import Category, Facts, Place, PlaceKind, the_whole
from foitracker.totals.entries import Counting

# Parts of the country that a press release names and that are more than one nation.
_TOGETHER = {
    ("England and Wales", "England & Wales"): ("England", "Wales"),
    ("Great Britain", "Britain"): ("England", "Scotland", "Wales"),
}
_OF_A_NATION = ("police", "forces", "force", "constabularies", "total", "figure", "figures", "offences", "number")
_ADJECTIVES = {"England": "English", "Scotland": "Scottish", "Wales": "Welsh", "Northern Ireland": "Northern Irish"}
# Other law and other counting rules: in the sum with a note, and in no ranking with the rest.
_OTHER_LAW = ("Scotland", "Northern Ireland")
_SHORTEST_NAME = 5  # a shorter alias counts only as it is written: "Met", "Kent" stays a name


def facts_of(round: Round) -> Facts:
    """The figures of a round for the checker, as they stand now: the queries of the national result and three more."""
    forces = Force.objects.filter(requests__round=round).prefetch_related("aliases")
    answered = Request.objects.in_round(round).filter(state=Request.State.ANSWERED)
    return facts_from(national(round), forces, answered.values_list("force__slug", flat=True))


def facts_from(result: National, forces: Iterable[Force], answered: Iterable[str] = ()) -> Facts:
    """The figures of a national result for the checker; `answered` are the slugs of the forces that answered."""
    counted = [code for code, how in result.measure.counting.items() if how is Counting.COUNTED]
    return Facts(
        totals=result.totals,
        places=(the_whole(sorted(result.names)), *_areas(result), *(_force(force) for force in forces)),
        categories=tuple(Category(code, result.measure.title(code)) for code in counted),
        populations=result.populations,
        force_names=result.names,
        other_law=frozenset(slug for slug, nation in result.nations.items() if nation in _OTHER_LAW),
        answered=frozenset(answered),
    )


def _areas(result):
    """The nations and regions that forces of the round lie in. A nation goes before a region of its name."""
    nations, regions = defaultdict(list), defaultdict(list)
    for slug in sorted(result.names):
        nations[result.nations[slug]].append(slug)
        regions[result.regions[slug]].append(slug)
    for name, forces in nations.items():
        yield Place(PlaceKind.NATION, name, name, tuple(forces), (name, *_of_nation(name)))
    for name, forces in regions.items():
        if name not in nations:
            yield Place(
                PlaceKind.REGION,
                name,
                f"the {name}" if " " in name and " and " not in name else name,
                tuple(forces),
                _region_names(name),
            )
    for names, parts in _TOGETHER.items():
        if all(part in nations for part in parts):
            forces = tuple(slug for part in parts for slug in nations[part])
            yield Place(PlaceKind.NATION, "", names[0], forces, names)


def _of_nation(name):
    """ "Welsh forces", "Welsh police", "the Welsh total"."""
    adjective = _ADJECTIVES.get(name)
    return [f"{adjective} {noun}" for noun in _OF_A_NATION] if adjective else []


def _region_names(name):
    """ "Yorkshire and The Humber" is also "Yorkshire & the Humber"; "the West Midlands region" is no force."""
    return tuple({name, name.replace(" and ", " & "), f"{name} region", f"{name} of England"})


def _force(force):
    names = {force.name, force.short_name, f"{force.short_name} Police"}
    aliases = [alias.alias for alias in force.aliases.all() if not alias.ambiguous]
    names |= {alias for alias in aliases if len(alias) > _SHORTEST_NAME}
    return Place(
        PlaceKind.FORCE,
        force.slug,
        force.name,
        (force.slug,),
        tuple(sorted(names)),
        tuple(alias for alias in aliases if len(alias) <= _SHORTEST_NAME),
    )
