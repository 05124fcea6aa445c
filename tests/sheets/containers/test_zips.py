"""An archive is opened once for all who look into it, and its parts say the same however they are parsed."""

import pytest

from foitracker.sheets.containers import ods, xlsx, zips
from tests.sheets import made_files

ROWS = "".join(
    f'<row r="{n}" hidden="{n % 2}"><c r="A{n}" t="inlineStr"><is><t>Text {n}</t></is></c><c><v>{n}</v></c></row>'
    for n in range(1, 30)
)
OPEN_ROWS = '<table:table-row><table:table-cell office:value-type="float" office:value="7"/></table:table-row>' * 20


@pytest.mark.parametrize(
    ("reader", "content"),
    [
        (xlsx, made_files.xlsx(ROWS, "<!-- a remark -->" + ROWS)),
        (ods, made_files.ods(f'<table:table table:name="A">{OPEN_ROWS}</table:table>')),
    ],
)
def test_a_part_says_the_same_at_once_and_as_it_streams(tmp_path, monkeypatch, reader, content):
    path = tmp_path / "answer"
    path.write_bytes(content)
    at_once = reader.read(path)
    monkeypatch.setattr(zips, "_SMALL", 0)

    streamed = reader.read(path)

    assert streamed == at_once
    assert at_once.grids[0].cells


def test_an_archive_stays_open_for_whoever_comes_next_and_no_longer(tmp_path):
    path = tmp_path / "answer"
    path.write_bytes(made_files.xlsx(ROWS))

    with zips.kept_open():
        with zips.opened_zip(path) as first:
            workbook = zips.document(first, "xl/workbook.xml")
        with zips.opened_zip(path) as second:
            assert second is first
            assert zips.document(second, "xl/workbook.xml") is workbook
            assert [sheet.get("name") for sheet in zips.found_in(second, "xl/workbook.xml", "sheet")] == ["Sheet1"]

    assert first.fp is None
    with zips.opened_zip(path) as third:
        assert third is not first
