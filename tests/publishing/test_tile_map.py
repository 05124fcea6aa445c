from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.publishing.svg import INK, PAPER
from foitracker.publishing.tile_map import FIRST_DARK, SHADES, TILES, NoTile, Tile, group_bounds, tile_map
from tests.publishing.pictures import finding, parsed, shapes, texts

NOTE = "Offences recorded in 2017/18. Forces record differently."


def drawn(tiles):
    return parsed(tile_map(tiles, title="Offences by force", note=NOTE))


def numbers(count):
    return [Tile(force, force.title(), at + 1, str(at + 1)) for at, force in enumerate(list(TILES)[:count])]


def test_forty_five_forces_have_a_place_of_their_own():
    places = Counter((column, row) for column, row, _ in TILES.values())

    assert len(TILES) == 45
    assert set(places.values()) == {1}
    assert len({label for _, _, label in TILES.values()}) == 45


@pytest.mark.parametrize(
    ("force", "neighbour", "direction"),
    [
        ("scotland", "northumbria", "north"),
        ("kent", "devon-and-cornwall", "east"),
        ("northern-ireland", "cumbria", "west"),
        ("norfolk", "suffolk", "north"),
        ("south-wales", "gwent", "west"),
        ("north-wales", "south-wales", "north"),
        ("cumbria", "lancashire", "north"),
        ("city-of-london", "metropolitan", "east"),
    ],
)
def test_tiles_lie_as_on_a_map(force, neighbour, direction):
    (column, row, _), (other_column, other_row, _) = TILES[force], TILES[neighbour]

    assert {"north": row < other_row, "east": column > other_column, "west": column < other_column}[direction]


def test_every_force_is_drawn_with_its_number_as_text():
    root = drawn(numbers(45))

    assert {label for _, _, label in TILES.values()} <= set(texts(root))
    assert {str(number) for number in range(1, 46)} <= set(texts(root))


def test_a_force_without_a_figure_is_drawn_as_such():
    root = drawn([*numbers(40), Tile("kent", "Kent", None)])

    assert len(shapes(root, "rect", "tile-missing")) == 5
    assert texts(root).count("no figure") == 5


def test_a_force_without_an_area_has_no_tile():
    with pytest.raises(NoTile, match="btp"):
        drawn([Tile("btp", "British Transport Police", 4, "4")])


def test_the_map_tells_its_finding():
    tiles = [Tile("kent", "Kent Police", Decimal("21.4"), "21.4"), Tile("essex", "Essex Police", Decimal("8.9"), "8.9")]

    assert finding(drawn(tiles)) == (
        "The lowest is Essex Police with 8.9, the highest Kent Police with 21.4. "
        f"43 of 45 forces have no such figure. {NOTE}"
    )
    assert finding(drawn([])) == f"No force has a figure yet. {NOTE}"


def test_what_the_map_shows_is_said_first():
    svg = tile_map(numbers(45), title="Offences by force", note=NOTE, finding="Of 45 forces all rose.")

    assert finding(parsed(svg)).startswith("Of 45 forces all rose. The lowest is")


def test_falls_have_a_shade_of_their_own():
    tiles = [Tile(force, force, at - 3, str(at - 3)) for at, force in enumerate(list(TILES)[:11])]

    root = parsed(tile_map(tiles, title="Change", note=NOTE, around_zero=True))

    assert group_bounds(range(-3, 8), around_zero=True) == (-1, 1, 3, 5, 7)
    assert len(shapes(root, "rect", "tile-1")) == 3 + 1  # one in the key
    assert texts(root, "chart-key")[:2] == ["-3 to -1", "0 to 1"]
    assert group_bounds(range(1, 6), around_zero=True) == group_bounds(range(1, 6))


def test_five_groups_of_one_size():
    root = drawn(numbers(45))

    assert group_bounds(range(1, 46)) == (9, 18, 27, 36, 45)
    assert [len(shapes(root, "rect", f"tile-{shade}")) for shade in range(1, 6)] == [9 + 1] * 5  # one in the key
    assert texts(root, "chart-key")[:2] == ["1 to 9", "10 to 18"]


@pytest.mark.parametrize("values", [[5], [5, 5, 5], [1, 9], [0, 0, 0, 0, 0, 7]])
def test_few_or_equal_values_make_fewer_groups(values):
    tiles = [Tile(force, force, value, str(value)) for force, value in zip(TILES, values, strict=False)]

    assert len(group_bounds(values)) <= len(set(values))
    assert max(group_bounds(values)) == max(values)
    drawn(tiles)


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=45))
def test_every_value_is_in_a_group(values):
    bounds = group_bounds(values)

    assert list(bounds) == sorted(set(bounds))
    assert bounds[-1] == max(values)
    drawn([Tile(force, force, value, str(value)) for force, value in zip(TILES, values, strict=False)])


def test_numbers_can_be_read_on_every_shade():
    for at, shade in enumerate(SHADES):
        assert contrast(shade, PAPER if at >= FIRST_DARK else INK) >= 4.5


def test_shades_grow_darker():
    assert [luminance(shade) for shade in SHADES] == sorted(map(luminance, SHADES), reverse=True)


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
