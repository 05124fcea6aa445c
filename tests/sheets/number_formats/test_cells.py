import pytest

from foitracker.sheets.number_formats import text_cell


@pytest.mark.parametrize(
    ("code", "text", "hides"),
    [("@", "abc", False), (";;;", "", True), ("_-@_-", "abc", False), ("#,##0", "abc", False)],
)
def test_texts(code, text, hides):
    cell = text_cell(0, 0, "abc", code)

    assert (cell.shown, cell.hides) == (text, hides)
