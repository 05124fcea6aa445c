from types import SimpleNamespace

import pytest
from pdfminer.psparser import PSLiteral

from foitracker.sheets.containers.pdf_carried import carried_along
from foitracker.sheets.safety import Severity


def carried(catalog=None, **metadata):
    document = SimpleNamespace(doc=SimpleNamespace(catalog=catalog or {}), pages=[], metadata=metadata)
    return {finding.what: (finding.severity, finding.how_many) for finding in carried_along(document)}


@pytest.mark.parametrize(
    ("catalog", "what", "severity", "how_many"),
    [
        ({"OCProperties": {"D": {"OFF": ["a", "b"]}}}, "hidden-layers", Severity.BLOCK, 2),
        ({"Names": {"EmbeddedFiles": {"Names": []}}}, "embedded-file", Severity.BLOCK, 1),
        ({"AcroForm": {"Fields": ["name"]}}, "form", Severity.WARN, 1),
        ({"OpenAction": {"S": PSLiteral("JavaScript"), "JS": b"app.alert()"}}, "scripts", Severity.WARN, 1),
        ({"OpenAction": {"S": PSLiteral("Launch")}}, "scripts", Severity.WARN, 1),
        ({"Names": {"JavaScript": {"Names": []}}}, "scripts", Severity.WARN, 1),
        ({"AA": {"WC": {"JS": b"x"}, "WS": {"JS": b"x"}}}, "scripts", Severity.WARN, 2),
    ],
)
def test_what_a_pdf_carries_beside_its_pages(catalog, what, severity, how_many):
    assert carried(catalog) == {what: (severity, how_many)}


def test_layers_that_are_all_shown_and_empty_forms_are_no_finding():
    assert carried({"OCProperties": {"D": {"OFF": []}}, "AcroForm": {"Fields": []}, "Names": {}}) == {}


def test_people_in_the_properties_of_a_pdf_are_counted_and_not_named():
    assert carried(Author="A Name", Producer="A program") == {"people": (Severity.NOTE, 1)}
