"""Facts from exact counts by force name; and counts of eleven forces in the round of 2018, for its two years."""

from foitracker.totals.claims.facts import Facts, Place, PlaceKind, the_whole
from foitracker.totals.total import ForceTotal, Missing, Total

WALES = {"North Wales": (287, 373), "South Wales": (528, 543), "Gwent": (259, 267), "Dyfed-Powys": (363, 275)}
ENGLISH = {
    "Lancashire": (591, 674),
    "South Yorkshire": (666, 772),
    "Derbyshire": (302, 301),
    "Northamptonshire": (245, 263),
    "Hertfordshire": (309, 301),
    "Bedfordshire": (118, 200),
    "Cambridgeshire": (209, 164),
}


def facts_of_forces(counts, periods, places=()):
    """None is a force that gave no figure for the period."""
    slugs = {name: name.lower().replace(" ", "-") for name in counts}
    totals = tuple(
        _total_of_counts({slugs[name]: row[index] for name, row in counts.items()}, period)
        for index, period in enumerate(periods)
    )
    forces = tuple(Place(PlaceKind.FORCE, slug, name, (slug,), (name,)) for name, slug in slugs.items())
    return Facts(
        totals, (the_whole(tuple(slugs.values())), *places, *forces), (), None, {v: k for k, v in slugs.items()}
    )


def _total_of_counts(counts, period):
    forces = tuple(ForceTotal(slug, period, count, count) for slug, count in counts.items() if count is not None)
    missing = tuple(Missing(slug, "no answer yet") for slug, count in counts.items() if count is None)
    number = sum(one.low for one in forces) if forces else None
    return Total(period, number, number, tuple(counts), tuple(one.force for one in forces), missing, (), forces)
