"""What goes out together."""

from datetime import date

import pytest

from foitracker.publishing.publication import Publication, Source
from foitracker.publishing.table import Bounds, Mark, UnfitTable
from tests.publishing.made_up import table_of_two


@pytest.mark.parametrize("names", [("a", "A"), ("notes",), ("Sources",)])
def test_sheets_have_names_of_their_own(names):
    with pytest.raises(UnfitTable, match="cannot both be called"):
        Publication("Title", (), tuple(table_of_two(name=name) for name in names), date(2018, 9, 13))


def test_a_publication_knows_whether_it_has_figures():
    def has_figures(value):
        return Publication("T", (), (table_of_two(rows=(("Kent", value),)),), date(2018, 9, 13)).has_figures

    assert has_figures(0)
    assert has_figures(Bounds(0, 4))
    assert not has_figures(Mark.NOT_AVAILABLE)


def test_sources_are_a_table_with_every_cell():
    source = Source("Kent", "2017/18", "making", "answer.xlsx", "ab" * 32, "Sheet 1", "B11", "<5", Bounds(0, 4))
    published = Source("Kent", "2016/17", "making", "t.ods", "cd" * 32, "2016-17", "H9", "7", 7, "published table")
    publication = Publication("T", (), (table_of_two(),), date(2018, 9, 13), sources=(source, published))

    sources = publication.all_tables[-1]

    assert sources.name == "sources"
    assert sources.rows == (
        ("Kent", "2017/18", "making", "answer.xlsx", "ab" * 32, "Sheet 1", "B11", "<5", 0, 4, "answer"),
        ("Kent", "2016/17", "making", "t.ods", "cd" * 32, "2016-17", "H9", "7", 7, 7, "published table"),
    )


def test_notes_are_numbered_through():
    publication = Publication("T", (), (table_of_two(notes=("Second.",)),), date(2018, 9, 13), notes=("First.",))

    assert [(number, note) for number, note, _ in publication.numbered_notes()] == [(1, "First."), (2, "Second.")]
