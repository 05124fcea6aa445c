from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.figures import Absence, Figure, UnreadableFigure, parse_figure


def exactly(number, mark=""):
    return Figure(low=number, high=number, mark=mark)


COUNTS = [
    ("674", exactly(674)),
    ("0", exactly(0)),
    ("1,133", exactly(1133)),
    ("1,234,567", exactly(1234567)),
    ("1 133", exactly(1133)),
    ("1\u00a0133", exactly(1133)),
    ("1\u202f133", exactly(1133)),
    (" 674 ", exactly(674)),
    ("\ufeff674\u200b", exactly(674)),
    ("Â\u00a0674", exactly(674)),
    ("'674", exactly(674)),
    ("674.0", exactly(674)),
    ("674.00", exactly(674)),
    ("nil", exactly(0)),
    ("Nil", exactly(0)),
    ("Nil return", exactly(0)),
    ("zero", exactly(0)),
    ("None recorded", exactly(0)),
    ("No offences recorded", exactly(0)),
    (674, exactly(674)),
    (674.0, exactly(674)),
    (Decimal("674.0"), exactly(674)),
]

MARKED = [
    ("12*", exactly(12, "*")),
    ("674*", exactly(674, "*")),
    ("12 **", exactly(12, "**")),
    ("1,133 †", exactly(1133, "†")),
    ("12¹", exactly(12, "¹")),
    ("12 ¹²", exactly(12, "¹²")),
    ("12 [note 1]", exactly(12, "[note 1]")),
    ("12[Note 1, note 2]", exactly(12, "[Note 1, note 2]")),
    ("12 [r] [note 1]", exactly(12, "[r][note 1]")),
    ("12(r)", exactly(12, "(r)")),
    ("12 (R)", exactly(12, "(R)")),
    ("12 (provisional)", exactly(12, "(provisional)")),
    ("12p", exactly(12, "p")),
    ("12 R", exactly(12, "R")),
    ("nil*", exactly(0, "*")),
    ("<5*", Figure(low=0, high=4, mark="*")),
    ("<5 [1]", Figure(low=0, high=4, mark="[1]")),
    ("10+ [note 3]", Figure(low=10, mark="[note 3]")),
    ("Not held [note 2]", Figure(absence=Absence.NOT_HELD, mark="[note 2]")),
    ("N/A*", Figure(absence=Absence.NOT_APPLICABLE, mark="*")),
    ("- *", Figure(absence=Absence.DASH, mark="*")),
]

# The text, its range, and its lower bound in an answer that shows its zeros.
BOUNDED = [
    ("<5", 0, 4, 1),
    ("< 5", 0, 4, 1),
    ("under 5", 0, 4, 1),
    ("Below 5", 0, 4, 1),
    ("Fewer than 5", 0, 4, 1),
    ("fewer than five", 0, 4, 1),
    ("Less than 5", 0, 4, 1),
    ("less then 5", 0, 4, 1),
    ("less than five", 0, 4, 1),
    ("LESS THAN TEN", 0, 9, 1),
    ("<3", 0, 2, 1),
    ("<10", 0, 9, 1),
    ("<1", 0, 0, 0),
    ("<1,000", 0, 999, 1),
    ("≤5", 0, 5, 1),
    ("â‰¤5", 0, 5, 1),
    ("<=5", 0, 5, 1),
    ("< = 5", 0, 5, 1),
    ("5 or fewer", 0, 5, 1),
    ("5 or less", 0, 5, 1),
    ("five or fewer", 0, 5, 1),
    ("5 and under", 0, 5, 1),
    ("up to 5", 0, 5, 1),
    ("no more than 5", 0, 5, 1),
    ("at most 5", 0, 5, 1),
    ("1-4", 1, 4, 1),
    ("1 - 4", 1, 4, 1),
    ("1–4", 1, 4, 1),
    ("1â€“4", 1, 4, 1),
    ("1 to 4", 1, 4, 1),
    ("one to four", 1, 4, 1),
    ("between 1 and 4", 1, 4, 1),
    ("0 to 4", 0, 4, 0),
    ("10+", 10, None, 10),
    ("10 +", 10, None, 10),
    ("10 plus", 10, None, 10),
    ("10 or more", 10, None, 10),
    ("ten or more", 10, None, 10),
    ("10 and over", 10, None, 10),
    ("at least 10", 10, None, 10),
    (">=10", 10, None, 10),
    ("≥10", 10, None, 10),
    (">10", 11, None, 11),
    ("more than 10", 11, None, 11),
    ("More than ten", 11, None, 11),
    ("over 10", 11, None, 11),
    ("greater than 10", 11, None, 11),
]

ABSENT = [
    (None, Absence.BLANK),
    ("", Absence.BLANK),
    ("   ", Absence.BLANK),
    ("\u00a0", Absence.BLANK),
    ("NULL", Absence.BLANK),
    ("(blank)", Absence.BLANK),
    ("*", Absence.SUPPRESSED),
    (" * ", Absence.SUPPRESSED),
    ("**", Absence.SUPPRESSED),
    ("[c]", Absence.SUPPRESSED),
    ("Suppressed", Absence.SUPPRESSED),
    ("small numbers", Absence.SUPPRESSED),
    ("not held", Absence.NOT_HELD),
    ("No information held", Absence.NOT_HELD),
    ("Not Recorded", Absence.NOT_RECORDED),
    ("not captured.", Absence.NOT_RECORDED),
    ("no data", Absence.NOT_AVAILABLE),
    ("Not available", Absence.NOT_AVAILABLE),
    ("unavailable", Absence.NOT_AVAILABLE),
    ("[x]", Absence.NOT_AVAILABLE),
    ("nk", Absence.NOT_AVAILABLE),
    ("N/A", Absence.NOT_APPLICABLE),
    ("n/a.", Absence.NOT_APPLICABLE),
    ("N.A.", Absence.NOT_APPLICABLE),
    ("NA", Absence.NOT_APPLICABLE),
    ("[z]", Absence.NOT_APPLICABLE),
    ("exempt", Absence.REFUSED),
    ("Withheld", Absence.REFUSED),
    ("[redacted]", Absence.REFUSED),
    ("s40(2)", Absence.REFUSED),
    ("S.40 (2)", Absence.REFUSED),
    ("Section 40(2)", Absence.REFUSED),
    ("s.38(1)(b)", Absence.REFUSED),
    ("Exempt - Section 40(2)", Absence.REFUSED),
    ("exempt under s.40(2) & s.38", Absence.REFUSED),
    ("s12 exemption", Absence.REFUSED),
    ("-", Absence.DASH),
    ("–", Absence.DASH),
    ("—", Absence.DASH),
    ("−", Absence.DASH),
    ("â€“", Absence.DASH),
    ("--", Absence.DASH),
    ("#REF!", Absence.ERROR),
    ("#N/A", Absence.ERROR),
    ("#DIV/0!", Absence.ERROR),
    ("#NAME?", Absence.ERROR),
    ("#VALUE!", Absence.ERROR),
    ("########", Absence.ERROR),
    ("Err:502", Absence.ERROR),
    ("x", Absence.UNKNOWN_MARK),
    ("c", Absence.UNKNOWN_MARK),
    ("S", Absence.UNKNOWN_MARK),
    ("..", Absence.UNKNOWN_MARK),
    (".", Absence.UNKNOWN_MARK),
    ("~", Absence.UNKNOWN_MARK),
    ("?", Absence.UNKNOWN_MARK),
    ("[w]", Absence.UNKNOWN_MARK),
    ("None", Absence.UNKNOWN_MARK),
]

NOT_COUNTS = [
    ("45%", Decimal(45), "%"),
    ("45 %", Decimal(45), "%"),
    ("45.5%", Decimal("45.5"), "%"),
    ("45 per cent", Decimal(45), "%"),
    ("-3.2%", Decimal("-3.2"), "%"),
    ("100%", Decimal(100), "%"),
    ("12.5", Decimal("12.5"), ""),
    ("-12", -12, ""),
    ("−12", -12, ""),
    ("+5", Decimal(5), ""),
    (470.6799, Decimal("470.6799"), ""),
    (-8.39, Decimal("-8.39"), ""),
    (Decimal("8.50"), Decimal("8.5"), ""),
    (-12, -12, ""),
]

UNREADABLE = [
    "12-ish",
    "c.12",
    "approx 12",
    "~12",
    "12?",
    "1,23",
    "1,234 567",
    "12 1",
    "12 (3)",
    "(12)",
    "12 (25%)",
    "12, 13",
    "12/13",
    "1e5",
    "£450",
    "450k",
    "007",
    "0123",
    "86/2",
    "4-1",
    "2017-18",
    "2016-2018",
    "<0",
    "<1three",
    "#abc",
    "<-5",
    "-5 to 5",
    "Stalking",
    "M",
    "F",
    "yes",
    "one",
    "Total",
    "Jan 2018",
    "٣",
    "1" * 16,
    "x" * 101,
    True,
    float("nan"),
    float("inf"),
    1e16,
    Decimal("NaN"),
    date(2018, 3, 1),
]


@pytest.mark.parametrize(("cell", "figure"), COUNTS + MARKED, ids=repr)
def test_exact_counts_and_their_marks(cell, figure):
    assert parse_figure(cell) == figure


@pytest.mark.parametrize(("cell", "figure"), COUNTS, ids=repr)
def test_a_count_is_an_int_and_says_so(cell, figure):
    read = parse_figure(cell)

    assert type(read.low) is int
    assert read.exact
    assert read.is_count


@pytest.mark.parametrize(("cell", "low", "high", "low_when_zeros_are_shown"), BOUNDED)
def test_bounded_counts(cell, low, high, low_when_zeros_are_shown):
    assert parse_figure(cell) == Figure(low=low, high=high)
    assert parse_figure(cell, zeros_shown=True) == Figure(low=low_when_zeros_are_shown, high=high)
    assert parse_figure(cell).is_count


@pytest.mark.parametrize(("cell", "absence"), ABSENT)
def test_absent_figures_are_never_nought(cell, absence):
    figure = parse_figure(cell)

    assert figure.absence is absence
    assert figure.low is None and figure.high is None
    assert not figure.exact and not figure.is_count


@pytest.mark.parametrize(("cell", "value", "mark"), NOT_COUNTS)
def test_percentages_rates_and_changes_are_read_but_are_no_counts(cell, value, mark):
    figure = parse_figure(cell)

    assert figure == Figure(low=value, high=value, mark=mark)
    assert figure.exact
    assert not figure.is_count


@pytest.mark.parametrize("cell", UNREADABLE, ids=repr)
def test_anything_else_is_unreadable(cell):
    with pytest.raises(UnreadableFigure):
        parse_figure(cell)


def test_the_error_names_the_text():
    with pytest.raises(UnreadableFigure, match="“12-ish” is neither a number"):
        parse_figure(" 12-ish ")


def test_t15_a_number_as_text_with_spaces_decimals_or_a_footnote():
    read = [parse_figure(text) for text in ("1,133", " 674 ", "674.0", "674*")]

    assert read == [exactly(1_133), exactly(674), exactly(674), exactly(674, "*")]


def test_an_unexplained_mark_is_kept():
    assert parse_figure("S").mark == "S"
    assert parse_figure("..").mark == ".."


def test_a_legend_gives_marks_their_meaning():
    legend = {"*": Figure(low=1, high=4), "-": Figure(low=0, high=0), "X": Figure(absence=Absence.NOT_HELD)}

    assert parse_figure("*", legend=legend) == Figure(low=1, high=4)
    assert parse_figure(" – ", legend=legend) == Figure(low=0, high=0)
    assert parse_figure("x", legend=legend) == Figure(absence=Absence.NOT_HELD)
    assert parse_figure("* [1]", legend=legend) == Figure(low=1, high=4, mark="[1]")


def test_a_legend_for_the_star_leaves_footnote_stars_alone():
    assert parse_figure("12*", legend={"*": Figure(low=1, high=4)}) == exactly(12, "*")


def test_a_bounded_percentage_is_read_and_is_no_count():
    figure = parse_figure("<0.5%")

    assert figure == Figure(low=Decimal(0), high=Decimal("0.5"), mark="%")
    assert not figure.is_count
    assert parse_figure("under 5%") == Figure(low=Decimal(0), high=Decimal(5), mark="%")
    assert parse_figure("10% or more") == Figure(low=Decimal(10), mark="%")


counts = st.integers(min_value=0, max_value=10**12)


@given(counts)
def test_a_count_reads_the_same_in_every_plain_form(count):
    forms = [count, float(count), Decimal(count), str(count), f"{count:,}", f" {count:,} ", f"{count}.0", f"{count}*"]

    assert {(figure.low, figure.high) for figure in map(parse_figure, forms)} == {(count, count)}


@given(counts, st.booleans())
def test_a_bound_always_holds_what_it_may_hide(bound, zeros_shown):
    figure = parse_figure(f"≤{bound}", zeros_shown=zeros_shown)

    assert 0 <= figure.low <= figure.high == bound


@given(counts, counts)
def test_a_range_reads_back_from_its_words(one, other):
    low, high = sorted((one, other))
    figure = Figure(low=low, high=high)

    if 1900 <= low <= high <= 2099 and low != high:
        return  # reads like two years
    assert parse_figure(f"{low:,} to {high:,}" if low != high else f"{low:,}") == figure


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text):
    try:
        figure = parse_figure(text)
    except UnreadableFigure:
        return
    assert (figure.low is None) != (figure.absence is None)


@given(st.text(alphabet="0123456789 ,.-<>=+*%()[]anilc≤–¹'", max_size=12))
def test_text_made_of_the_signs_of_figures_is_read_or_refused(text):
    try:
        figure = parse_figure(text)
    except UnreadableFigure:
        return
    if figure.is_count and figure.exact and figure.low > 0:
        assert str(figure.low)[0] in text


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14))
def test_no_float_survives(value):
    figure = parse_figure(value)

    assert type(figure.low) in (int, Decimal)
    assert figure.low == Decimal(repr(value))
