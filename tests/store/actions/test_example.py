"""The example round comes out as it was published. The figures here are those of the newspapers of September 2018."""

import pytest

from foitracker.store.actions import example, reference
from foitracker.store.models import Reading, Wording
from foitracker.store.queries.national import national

pytestmark = pytest.mark.django_db


@pytest.fixture
def result():
    reference.load()
    return national(example.load())


def test_the_example_round_comes_out_as_published(result):
    first, last = result.totals

    assert (first.low, first.high, len(first.usable)) == (18_522, 18_522, 45)
    assert (last.low, last.high, len(last.usable)) == (22_724, 22_724, 45)
    assert f"{float(result.changes[0].percent_low):.2f}" == "22.69"
    lancashire = {part.category: part.low for part in last.of("lancashire").by_category if part.low}
    assert (first.of("lancashire").low, last.of("lancashire").low) == (591, 674)
    assert lancashire == {"take_make_distribute": 541, "possession": 133}
    assert not last.of("northamptonshire").split
    assert not Wording.objects.waiting().exists()
    assert not Reading.objects.waiting().exists()
