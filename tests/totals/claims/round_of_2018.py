"""A round like that of 2018: the published counts of some forces, and the rest of the country as a few made-up ones.

The United Kingdom adds up to 18,522 and 22,724, Lancashire's 674 are 541 and 133, Wales is the four Welsh forces.
"""

from foitracker.periods import financial_year
from foitracker.totals.claims.facts import Category, Facts, Place, PlaceKind, the_whole
from foitracker.totals.coverage import Populations
from foitracker.totals.total import ForceTotal, Missing, Part, Total

PERIODS = (financial_year(2016), financial_year(2017))
CATEGORIES = (
    Category("make", "Taking, making or distributing indecent images of children"),
    Category("possess", "Possession of indecent images of children"),
    Category("unsplit", "Indecent images of children, not broken down"),
)
# Force, what else it is called, region, nation, and (make, possess) or a number for each year.
FORCES = (
    ("Lancashire Constabulary", ("Lancashire", "Lancashire Police"), "North West", "England", (471, 120), (541, 133)),
    ("Greater Manchester Police", ("Greater Manchester",), "North West", "England", (1_000, 300), (1_100, 400)),
    ("Bedfordshire Police", ("Bedfordshire",), "East of England", "England", (90, 28), (150, 50)),
    ("Essex Police", ("Essex",), "East of England", "England", (500, 100), (650, 100)),
    ("South Yorkshire Police", ("South Yorkshire",), "Yorkshire and The Humber", "England", (566, 100), (649, 123)),
    ("Northamptonshire Police", ("Northamptonshire",), "East Midlands", "England", 245, 263),
    ("Metropolitan Police Service", ("Metropolitan Police",), "London", "England", (1_200, 400), (1_500, 500)),
    ("Kent Police", ("Kent",), "South East", "England", (8_000, 2_909), (10_500, 3_542)),
    ("North Wales Police", ("North Wales",), "Wales", "Wales", (200, 87), (273, 100)),
    ("South Wales Police", ("South Wales",), "Wales", "Wales", (400, 128), (400, 143)),
    ("Gwent Police", ("Gwent",), "Wales", "Wales", (200, 59), (200, 67)),
    ("Dyfed-Powys Police", ("Dyfed-Powys",), "Wales", "Wales", (300, 63), (200, 75)),
    ("Police Scotland", (), "Scotland", "Scotland", (500, 256), (500, 165)),
    ("Police Service of Northern Ireland", (), "Northern Ireland", "Northern Ireland", (250, 50), (300, 100)),
)
CHILDREN = {"Lancashire Constabulary": 315_273, "Greater Manchester Police": 634_857, "Kent Police": 400_033}


def round_of_2018(silent=()):
    """`silent` are the forces, by name, that gave no figure for the second year."""
    slugs = {name: _slug(name) for name, *_ in FORCES}
    totals = tuple(_total(index, period, silent if index else ()) for index, period in enumerate(PERIODS))
    return Facts(
        totals,
        (the_whole(tuple(slugs.values())), *_areas(), *_force_places()),
        CATEGORIES,
        Populations(2017, {_slug(name): people for name, people in CHILDREN.items()}),
        {slug: name for name, slug in slugs.items()},
        other_law=frozenset({"police-scotland", "police-service-of-northern-ireland"}),
    )


def _slug(name):
    return name.lower().replace(" ", "-")


def _total(index, period, silent):
    forces = tuple(_force(row, row[4 + index], period) for row in FORCES if row[0] not in silent)
    forces = tuple(sorted(forces, key=lambda one: one.force))
    missing = tuple(Missing(_slug(name), "no answer yet") for name in silent)
    number = sum(one.low for one in forces)
    asked = tuple(sorted(_slug(name) for name, *_ in FORCES))
    return Total(period, number, number, asked, tuple(one.force for one in forces), missing, (), forces)


def _force(row, counts, period):
    split = isinstance(counts, tuple)
    parts = dict(zip(("make", "possess"), counts, strict=True)) if split else {"unsplit": counts}
    number = sum(parts.values())
    return ForceTotal(
        _slug(row[0]), period, number, number, tuple(Part(c, n, n) for c, n in parts.items()), split=split
    )


def _areas():
    for column, kind in ((3, PlaceKind.NATION), (2, PlaceKind.REGION)):
        for name in sorted({row[column] for row in FORCES}):
            forces = tuple(_slug(row[0]) for row in FORCES if row[column] == name)
            if kind is PlaceKind.NATION or name not in {row[3] for row in FORCES}:
                shown = f"the {name}" if " " in name and " and " not in name and kind is PlaceKind.REGION else name
                yield Place(kind, name, shown, forces, (name,))
    forces = tuple(_slug(row[0]) for row in FORCES if row[3] in ("England", "Wales"))
    yield Place(PlaceKind.NATION, "", "England and Wales", forces, ("England and Wales",))


def _force_places():
    for name, others, *_ in FORCES:
        yield Place(PlaceKind.FORCE, _slug(name), name, (_slug(name),), (name, *others))
