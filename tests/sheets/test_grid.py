import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitracker.sheets.grid import Cell, Grid, address, parse_address


@pytest.mark.parametrize(
    ("place", "name"),
    [((0, 0), "A1"), ((10, 1), "B11"), ((0, 25), "Z1"), ((0, 26), "AA1"), ((1048575, 16383), "XFD1048576")],
)
def test_addresses(place, name):
    assert address(*place) == name
    assert parse_address(name) == place


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_address_leads_back_to_its_cell(row, column):
    assert parse_address(address(row, column)) == (row, column)


@pytest.mark.parametrize("text", ["", "A", "1", "A0", "a1", "A1:B2", "AAAA1", "$A$1"])
def test_what_is_no_address(text):
    with pytest.raises(ValueError, match="no address"):
        parse_address(text)


def test_size_of_a_grid():
    grid = Grid("Sheet1", {(4, 2): Cell(4, 2, 1, "1")})

    assert (grid.height, grid.width) == (5, 3)
    assert (Grid("Empty", {}).height, Grid("Empty", {}).width) == (0, 0)
