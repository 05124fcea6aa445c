"""Tables of Word documents and PDFs: with their place as their address, and what is hidden or cannot be read said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitracker.sheets import sandboxed
from foitracker.sheets.refusals import UnreadableFile
from tests.sheets.made_documents import cell, docx, paragraph, pdf, table

ANSWER = [
    ("Offence", "2016/17", "2017/18"),
    ("Stalking", "3", "4"),
    ("Harassment", "5", "<5"),
    ("Total", "8", "*"),
]
READ = [
    ("B2", "3", "Stalking"), ("C2", "4", "Stalking"), ("B3", "5", "Harassment"), ("C3", "<5", "Harassment"),
]  # fmt: skip


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    path = tmp_path_factory.mktemp("documents") / "answer"

    def read(content):
        path.write_bytes(content)
        return sandboxed.read(path)

    return read


def data(found, sheet=None):
    return [
        (reading.cell, reading.raw, *reading.row_labels)
        for reading in found.readings
        if reading.role == "data" and sheet in (None, reading.sheet)
    ]


def what(found):
    return {finding.what: finding.severity for finding in found.findings}


def test_a_table_of_a_letter_is_read_under_its_title(read):
    found = read(docx(paragraph("Offences recorded by Kent Police"), table(*ANSWER), paragraph("From a live system.")))

    assert data(found) == READ
    assert {reading.sheet for reading in found.readings} == {"Table 1"}
    assert found.grids[0].caption == ("Offences recorded by Kent Police",)


def test_each_table_of_a_letter_has_its_number(read):
    found = read(docx(table(*ANSWER), paragraph("And for cyber crime:"), table(*ANSWER)))

    assert data(found, "Table 1") == data(found, "Table 2") == READ


def test_merged_cells_of_a_letter_hold_for_all_they_cover(read):
    wide = cell("2017/18", '<w:gridSpan w:val="3"/>')
    begins, goes_on = cell("Theft", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    rows = [
        (wide,),
        ("Offence", "Adults", "Children"),
        ("Stalking", "1", "2"),
        ("Harassment", "3", "4"),
    ]

    found = read(docx(table(*rows)))
    tall = read(docx(table(("Group", "Sex", "2017/18"), (begins, "Men", "1"), (goes_on, "Women", "2"))))

    assert {reading.period.label for reading in found.readings} == {"2017/18"}
    assert [reading.row_labels for reading in tall.readings] == [("Theft", "Men"), ("Theft", "Women")]


def test_what_was_taken_out_of_a_letter_or_is_hidden_in_it_holds_it(read):
    deleted = '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>A name</w:delText></w:r></w:del></w:p>'
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>A name</w:t></w:r></w:p>"

    assert "block" in what(read(docx(table(*ANSWER), deleted))).values()
    assert "block" in what(read(docx(table(*ANSWER), hidden))).values()
    assert "block" not in what(read(docx(table(*ANSWER)))).values()


def test_a_letter_without_a_table_says_so(read):
    with pytest.raises(UnreadableFile, match="has no table") as problem:
        read(docx(paragraph("We refuse under section 12.")))

    assert "upload that for the same force" in problem.value.advice
    assert "record that with the request" in problem.value.advice


def test_a_table_of_a_pdf_has_page_and_number_as_its_address(read):
    found = read(pdf([("Offences recorded", ANSWER)], [("Cyber crime", ANSWER)]))

    assert data(found, "Page 1, table 1") == READ
    assert data(found, "Page 2, table 1") == READ


def test_two_tables_on_a_page_are_told_apart(read):
    found = read(pdf([("Offences recorded", ANSWER), ("Cyber crime", ANSWER)]))

    assert {reading.sheet for reading in found.readings} == {"Page 1, table 1", "Page 1, table 2"}
    assert data(found, "Page 1, table 2") == READ


def test_a_pdf_without_text_is_refused_with_what_to_do(read):
    with pytest.raises(UnreadableFile) as refused:
        read(pdf([]))

    assert refused.value.advice


WORDS = st.text("abcdefghij ", min_size=3, max_size=12).map(str.strip).filter(lambda text: len(text) > 2)


@settings(max_examples=20, deadline=None)
@given(
    names=st.lists(WORDS, min_size=2, max_size=6, unique=True),
    counts=st.lists(st.integers(0, 99_999), min_size=12, max_size=12),
)
def test_a_table_reads_the_same_from_a_letter_and_from_a_pdf(read, names, counts):
    numbers = iter(counts)
    rows = [(f"Offence {name}", f"{next(numbers):,}", f"{next(numbers):,}") for name in names]
    drawn = [("Offence", "2016/17", "2017/18"), *rows]

    letter, page = read(docx(table(*drawn))), read(pdf([("A title", drawn)]))

    every = {(reading.cell, reading.raw) for reading in letter.readings}
    assert every == {(f"{column}{row}", value) for row, (_, *values) in enumerate(rows, 2)
                     for column, value in zip("BC", values, strict=True)}  # fmt: skip
    assert every == {(reading.cell, reading.raw) for reading in page.readings}
