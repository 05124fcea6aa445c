from fractions import Fraction

from foitracker.periods import financial_year
from foitracker.totals.add_up import add_up
from foitracker.totals.coverage import Populations, coverage
from foitracker.totals.entries import Asked, Counting, Entry, Measure

YEAR = financial_year(2018)
CHILDREN = Populations(2018, {"Essex": 300, "Kent": 600, "Surrey": 100}, source="ONS mid-year estimates")


def total(usable, asked):
    return add_up(
        [Entry(force, YEAR, "images", 10, 10) for force in usable],
        asked=[Asked(force, reason) for force, reason in asked.items()],
        period=YEAR,
        measure=Measure(counting={"images": Counting.COUNTED}),
    )


def test_coverage_counts_forces():
    result = coverage(total(["Essex"], {"Essex": "", "Kent": "refused: cost"}))

    assert result.words == "1 of 2 forces"
    assert [(one.force, one.reason) for one in result.missing] == [("Kent", "refused: cost")]
    assert result.share is None


def test_forty_of_forty_four_forces_are_said_so():  # 8,224 grooming offences of 2018/19
    names = [f"Force {number}" for number in range(44)]

    assert coverage(total(names[:40], dict.fromkeys(names, ""))).words == "40 of 44 forces"


def test_coverage_weighs_forces_by_their_children():
    result = coverage(total(["Essex", "Kent"], {"Essex": "", "Kent": "", "Surrey": "no answer yet"}), CHILDREN)

    assert result.share == 90
    assert result.words == "2 of 3 forces, with 90 per cent of children (mid-2018)"


def test_forces_without_residents_are_in_no_share():
    asked = {"Essex": "", "Kent": "", "British Transport Police": ""}

    result = coverage(total(["Essex", "British Transport Police"], asked), CHILDREN)

    assert result.without_population == ("British Transport Police",)
    assert result.share == Fraction(100, 3)


def test_nearly_all_is_not_said_to_be_all():
    people = Populations(2018, {"Kent": 999_900, "Surrey": 100})

    assert "with 99 per cent" in coverage(total(["Kent"], {"Kent": "", "Surrey": ""}), people).words
    assert "with 100 per cent" in coverage(total(["Kent", "Surrey"], {"Kent": "", "Surrey": ""}), people).words
