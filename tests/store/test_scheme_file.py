"""A scheme with its rulings as CSV: what is written is read again, and what is wrong is refused with its line."""

import csv
import io
from datetime import date

import pytest

from foitracker.offences import load_scheme
from foitracker.offences.building import build_scheme
from foitracker.offences.scheme_rows import read_rows
from foitracker.store.scheme_file import Approved, RefusedFile, read, write

SLUG = "child-abuse-images"
SCHEME = load_scheme(SLUG)
TODAY = date(2018, 6, 1)
ONE = Approved("Local code 17", "possession", "Kent says so.", "", date(2018, 5, 31), "ann")
HEAD = "row,category,text,detail,force,ruled_on,ruled_by\n"
NAMED = f"scheme,,{SLUG},,,,\n"


def again(*approved):
    return read(write(SLUG, approved).encode(), scheme=SCHEME, forces={"kent"}, today=TODAY)


def refused(content):
    content = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(RefusedFile) as caught:
        read(content, scheme=SCHEME, forces={"kent"}, today=TODAY)
    return caught.value.problems


@pytest.mark.parametrize(
    "one",
    [
        ONE,
        Approved(
            'Line\nbreak, comma, "quotes" and Â£', "possession", "Why; not?", "kent", TODAY, "ann, confirmed by bob"
        ),
        Approved("=HYPERLINK(1)", "total_row", "+44 says so", "", TODAY, "@ann"),
        Approved("'=twice", "total_row", "'", "", TODAY, "-"),
    ],
)
def test_what_is_written_is_read_again(one):
    assert again(one) == [one]


def test_nothing_in_the_file_is_computed_by_a_spreadsheet():
    rows = csv.reader(io.StringIO(write(SLUG, [Approved("=1+1", "total_row", "@SUM", "", TODAY, "-ann")])))

    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_scheme_itself_is_in_the_file(tmp_path, monkeypatch):
    (tmp_path / f"{SLUG}.csv").write_text(write(SLUG, [ONE]), encoding="utf-8")
    before = read_rows(SLUG)
    monkeypatch.setattr("foitracker.offences.scheme_rows.SCHEMES", tmp_path)

    assert read_rows(SLUG) == before
    assert build_scheme(SLUG, read_rows(SLUG)).categories == SCHEME.categories


def test_a_mark_of_byte_order_and_other_columns_are_no_mistake():
    text = "more," + HEAD + f",scheme,,{SLUG},,,,\n,ruling,possession,Local code 17,Kent says so.,,2018-05-31,ann\n"

    assert read(text.encode("utf-8-sig"), scheme=SCHEME, forces=(), today=TODAY) == [ONE]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ruling,nonsense,Local code 17,Why.,,2018-05-31,ann", "Line 3: there is no category “nonsense”"),
        ("ruling,possession,,Why.,,2018-05-31,ann", "Line 3: there is no wording"),
        ("ruling,possession,- / -,Why.,,2018-05-31,ann", "Line 3: there is no wording"),
        ("ruling,possession,Local code 17, ,,2018-05-31,ann", "Line 3: there is no reason"),
        ("ruling,possession,Local code 17,Why.,,2018-05-31,", "Line 3: nobody is named"),
        ("ruling,possession,Local code 17,Why.,atlantis,2018-05-31,ann", "Line 3: there is no force “atlantis”"),
        ("ruling,possession,Local code 17,Why.,,31/05/2018,ann", "Line 3: “31/05/2018” is no day"),
        ("ruling,possession,Local code 17,Why.,,2018-06-02,ann", "Line 3: “2018-06-02” is no day"),
        ("ruling,possession,Local code 17,Why.,,,ann", "Line 3: “” is no day"),
        ("category,possession,Something else,,,,", "Line 3: the category “possession” is “Something else” there"),
        ("ruling,possession,Local code 17,Why.,,2018-05-31,ann,more", "Line 3: there are more fields than columns"),
        ('ruling,"possession', "Line 3: this cannot be read as CSV"),
    ],
)
def test_a_mistake_is_refused_with_its_line(line, says):
    [problem] = refused(HEAD + NAMED + line + "\n")

    assert problem.startswith(says)


def test_every_mistake_is_named_at_once():
    problems = refused(HEAD + NAMED + "ruling,x,a,Why.,,2018-05-31,ann\nruling,possession,b,,nowhere,2018-05-31,ann\n")

    assert [problem.split(":")[0] for problem in problems] == ["Line 3", "Line 4", "Line 4"]


def test_the_same_words_with_two_meanings_are_refused():
    lines = (
        "ruling,possession,Local code 17,Why.,,2018-05-31,ann\nruling,total_row,LOCAL  CODE 17,Why.,,2018-05-31,ann\n"
    )

    assert refused(HEAD + NAMED + lines) == ("Line 4: the wording means something else on line 3.",)


def test_the_same_words_may_mean_something_else_in_one_force():
    other = Approved("Local code 17", "total_row", "x", "kent", TODAY, "ann")

    assert again(ONE, other, ONE) == [ONE, other]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe\x00", "no CSV in UTF-8"),
        ("", "Line 1: these columns are missing: row, category"),
        ("row,category\n", "Line 1: these columns are missing: text, detail"),
        (HEAD, "names no scheme"),
        (HEAD + "scheme,,home-office,,,,\n", "names the scheme “home-office”"),
        (HEAD + NAMED, "no row “ruling”"),
    ],
)
def test_a_file_that_is_none_of_this_scheme_is_refused(content, says):
    [problem] = refused(content)

    assert says in problem


def test_an_endless_file_is_refused(monkeypatch):
    monkeypatch.setattr("foitracker.store.scheme_file.MOST_ROWS", 2)

    assert "more than 2 rows" in refused(HEAD + NAMED * 3)[0]
