import pytest

from foitracker.periods import financial_year
from foitracker.totals.coverage import Populations
from foitracker.totals.rates import NoRate, rate, rate_in, rate_of
from foitracker.totals.spans import Shortfall
from foitracker.totals.total import ForceTotal, Total
from foitracker.totals.words import round_half_up

YEAR = financial_year(2017)
# Children aged 0 to 17, ONS mid-2017 estimates, as first published.
CHILDREN = Populations(
    2017,
    {
        "Lancashire": 315_273,
        "South Yorkshire": 289_702,
        "Derbyshire": 212_769,
        "Northamptonshire": 167_948,
        "Hertfordshire": 269_296,
        "Bedfordshire": 157_716,
        "Cambridgeshire": 184_534,
        "North Wales": 138_971,
        "South Wales": 268_427,
        "Gwent": 123_034,
        "Dyfed-Powys": 97_857,
        "City of London": 1_254,
    },
)
OFFENCES = {
    "Lancashire": 674,
    "South Yorkshire": 772,
    "Derbyshire": 301,
    "Northamptonshire": 263,
    "Hertfordshire": 301,
    "Bedfordshire": 200,
    "Cambridgeshire": 164,
    "North Wales": 373,
    "South Wales": 543,
    "Gwent": 267,
    "Dyfed-Powys": 275,
}


def force(name, low, high=None):
    return ForceTotal(name, YEAR, low, low if high is None else high)


def two_places(value):
    return str(round_half_up(value, 2))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lancashire", "21.38"),
        ("Hertfordshire", "11.18"),
        ("Cambridgeshire", "8.89"),
        ("Dyfed-Powys", "28.10"),
        ("North Wales", "26.84"),
        ("South Yorkshire", "26.65"),
    ],
)
def test_rates_of_2017_18(name, expected):
    result = rate(force(name, OFFENCES[name]), CHILDREN)

    assert two_places(result.low) == two_places(result.high) == expected
    assert result.mid_year == 2017


def test_the_rate_of_a_group_divides_sums():
    result = rate_of([force(name, count) for name, count in OFFENCES.items()], CHILDREN)

    assert two_places(result.low) == "18.57"


def test_a_force_without_population_is_in_neither_sum():
    with_transport = rate_of([force("Lancashire", 674), force("British Transport Police", 500)], CHILDREN)

    assert with_transport.forces == ("Lancashire",)
    assert two_places(with_transport.low) == "21.38"


def test_a_suppressed_figure_gives_a_range():
    result = rate(force("Gwent", 260, 264), CHILDREN)

    assert (two_places(result.low), two_places(result.high)) == ("21.13", "21.46")


@pytest.mark.parametrize(
    ("name", "low", "reason"),
    [
        ("City of London", 40, NoRate.FEW_PEOPLE),
        ("Gwent", 19, NoRate.FEW_OFFENCES),
        ("British Transport Police", 400, NoRate.NO_POPULATION),
    ],
)
def test_reasons_for_no_rate(name, low, reason):
    result = rate(force(name, low), CHILDREN)

    assert result.no_rate is reason
    assert result.low is result.high is None


def test_a_missing_force_has_no_rate():
    missing = ForceTotal("Gwent", YEAR, None, None, shortfall=Shortfall.PARTIAL)

    assert rate(missing, CHILDREN).no_rate is NoRate.NO_FIGURE


@pytest.mark.parametrize(
    ("year", "reason"), [(2015, NoRate.OTHER_YEAR), (2016, NoRate.OTHER_YEAR), (2017, None), (2018, None)]
)
def test_a_rate_needs_the_population_of_its_year_or_of_the_year_before(year, reason):
    period = financial_year(year)
    forces = (ForceTotal("Lancashire", period, 674, 674),)
    total = Total(period, 674, 674, ("Lancashire",), ("Lancashire",), (), (), forces)

    assert rate_in(total, CHILDREN).no_rate is reason
