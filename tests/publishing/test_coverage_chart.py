from hypothesis import given
from hypothesis import strategies as st

from foitracker.publishing.coverage_chart import Stand, coverage_chart
from tests.publishing.pictures import finding, parsed, shapes


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=6))
def test_a_box_stands_for_a_force(counts):
    stands = [Stand(f"{2000 + i}", max(a, b), min(a, b), f"{b} of {a}") for i, (a, b) in enumerate(counts)]

    chart = parsed(coverage_chart(stands, title="Coverage", units="Forces"))

    assert len(shapes(chart, "rect", "chart-after")) == sum(stand.usable for stand in stands)
    assert len(shapes(chart, "rect", "chart-missing")) == sum(stand.asked - stand.usable for stand in stands)


def test_who_cannot_see_it_is_told_the_same():
    chart = parsed(coverage_chart([Stand("2017/18", 45, 41, "41 of 45 forces")], title="Coverage", units="Forces"))

    assert "2017/18: 41 of 45 forces" in finding(chart)
