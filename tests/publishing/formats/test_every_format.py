"""Every format that is found writes every table. A new format is tested here by being there."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from foitracker.publishing.formats import formats
from tests.publishing.made_up import make_publication, make_table


def text_of(written):
    """All text in a file: of the members, where it is an archive."""
    if not written.startswith(b"PK"):
        return written.decode()
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        return "".join(file.read(name).decode() for name in file.namelist() if name.endswith((".xml", ".csv")))


@pytest.fixture(params=sorted(formats()))
def format(request):
    return formats()[request.param]


def test_formats_are_found():
    assert {"csv", "json", "xlsx"} <= set(formats())


def test_a_format_says_what_it_is(format):
    assert format.SUFFIX.startswith(".")
    assert "/" in format.CONTENT_TYPE
    assert format.TITLE


def test_suffixes_are_unique():
    suffixes = [each.SUFFIX for each in formats().values()]

    assert len(suffixes) == len(set(suffixes))


def test_every_table_is_written(format):
    publication = make_publication(
        tables=tuple(make_table(name=f"table_{n}", title=f"Title number {n}") for n in range(1, 4))
    )

    text = text_of(format.write(publication))

    for table in publication.tables:
        assert table.title in text
    assert "ab" * 32 in text
    for words in ("674 offences in 2017/18.", "A charity", "press@example.org", "[x]", "A note."):
        assert words in text


def test_the_same_publication_is_the_same_bytes(format, monkeypatch):
    first = format.write(make_publication())
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert format.write(make_publication()) == first


def test_another_date_or_number_is_other_bytes(format):
    publication = make_publication()

    assert format.write(replace(publication, made_on=date(2019, 1, 1))) != format.write(publication)


def test_an_old_date_is_no_obstacle(format):
    assert format.write(make_publication(made_on=date(1975, 1, 1)))


def test_a_publication_without_tables_can_be_written(format):
    assert format.write(make_publication(tables=(), sources=()))


def test_a_table_without_rows_can_be_written(format):
    empty = replace(make_table(), rows=())

    assert format.write(make_publication(tables=(empty,)))
