"""Every territorial police force of the United Kingdom as a tile of one size, roughly where it lies.

On a map drawn to scale Police Scotland is a third of the picture and the City of London cannot be seen; here each
force has the same room for its number. Shades say which of five groups a number is in, and the number says the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from foitracker.publishing.svg import INK, PAPER, SOFT, Element, add, picture, write

# Force -> column, row and what fits on the tile. Columns run from west to east, rows from north to south.
TILES: Mapping[str, tuple[int, int, str]] = {
    "scotland": (3, 0, "Scotland"),
    "northumbria": (4, 1, "Northumbria"),
    "northern-ireland": (1, 2, "N Ireland"),
    "cumbria": (3, 2, "Cumbria"),
    "durham": (4, 2, "Durham"),
    "cleveland": (5, 2, "Cleveland"),
    "lancashire": (3, 3, "Lancashire"),
    "west-yorkshire": (4, 3, "W Yorks"),
    "north-yorkshire": (5, 3, "N Yorks"),
    "merseyside": (2, 4, "Merseyside"),
    "greater-manchester": (3, 4, "Gtr Manch"),
    "south-yorkshire": (4, 4, "S Yorks"),
    "humberside": (5, 4, "Humberside"),
    "north-wales": (1, 5, "N Wales"),
    "cheshire": (2, 5, "Cheshire"),
    "derbyshire": (3, 5, "Derbyshire"),
    "nottinghamshire": (4, 5, "Notts"),
    "lincolnshire": (5, 5, "Lincs"),
    "dyfed-powys": (1, 6, "Dyfed-P"),
    "west-mercia": (2, 6, "W Mercia"),
    "staffordshire": (3, 6, "Staffs"),
    "leicestershire": (4, 6, "Leics"),
    "northamptonshire": (5, 6, "Northants"),
    "cambridgeshire": (6, 6, "Cambs"),
    "norfolk": (7, 6, "Norfolk"),
    "south-wales": (0, 7, "S Wales"),
    "gwent": (1, 7, "Gwent"),
    "gloucestershire": (2, 7, "Glos"),
    "west-midlands": (3, 7, "W Midlands"),
    "warwickshire": (4, 7, "Warks"),
    "bedfordshire": (5, 7, "Beds"),
    "hertfordshire": (6, 7, "Herts"),
    "suffolk": (7, 7, "Suffolk"),
    "avon-and-somerset": (2, 8, "Avon & S"),
    "wiltshire": (3, 8, "Wilts"),
    "thames-valley": (4, 8, "Thames V"),
    "metropolitan": (5, 8, "Met"),
    "city-of-london": (6, 8, "City"),
    "essex": (7, 8, "Essex"),
    "devon-and-cornwall": (1, 9, "Devon & C"),
    "dorset": (2, 9, "Dorset"),
    "hampshire": (3, 9, "Hampshire"),
    "surrey": (4, 9, "Surrey"),
    "sussex": (5, 9, "Sussex"),
    "kent": (6, 9, "Kent"),
}
SHADES = ("#f2efe8", "#d3cec2", "#a9a499", "#68635a", "#2c2a26")  # the last two carry white text
GROUPS, FIRST_DARK = len(SHADES), 3

_SIDE, _GAP, _LEFT, _TOP = 74, 4, 8, 32


class NoTile(KeyError):
    """The force has no area of its own and so no tile, or is not known."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A force's number. `shown` is printed ("26.8", "3 to 7", "no rate"); `value` decides the shade; None has none."""

    force: str
    name: str
    value: int | Decimal | Fraction | None
    shown: str = ""


def tile_map(
    tiles: Sequence[Tile], *, title: str, note: str, key: str = "tile-map", finding: str = "", around_zero: bool = False
) -> str:
    """An SVG of all forces. A force that is not among `tiles` is drawn without a figure.

    `finding` says what the map shows; the lowest and the highest follow it. `around_zero` keeps numbers below zero in
    the lightest group, apart from all others. `note` is printed under the title: what the numbers are, and that forces
    record differently, which the Office for Statistics Regulation asks to be said wherever forces are shown side by
    side. Raises `NoTile`.
    """
    by_force = {tile.force: tile for tile in tiles}
    for force in by_force:
        if force not in TILES:
            raise NoTile(force)
    columns = 1 + max(column for column, _, _ in TILES.values())
    rows = 1 + max(row for _, row, _ in TILES.values())
    chart = picture(
        key=key,
        title=title,
        under=note,
        finding=" ".join(filter(None, (finding, _finding(by_force, note)))),
        width=2 * _LEFT + columns * (_SIDE + _GAP),
        height=_TOP + rows * (_SIDE + _GAP) + 8,
    )
    groups = group_bounds([tile.value for tile in tiles if tile.value is not None], around_zero=around_zero)
    _key(chart.body, by_force, groups)
    for force, (column, row, label) in TILES.items():
        x, y = _LEFT + column * (_SIDE + _GAP), _TOP + row * (_SIDE + _GAP)
        _tile(chart.body, by_force.get(force), label, groups, x=x, y=y)
    return str(chart)


def group_bounds(
    values: Sequence[int | Decimal | Fraction], *, around_zero: bool = False
) -> tuple[int | Decimal | Fraction, ...]:
    """The largest value of each group: five groups of as equal size as equal values allow, fewer for few values.

    `around_zero` makes one group of the values below zero, and four of the others.
    """
    below = [value for value in values if around_zero and value < 0]
    others = sorted(value for value in values if not (around_zero and value < 0))
    return tuple(sorted({*_ends(below, 1), *_ends(others, GROUPS - 1 if below else GROUPS)}))


def _ends(values: Sequence, groups: int) -> list:
    ordered, count = sorted(values), len(values)
    return [ordered[(at * count + groups - 1) // groups - 1] for at in range(1, groups + 1)] if ordered else []


def _tile(root: Element, tile: Tile | None, label: str, groups: Sequence, *, x: int, y: int) -> None:
    if tile is None or tile.value is None:
        missing = {"class_": "tile tile-missing", "fill": PAPER, "stroke": SOFT, "stroke_dasharray": "4 3"}
        add(root, "rect", x=x, y=y, width=_SIDE, height=_SIDE, **missing)
        _words(root, label, (tile and tile.shown) or "no figure", "tile-text", INK, x=x, y=y)
        return
    shade = _shade(tile.value, groups)
    _box(root, shade, x=x, y=y, side=_SIDE)
    class_, fill = ("tile-text-on-dark", PAPER) if shade >= FIRST_DARK else ("tile-text", INK)
    _words(root, label, tile.shown, class_, fill, x=x, y=y)


def _box(root: Element, shade: int, *, x: int, y: int, side: int) -> None:
    look = {"class_": f"tile tile-{shade + 1}", "fill": SHADES[shade], "stroke": INK, "stroke_width": "0.5"}
    add(root, "rect", x=x, y=y, width=side, height=side, **look)


def _words(root: Element, label: str, shown: str, class_: str, fill: str, *, x: int, y: int) -> None:
    look = {"x": x + _SIDE // 2, "class_": class_, "fill": fill, "text_anchor": "middle"}
    write(root, label, y=y + 28, font_size=11, **look)
    write(root, shown, y=y + 52, font_size=15 if len(shown) < 8 else 11, font_weight="bold", **look)


def _key(root: Element, by_force: Mapping[str, Tile], groups: Sequence) -> None:
    """One swatch a group, with the numbers at its two ends."""
    given = sorted((tile for tile in by_force.values() if tile.value is not None), key=lambda tile: tile.value)
    for at, end in enumerate(groups):
        inside = [tile.shown for tile in given if _group(tile.value, groups) == at]
        x = _LEFT + at * 124
        _box(root, _shade(end, groups), x=x, y=0, side=16)
        words = inside[0] if inside[0] == inside[-1] else f"{inside[0]} to {inside[-1]}"
        write(root, words, x=x + 22, y=13, class_="chart-key", font_size=12)


def _group(value: int | Decimal | Fraction, groups: Sequence) -> int:
    return next(at for at, end in enumerate(groups) if value <= end)


def _shade(value: int | Decimal | Fraction, groups: Sequence) -> int:
    """Fewer than five groups are spread from the lightest to the darkest shade."""
    at = _group(value, groups)
    return at * (GROUPS - 1) // (len(groups) - 1) if len(groups) > 1 else GROUPS // 2


def _finding(by_force: Mapping[str, Tile], note: str) -> str:
    given = sorted(
        (tile for tile in by_force.values() if tile.value is not None), key=lambda tile: (tile.value, tile.name)
    )
    if not given:
        return f"No force has a figure yet. {note}"
    low, high = given[0], given[-1]
    missing = len(TILES) - len(given)
    words = f"The lowest is {low.name} with {low.shown}, the highest {high.name} with {high.shown}."
    if missing:
        words += f" {missing} of {len(TILES)} forces {'has' if missing == 1 else 'have'} no such figure."
    return f"{words} {note}"
