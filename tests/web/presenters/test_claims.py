"""What a checked claim shows beside its exact value."""

import pytest

from foitracker.totals.claims.check import check
from foitracker.web.presenters.claims import claims_page
from tests.totals.claims.test_check import of

FACTS = of({"Kent": (300, 450), "Essex": (300, 320)})


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kent saw the largest rise of any force.", ["300", "450"]),
        ("Kent saw the largest percentage rise of any force.", ["300", "450"]),
        ("Kent recorded the most offences of any force.", ["450"]),
    ],
)
def test_a_rank_leads_to_every_number_that_it_was_worked_out_from(text, parts):
    [claim] = claims_page(check(text, FACTS), FACTS, "images-2018").claims

    assert [part.words for part in claim.parts if part.label] == parts
