"""The press pack, read back: what a press office finds in it, and every number equal to the tables it was made of."""

import re
from dataclasses import replace
from decimal import Decimal

from foitracker.publishing.differences import shown
from foitracker.publishing.formats.docx import NO_EMBARGO, TO_ADD, write
from foitracker.publishing.press import Press
from foitracker.publishing.table import Bounds, Column, Kind, Mark
from tests.publishing import word
from tests.publishing.made_up import make_line, make_press, make_publication, make_source, make_table


def by_force_table():
    return make_table(
        name="press_by_force",
        title="By force for the press",
        columns=(
            Column("force", "Force"),
            Column("year_0", "2016/17", Kind.COUNT),
            Column("year_1", "2017/18", Kind.COUNT),
            Column("change", "Change, per cent", Kind.PERCENT),
            Column("status", "Status"),
        ),
        rows=(
            ("Kent Police", 591, 674, Decimal("14.04"), "counted"),
            ("Gwent Police", Bounds(3, 7), Mark.NOT_AVAILABLE, Mark.NOT_AVAILABLE, "no figure: refused"),
        ),
    )


def national_table():
    return make_table(
        name="national",
        title="National",
        columns=(
            Column("category", "Category"),
            Column("period_0", "Offences 2016/17", Kind.COUNT),
            Column("period_1", "Offences 2017/18", Kind.COUNT),
        ),
        rows=(("All counted offences", Bounds(594, 598), 674),),
    )


def pack(**fields):
    usual = {"press": make_press(), "by_force": by_force_table(), "tables": (national_table(), make_table())}
    return make_publication(**usual | fields)


def test_the_embargo_stands_under_the_title_with_date_time_and_zone():
    assert word.words(write(pack()))[1] == "Embargoed until 00:01 BST on Friday 14 September 2018."
    assert word.words(write(pack(press=make_press(embargo=""))))[1] == NO_EMBARGO


def test_the_parts_stand_in_the_order_a_press_office_needs_them():
    titles = [words for level, words in word.headings(write(pack())) if level == 1]

    assert titles == [
        "Key figures",
        "Forces",
        "Quotes",
        "Notes to editors",
        "Contact",
        "Appendix: all tables, and where every figure comes from",
    ]


def test_lines_stand_under_the_name_of_their_place_with_what_to_know_first():
    text = word.words(write(pack()))
    at = text.index("Kent Police")

    assert text[at + 1] == "Kent Police recorded 674 offences in 2017/18, up from 591 in 2016/17."
    assert text[at + 2] == "Before you print it: A caveat."


def test_who_publishes_and_whom_to_call_or_a_place_to_write_it():
    text = word.words(write(pack()))

    assert "A charity" in text
    assert "press@example.org" in text
    assert text.count(TO_ADD) == 1  # the quotes
    assert word.words(write(replace(pack(), contact=""))).count(TO_ADD) == 2


def test_notes_to_editors_are_texts_and_no_formulas():
    assert "=1+1 is a note." in word.words(write(pack()))


def test_every_table_is_there_with_every_value_as_it_is():
    publication = pack()
    written = {tuple(table[0]): table[1:] for table in word.tables(write(publication))}

    for table in (publication.by_force, *publication.tables):
        heading = tuple(column.title for column in table.columns)
        expected = [
            [value.value if isinstance(value, Mark) else shown(value) for value in row] for row in table.filled_rows
        ]
        assert written[heading] == expected


def test_every_number_of_a_line_is_in_the_tables():
    publication = pack()
    in_tables = {
        shown(value) for table in (publication.by_force, *publication.tables) for row in table.rows for value in row
    }

    in_lines = {
        re.search(r"[\d,]+", words)[0] for line in publication.press.lines for words, claim in line.pieces() if claim
    }

    assert in_lines
    assert in_lines <= in_tables


def test_the_cells_of_a_file_are_in_one_row():
    sources = (make_source(), replace(make_source(), cell="B12"), replace(make_source(), sheet="Notes", cell="A1"))

    files = word.tables(write(pack(sources=sources)))[-1]

    assert files[1:] == [["Kent", "answer.xlsx", "ab" * 32, "Sheet 1: B11, B12; Notes: A1"]]


def test_every_picture_has_its_words_and_every_table_its_heading_row():
    written = write(pack())

    national, by_force = word.pictures(written)
    assert national == "Upright bars. 2016/17: 594 to 598; 2017/18: 674."
    assert by_force.startswith("Bars of 2 forces, from Kent Police (2016/17: 591; 2017/18: 674) down to Gwent Police")
    assert all(rows == [0] for rows in word.marked_heading_rows(written))


def test_a_press_without_lines_and_a_publication_without_press_are_written():
    assert "Forces" not in [words for _, words in word.headings(write(pack(press=Press((), ()))))]
    old = word.headings(write(make_publication()))
    assert "Notes to editors" not in [words for _, words in old]
    assert "Key figures" in [words for _, words in old]


def test_a_line_without_text_is_left_out():
    empty = replace(make_line(), text="", claims=())

    assert "Kent Police" not in word.words(write(pack(press=make_press(lines=(empty,)))))
