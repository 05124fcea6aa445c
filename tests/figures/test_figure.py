import pytest

from foitracker.figures import Absence, Figure, parse_figure


def test_words_are_for_a_person():
    assert parse_figure("1133").words == "1,133"
    assert parse_figure("<5").words == "0 to 4"
    assert parse_figure("10+").words == "10 or more"
    assert parse_figure("45%").words == "45%"
    assert parse_figure("not held").words == "The force does not hold this."


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"low": 1, "absence": Absence.BLANK},
        {"high": 4},
        {"high": 4, "absence": Absence.SUPPRESSED},
        {"low": 5, "high": 4},
    ],
)
def test_a_figure_is_a_range_or_an_absence(parts):
    with pytest.raises(ValueError):
        Figure(**parts)
