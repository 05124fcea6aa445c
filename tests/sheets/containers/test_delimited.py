import pytest

from foitracker.sheets.containers import delimited
from foitracker.sheets.refusals import UnreadableFile


@pytest.fixture
def rows(tmp_path):
    """The cells of a text file, row by row."""

    def read(content):
        path = tmp_path / "answer.csv"
        path.write_bytes(content)
        grid = delimited.read(path).grids[0]
        return [
            [grid.cells[row, column].value if (row, column) in grid.cells else "" for column in range(grid.width)]
            for row in range(grid.height)
        ]

    return read


@pytest.mark.parametrize(
    "content",
    [
        "Offence,£\n".encode(),
        "Offence,£\n".encode("utf-8-sig"),
        "Offence,£\n".encode("utf-16"),
        "Offence,£\r\n".encode("cp1252"),
        "Offence\t£\n".encode(),
        "Offence;£\n".encode(),
        "Offence|£\n".encode(),
        "sep=;\r\nOffence;£\r\n".encode(),
    ],
)
def test_encodings_and_delimiters(rows, content):
    assert rows(content) == [["Offence", "£"]]


def test_thousands_in_quotes_stay_in_one_cell(rows):
    assert rows(b'Offence,2017\n"Rape, of a child","1,234"\n') == [["Offence", "2017"], ["Rape, of a child", "1,234"]]


def test_commas_inside_text_do_not_outvote_the_delimiter(rows):
    content = b"Rape, female;1;2\nRape, male;3;4\nTheft, of a car, or van;5;6\n"

    assert rows(content)[2] == ["Theft, of a car, or van", "5", "6"]


def test_titles_and_empty_lines_keep_their_rows(rows):
    assert rows(b"A title, with a comma\n\nOffence,2016,2017\nRape,1,<5\n")[3] == ["Rape", "1", "<5"]


def test_line_break_in_a_cell(rows):
    assert rows(b'"Recorded\noffences",2\n') == [["Recorded\noffences", "2"]]


def test_separators_of_lines_that_are_none_in_a_spreadsheet(rows):
    assert rows("a\x85b\u2028c,1\nd,2\n".encode()) == [["a\x85b\u2028c", "1"], ["d", "2"]]


@pytest.mark.parametrize("content", [b'a,b\n"1,2\n3,4\n', b'a,b\n"1"x,2\n', b"a,b\n1,\x00\n", b"\x81\x8d\x8f\n"])
def test_what_cannot_be_divided_or_is_no_text_is_refused(rows, content):
    with pytest.raises(UnreadableFile) as refused:
        rows(content)

    assert refused.value.advice
