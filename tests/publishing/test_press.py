from foitracker.periods import financial_year
from foitracker.publishing.place_figures import Level
from foitracker.publishing.press import Claim, Line, Press
from tests.publishing.made_up import make_line

YEAR = financial_year(2017)


def test_a_line_falls_into_text_and_numbers_that_make_it_up_again():
    line = make_line()

    pieces = list(line.pieces())

    assert "".join(words for words, _ in pieces) == line.text
    assert [words for words, claim in pieces if claim] == ["674 offences", "591"]


def test_a_line_that_is_nothing_but_a_number():
    line = Line(Level.FORCE, "kent", "Kent Police", "", "674", (Claim(0, 3, Level.FORCE, "kent", YEAR),))

    assert [words for words, _ in line.pieces()] == ["674"]


def test_lines_are_found_by_their_place():
    line = make_line()
    press = Press((line,), ())

    assert press.line(Level.FORCE, "kent") is line
    assert press.line(Level.REGION, "kent") is None
    assert press.at(Level.FORCE) == (line,)
