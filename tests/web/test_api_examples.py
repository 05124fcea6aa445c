"""The examples of docs/API.md do what the document says: that for pandas is run, that for Power BI asked for the same.

The one for R is run in tests/office.
"""

import csv
import io
import re
import urllib.request

import pandas
import pytest

from tests.web.examples import at_server

__all__ = ["at_server"]

pytestmark = pytest.mark.django_db(transaction=True)

COLUMNS = [
    "level", "area", "name", "period", "starts_on", "ends_on", "category", "title", "low", "high", "forces_asked",
    "forces_usable", "trace",
]  # fmt: skip


def test_the_example_for_pandas_runs(at_server, capsys):
    names = {}

    exec(compile(at_server("Python with pandas"), "docs/API.md", "exec"), names)

    totals = names["totals"]
    assert list(totals.columns) == COLUMNS
    assert "2016/17" in capsys.readouterr().out
    national = totals[(totals.level == "national") & (totals.category == "all")]
    assert national.set_index("period").low.to_dict() == {"2016/17": 591, "2017/18": 674}
    assert pandas.api.types.is_numeric_dtype(totals.low)
    silent = totals[totals.area == "heddlu-dyfed–powys"]
    assert list(silent.name) == ["Heddlu Dyfed–Powys"] * 2
    assert silent.low.isna().all()


def test_the_example_for_power_bi_asks_for_what_it_names(at_server):
    """Power Query runs nowhere but in Power BI: its address, header, encoding and column names are tried here."""
    code = at_server("Power BI")
    (address,) = re.findall(r'Web\.Contents\("([^"]+)"', code)
    ((header, value),) = re.findall(r"\[Headers = \[(\w+) = \"([^\"]+)\"\]\]", code)
    assert "Encoding = 65001" in code  # UTF-8

    with urllib.request.urlopen(urllib.request.Request(address, headers={header: value})) as answer:
        text = answer.read().decode("utf-8-sig")

    (headings, *rows) = csv.reader(io.StringIO(text))
    named = set(re.findall(r'\{"(\w+)", (?:type|Int64\.Type)', code)) | {"low", "high"}
    assert headings == COLUMNS
    assert named <= set(headings)
    replaced = set(re.findall(r'"(\[\w\])", null', code))
    assert {cell for row in rows for cell in row if cell.startswith("[")} == replaced
    for row in rows:
        for name, cell in zip(headings, row, strict=True):
            if name in re.findall(r'\{"(\w+)", Int64\.Type', code):
                assert cell in replaced or cell.isdigit()
