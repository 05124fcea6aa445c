"""The example for R in docs/API.md runs as it stands."""

import csv
import io
import shutil
import subprocess

import pytest

from tests.web.examples import at_server

__all__ = ["at_server"]

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_example_for_r_runs(at_server, tmp_path):
    assert shutil.which("Rscript"), "R is not installed: apt-get install --no-install-recommends r-cran-httr2"
    script = tmp_path / "example.R"
    script.write_text(
        f"{at_server('R')}\nstopifnot(is.numeric(totals$low), is.numeric(totals$high))\n"
        "write.csv(totals, row.names = FALSE, fileEncoding = 'UTF-8')\n",
        encoding="utf-8",
    )

    ended = subprocess.run(
        ["Rscript", "--vanilla", str(script)],
        capture_output=True, text=True, encoding="utf-8", timeout=120, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )  # fmt: skip

    assert ended.returncode == 0, ended.stderr
    rows = list(csv.DictReader(io.StringIO(ended.stdout)))
    national = {r["period"]: r["low"] for r in rows if (r["level"], r["category"]) == ("national", "all")}
    assert national == {"2016/17": "591", "2017/18": "674"}
    assert [(r["name"], r["low"]) for r in rows if r["area"] == "heddlu-dyfed–powys"] == [
        ("Heddlu Dyfed–Powys", "NA"),
        ("Heddlu Dyfed–Powys", "NA"),
    ]
