import pytest
import xlwt

from foitracker.sheets.hiding_places import scan
from foitracker.sheets.pdf_states import earlier_states
from foitracker.sheets.refusals import UnreadableFile
from foitracker.sheets.safety import Severity
from foitracker.sheets.workbook import open_workbook, read_workbook
from tests.sheets.made_documents import docx, paragraph, pdf
from tests.sheets.made_documents import table as word_table
from tests.sheets.made_files import ods, styled, xlsb, xlsx

ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Rape</t></is></c><c r="B1"><v>7</v></c></row>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.fixture
def found(tmp_path):
    """What is found in a file, as its code and severity."""

    def scanned(content, media_type="xlsx"):
        path = tmp_path / "answer"
        path.write_bytes(content)
        return {
            finding.what: (finding.severity, finding.how_many)
            for finding in scan(path, media_type, open_workbook(path, media_type))
        }

    return scanned


def test_plain_workbook_hides_nothing(found):
    assert found(xlsx(ROW)) == {}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheet_with_cells_blocks(found, state):
    assert found(xlsx(ROW, ROW, states=("", state))) == {"hidden-sheet": (Severity.BLOCK, 2)}


def test_hidden_sheet_without_cells_is_a_note(found):
    assert found(xlsx(ROW, "", states=("", "hidden"))) == {"hidden-sheet": (Severity.NOTE, 0)}


def test_hidden_rows_and_columns_count_only_with_values(found):
    hidden = ROW.replace("<row ", '<row hidden="1" ') + '<row r="2" hidden="1"/>'
    sheet = f'<cols><col min="2" max="5" hidden="1"/></cols><sheetData>{hidden}</sheetData>'

    assert found(xlsx(sheet)) == {"hidden-rows": (Severity.WARN, 1), "hidden-columns": (Severity.WARN, 1)}


@pytest.mark.parametrize(("hidden", "severity"), [(50, Severity.WARN), (51, Severity.BLOCK)])
def test_many_hidden_rows_block(found, hidden, severity):
    rows = "".join(f'<row r="{n}" hidden="1"><c r="A{n}"><v>1</v></c></row>' for n in range(2, hidden + 2))

    assert found(xlsx(ROW + rows)) == {"hidden-rows": (severity, hidden)}


def test_cells_that_show_something_else_are_counted(found):
    content = xlsx(
        '<row r="1"><c r="A1" s="1"><v>3</v></c><c r="B1" s="1"><v>9</v></c></row>', styles=styled('[<5]"<5";0')
    )

    assert found(content) == {"disguised-cells": (Severity.WARN, 1)}


@pytest.mark.parametrize(
    ("part", "content", "what", "severity", "how_many"),
    [
        ("xl/pivotCache/pivotCacheRecords1.xml", f"<r {MAIN}><r/><r/></r>", "pivot-records", Severity.BLOCK, 3),
        (
            "xl/externalLinks/externalLink1.xml",
            f"<x {MAIN}><cell><v>1</v></cell></x>",
            "external-link-cache",
            Severity.BLOCK,
            1,
        ),
        ("xl/embeddings/oleObject1.bin", "x", "embedded-file", Severity.BLOCK, 1),
        ("xl/model/item.data", "x", "data-model", Severity.BLOCK, 1),
        ("xl/vbaProject.bin", "x", "macros", Severity.WARN, 1),
        ("xl/comments1.xml", f"<x {MAIN}><comment/><comment/></x>", "comments", Severity.WARN, 2),
        ("xl/connections.xml", "<x/>", "connection", Severity.WARN, 1),
        ("xl/persons/person.xml", "<x/>", "commentators", Severity.NOTE, 1),
        ("xl/media/image1.png", "x", "pictures", Severity.WARN, 1),
        ("customXml/item1.xml", "<DataMashup/>", "query", Severity.WARN, 1),
        ("xl/charts/chart1.xml", "<x/>", "charts", Severity.NOTE, 1),
        ("docProps/core.xml", "<x><creator>A Name</creator></x>", "people", Severity.NOTE, 1),
    ],
)
def test_parts_beside_the_sheets(found, part, content, what, severity, how_many):
    assert found(xlsx(ROW, parts={part: content})) == {what: (severity, how_many)}


def test_empty_caches_are_no_finding(found):
    parts = {
        "xl/pivotCache/pivotCacheRecords1.xml": f"<pivotCacheRecords {MAIN}/>",
        "xl/externalLinks/externalLink1.xml": f"<externalLink {MAIN}/>",
        "docProps/core.xml": "<x><creator/></x>",
    }

    assert found(xlsx(ROW, parts=parts)) == {}


def test_pivot_table_that_lists_what_no_sheet_shows_blocks(found):
    part = "xl/pivotCache/pivotCacheDefinition1.xml"
    items = f'<x {MAIN}><sharedItems><s v="Rape"/><s v="A Name"/></sharedItems></x>'

    assert found(xlsx(ROW, parts={part: items})) == {"pivot-items": (Severity.BLOCK, 1)}
    assert found(xlsx(ROW, parts={part: items.replace("A Name", "RAPE")})) == {}


def test_rule_that_changes_how_numbers_are_shown(found):
    styles = '<cellXfs><xf numFmtId="0"/></cellXfs><dxfs><dxf><numFmt numFmtId="9" formatCode=";;;"/></dxf></dxfs>'

    assert found(xlsx(ROW, styles=styles)) == {"rule-for-numbers": (Severity.WARN, 1)}


def test_hidden_names_other_than_those_of_excel(found):
    names = (
        '<definedNames><definedName name="_xlnm._FilterDatabase" hidden="1">A1</definedName>'
        '<definedName name="secret" hidden="1">A1</definedName></definedNames>'
    )

    assert found(xlsx(ROW, workbook=names)) == {"hidden-names": (Severity.NOTE, 1)}


def test_findings_never_quote_what_is_hidden(tmp_path):
    path = tmp_path / "answer"
    secret = xlsx(ROW, ROW.replace("Rape", "A Name"), states=("", "hidden"))
    path.write_bytes(secret)

    assert all("A Name" not in finding.words for finding in scan(path, "xlsx", open_workbook(path, "xlsx")))


@pytest.mark.parametrize(
    ("part", "content", "what", "severity"),
    [
        ("Versions/Version1", "x", "versions", Severity.BLOCK),
        ("Basic/Standard/Module1.xml", "x", "macros", Severity.WARN),
        ("Pictures/1.png", "x", "pictures", Severity.WARN),
        ("meta.xml", "<x><creator>A Name</creator></x>", "people", Severity.NOTE),
        (
            "META-INF/manifest.xml",
            '<x><file-entry full-path="Object 1/" media-type="application/vnd.oasis.opendocument.text"/></x>',
            "embedded-file",
            Severity.BLOCK,
        ),
        (
            "META-INF/manifest.xml",
            '<x><file-entry full-path="Object 1/" media-type="application/vnd.oasis.opendocument.chart"/></x>',
            "charts",
            Severity.NOTE,
        ),
    ],
)
def test_parts_of_an_open_document(found, part, content, what, severity):
    table = '<table:table table:name="A"><table:table-row><table:table-cell/></table:table-row></table:table>'

    assert found(ods(table, parts={part: content}), "ods") == {what: (severity, 1)}


def test_comments_of_a_thread_count_once(found):
    old, thread = "xl/comments1.xml", "xl/threadedComments/threadedComment1.xml"
    parts = {old: f"<x {MAIN}><comment/></x>", thread: "<x><threadedComment/><threadedComment/></x>"}

    assert found(xlsx(ROW, parts=parts)) == {"comments": (Severity.WARN, 2)}


@pytest.mark.parametrize(("left", "severity"), [(50, Severity.WARN), (51, Severity.BLOCK)])
def test_texts_that_no_cell_shows_any_more(tmp_path, left, severity):
    strings = "<si><t>Rape</t></si>" + "".join(f"<si><t>Person {n}</t></si>" for n in range(left))
    path = tmp_path / "answer"
    path.write_bytes(xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings))

    (finding,) = read_workbook(path, "xlsx").findings

    assert (finding.what, finding.how_many, finding.severity) == ("left-over-texts", left, severity)
    assert "Person" not in finding.words


BINARY = {(row, column): 7.0 for row in range(60) for column in range(3)}


def test_hidden_rows_and_columns_of_a_binary_workbook(found):
    assert found(xlsb(BINARY), "xlsb") == {}
    assert found(xlsb(BINARY, hidden_rows=(2, 3), hidden_columns=(1,)), "xlsb") == {
        "hidden-rows": (Severity.WARN, 2),
        "hidden-columns": (Severity.WARN, 1),
    }
    assert found(xlsb(BINARY, hidden_rows=tuple(range(1, 52))), "xlsb") == {"hidden-rows": (Severity.BLOCK, 51)}


@pytest.mark.parametrize(
    ("part", "what", "severity"),
    [
        ("xl/pivotCache/pivotCacheRecords1.bin", "pivot-records", Severity.BLOCK),
        ("xl/pivotCache/pivotCacheDefinition1.bin", "pivot-items", Severity.BLOCK),
        ("xl/externalLinks/externalLink1.bin", "external-link-cache", Severity.BLOCK),
        ("xl/comments1.bin", "comments", Severity.WARN),
        ("xl/embeddings/oleObject1.bin", "embedded-file", Severity.BLOCK),
        ("xl/model/item.data", "data-model", Severity.BLOCK),
    ],
)
def test_parts_of_a_binary_workbook(found, part, what, severity):
    assert found(xlsb(BINARY, parts={part: b"x"}), "xlsb") == {what: (severity, 1)}


def test_a_binary_workbook_that_is_cut_off_is_refused(tmp_path):
    path = tmp_path / "answer"
    path.write_bytes(xlsb(BINARY, parts={"xl/worksheets/sheet1.bin": b"\x00\x20\x01"}))

    with pytest.raises(UnreadableFile):
        open_workbook(path, "xlsb")


def test_old_workbook(tmp_path):
    book = xlwt.Workbook()
    book.add_sheet("Data").write(0, 0, 1)
    book.add_sheet("Names").write(0, 0, "A Name")
    book.get_sheet(1).visibility = 1
    path = tmp_path / "answer"
    book.save(str(path))

    findings = {finding.what: finding.severity for finding in scan(path, "xls", open_workbook(path, "xls"))}

    assert findings["hidden-sheet"] is Severity.BLOCK


NI, MAILS = "AB 12 34 56 C", [f"person{n}@example.org" for n in range(4)]


def sheet_with(behind):
    return f"<sheetData>{ROW}</sheetData>{behind}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&L&amp;8Produced by foi@kent.police.uk&amp;R&amp;P", {"e-mail": (Severity.NOTE, 1)}),
        (f"&amp;CVictim {NI}", {"national-insurance-number": (Severity.BLOCK, 1)}),
        (" ".join(MAILS), {"e-mail": (Severity.BLOCK, 4)}),
        ("&amp;L&amp;&quot;Arial,Bold&quot;&amp;10Page &amp;P of &amp;N&amp;R&amp;D", {}),
    ],
)
def test_people_in_headers_and_footers(found, text, expected):
    text = text.replace("&L", "&amp;L") if text.startswith("&L") else text

    assert found(xlsx(sheet_with(f"<headerFooter><oddFooter>{text}</oddFooter></headerFooter>"))) == expected


def test_people_in_lists_of_allowed_entries(found):
    entries = ",".join(f"PC {name}" for name in ("Alder", "Birch", "Cedar", "Damson"))
    rule = f'<dataValidation type="list"><formula1>"{entries}"</formula1></dataValidation>'

    assert found(xlsx(sheet_with(f"<dataValidations>{rule}</dataValidations>"))) == {"titled-name": (Severity.BLOCK, 4)}
    assert found(xlsx(sheet_with(f"<dataValidations>{rule.replace('PC ', '')}</dataValidations>"))) == {}


def test_people_in_addresses_behind_links(found):
    links = "".join(f'<Relationship Id="r{n}" Target="mailto:{mail}"/>' for n, mail in enumerate(MAILS))
    part = "xl/worksheets/_rels/sheet1.xml.rels"

    assert found(xlsx(ROW, parts={part: f"<Relationships>{links}</Relationships>"})) == {"e-mail": (Severity.BLOCK, 4)}


def chart(formula, *kept):
    values = "".join(f"<c:pt><c:v>{value}</c:v></c:pt>" for value in kept)
    return f'<c:chart xmlns:c="c"><c:f>{formula}</c:f><c:strCache>{values}</c:strCache></c:chart>'


@pytest.mark.parametrize(
    ("formula", "away"),
    [
        ("Sheet1!$A$1:$A$9", False),
        ("'Sheet1'!$A$1", False),
        ("Sheet2!$A$1", True),  # hidden
        ("'It''s gone'!$A$1", True),
        ("[1]Sheet1!$A$1", True),  # of another file
        ("#REF!", True),
    ],
)
def test_charts_that_keep_what_no_visible_sheet_shows(found, formula, away):
    content = xlsx(ROW, "", states=("", "hidden"), parts={"xl/charts/chart1.xml": chart(formula, "Rape", 7)})

    assert found(content).get("chart-caches") == ((Severity.WARN, 1) if away else None)


def test_people_in_what_charts_keep(found):
    content = xlsx(ROW, parts={"xl/charts/chart1.xml": chart("Sheet1!$A$1", f"Jane {NI}")})

    assert found(content)["national-insurance-number"] == (Severity.BLOCK, 1)


def test_what_stands_behind_many_cells_is_found(found):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 60_000))
    behind = f"<headerFooter><oddFooter>{NI}</oddFooter></headerFooter>"

    content = xlsx(f"<sheetData>{rows}</sheetData>{behind}")

    assert found(content) == {"national-insurance-number": (Severity.BLOCK, 1)}


def test_people_beside_the_cells_of_an_open_document(found):
    table = (
        '<table:content-validations><table:content-validation table:condition="of:cell-content-is-in-list('
        f'&quot;PC Alder&quot;;&quot;{NI}&quot;)"/></table:content-validations>'
        '<table:table table:name="A"><table:table-row><table:table-cell/></table:table-row></table:table>'
    )
    styles = "<x xmlns:style='s' xmlns:text='t'><style:header><text:p>foi@kent.police.uk</text:p></style:header></x>"

    assert found(ods(table), "ods") == {
        "titled-name": (Severity.NOTE, 1),
        "national-insurance-number": (Severity.BLOCK, 1),
    }
    assert found(ods("<table:table/>", parts={"styles.xml": styles}), "ods") == {"e-mail": (Severity.NOTE, 1)}


def test_people_beside_the_cells_of_an_old_workbook(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    sheet.write(0, 0, 1)
    sheet.footer_str = f"&LVictim {NI}".encode()
    path = tmp_path / "answer"
    book.save(str(path))

    findings = {finding.what: finding.severity for finding in scan(path, "xls", open_workbook(path, "xls"))}

    assert findings["national-insurance-number"] is Severity.BLOCK


LETTER = (
    "Dear Mr Ash, I write for Kent Police. Yours sincerely, Ms Birch, 01622 690690, foi@kent.police.uk. "
    "If you are not content, write to Mr Cedar, review@kent.police.uk, or to the Information Commissioner, "
    "Wycliffe House, Water Lane, Wilmslow SK9 5AF, casework@ico.org.uk, 0303 123 1113."
)


def test_an_ordinary_letter_around_a_table_holds_nothing(found):
    content = docx(paragraph(LETTER), word_table(["Offence", "2016/17"], ["Rape", "7"]))

    assert found(content, "docx") == {}


def test_what_is_certainly_a_persons_in_a_letter_holds_it(found):
    content = docx(paragraph(f"{LETTER} Your own record: {NI}."), word_table(["Offence", "2016/17"], ["Rape", "7"]))

    assert found(content, "docx") == {"national-insurance-number": (Severity.BLOCK, 1)}


def test_many_signs_of_people_in_a_letter_want_a_look(found):
    content = docx(paragraph(" ".join([LETTER, *MAILS])), word_table(["Offence", "2016/17"], ["Rape", "7"]))

    assert found(content, "docx") == {"e-mail": (Severity.WARN, 7)}


@pytest.mark.parametrize(
    ("text", "expected"), [(LETTER, set()), (f"Record {NI}", {("national-insurance-number", Severity.BLOCK)})]
)
def test_the_text_around_the_tables_of_a_pdf(tmp_path, text, expected):
    path = tmp_path / "answer"
    path.write_bytes(pdf([(text, [["Offence", "2016/17"], ["Rape", "7"]])]))

    assert {(one.what, one.severity) for one in read_workbook(path, "pdf").findings} == expected


@pytest.mark.parametrize(("ends", "states"), [(1, 0), (2, 1), (4, 3)])
def test_earlier_states_of_a_pdf(tmp_path, ends, states):
    path = tmp_path / "answer"
    path.write_bytes(b"%PDF-1.4\n" + b"...%%EOF\n" * ends)

    assert [(one.what, one.how_many) for one in earlier_states(path)] == [("earlier-states", states)] * bool(states)


def test_a_pdf_made_for_the_web_has_two_ends_and_one_state(tmp_path):
    path = tmp_path / "answer"
    path.write_bytes(b"%PDF-1.4\n1 0 obj <</Linearized 1>> %%EOF\n...%%EOF\n")

    assert list(earlier_states(path)) == []


def test_what_is_found_beside_the_cells_is_never_quoted(tmp_path):
    path = tmp_path / "answer"
    path.write_bytes(xlsx(sheet_with(f"<headerFooter><oddFooter>{NI} {' '.join(MAILS)}</oddFooter></headerFooter>")))

    words = " ".join(finding.words for finding in scan(path, "xlsx", open_workbook(path, "xlsx")))

    assert "headers and footers" in words
    assert NI not in words
    assert "person1" not in words
