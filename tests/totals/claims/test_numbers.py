"""Numbers and phrases as people write them, with made-up texts thrown at them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.periods import financial_year
from foitracker.totals.claims.check import check
from foitracker.totals.claims.hedges import Hedge
from foitracker.totals.claims.numbers import numbers_in
from foitracker.totals.claims.rules import (
    Exact,
    Verdict,
    rule_for_count,
    rule_for_part,
    rule_for_times,
    rule_with_hedge,
)
from tests.totals.claims.made_up import facts_of_forces

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
ONES += ["seventeen", "eighteen", "nineteen"]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(number):
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred" + (f" and {spelt(number % 100)}" if number % 100 else "")
    rest = number % 1000
    joint = " and " if rest < 100 else " "
    return f"{spelt(number // 1000)} thousand" + (f"{joint}{spelt(rest)}" if rest else "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22,724", 22_724),
        ("22.7", Fraction(227, 10)),
        ("1.3 million", 1_300_000),
        ("23k", 23_000),
        ("twenty-three thousand", 23_000),
        ("a hundred", 100),
        ("half", 50),
        ("two thirds", Fraction(200, 3)),
        ("a quarter", 25),
        ("three-quarters", 75),
        ("¼", 25),
    ],
)
def test_number_as_written(text, value):
    found = list(numbers_in(f"{text} of"))

    assert [number.value for number in found] == [value]


@given(st.integers(0, 999_999))
def test_every_whole_number_is_read_in_digits_and_in_words(number):
    for text in (str(number), f"{number:,}", spelt(number)):
        found = list(numbers_in(f"there were {text} of them"))

        assert [(one.value, f"there were {text} of them"[one.start : one.end]) for one in found] == [(number, text)]


@given(st.integers(20, 50_000), st.integers(20, 50_000))
def test_right_change_is_supported_and_a_point_more_is_not(before, after):
    facts = facts_of_forces({"Aa": (before, after)}, (financial_year(2016), financial_year(2017)))
    percent = int(abs(Fraction(100 * (after - before), before)) + Fraction(1, 2))
    way = "rose" if after > before else "fell"

    right = check(f"Offences {way} by {percent} per cent.", facts).claims
    wrong = check(f"Offences {way} by {percent + 1} per cent.", facts).claims

    assert [claim.verdict for claim in right] == [Verdict.SUPPORTED]
    assert [claim.verdict for claim in wrong] == [Verdict.NOT_SUPPORTED]


@given(st.integers(1, 99_999), st.integers(0, 99_999))
def test_plain_number_is_supported_when_it_is_the_figure(figure, said):
    facts = facts_of_forces({"Aa": (1, figure)}, (financial_year(2016), financial_year(2017)))

    [claim] = check(f"Police recorded {said:,} offences.", facts).claims

    assert (claim.verdict is Verdict.SUPPORTED) == (figure == said)


@given(st.integers(1, 100_000), st.integers(0, 200_000), st.sampled_from(list(Hedge)))
def test_wider_range_never_holds_more(amount, value, hedge):
    """What holds over a range holds for each value in it; what no value supports, no range does."""
    rule = rule_for_count(Fraction(amount), Fraction(1), hedge)
    wide = rule.judge(Exact(Fraction(value), Fraction(value + 10)))[0]
    ends = {rule.judge(Exact(Fraction(value + n), Fraction(value + n)))[0] for n in range(11)}

    if wide is Verdict.SUPPORTED:
        assert ends == {Verdict.SUPPORTED}
    if wide is Verdict.NOT_SUPPORTED:
        assert ends == {Verdict.NOT_SUPPORTED}


@pytest.mark.parametrize(
    ("rule", "value", "verdict"),
    [
        (rule_with_hedge(Fraction(100), Hedge.NEARLY), "95", "supported"),
        (rule_with_hedge(Fraction(100), Hedge.NEARLY), "94.99", "amber"),
        (rule_with_hedge(Fraction(100), Hedge.NEARLY), "90", "amber"),
        (rule_with_hedge(Fraction(100), Hedge.NEARLY), "89.99", "not_supported"),
        (rule_with_hedge(Fraction(100), Hedge.NEARLY), "100", "not_supported"),
        (rule_with_hedge(Fraction(100), Hedge.MORE_THAN), "100", "not_supported"),
        (rule_with_hedge(Fraction(100), Hedge.MORE_THAN), "110", "supported"),
        (rule_with_hedge(Fraction(100), Hedge.MORE_THAN), "110.01", "amber"),
        (rule_with_hedge(Fraction(100), Hedge.AROUND), "95", "supported"),
        (rule_with_hedge(Fraction(100), Hedge.AROUND), "105.01", "not_supported"),
        (rule_for_part(Fraction(25), Hedge.NONE), "24", "supported"),
        (rule_for_part(Fraction(25), Hedge.NONE), "26.01", "not_supported"),
        (rule_for_part(Fraction(25), Hedge.NEARLY), "22.5", "supported"),
        (rule_for_part(Fraction(25), Hedge.NEARLY), "25", "not_supported"),
        (rule_for_times(Fraction(2), Hedge.NONE), "1.95", "supported"),
        (rule_for_times(Fraction(2), Hedge.NONE), "2.11", "not_supported"),
        (rule_for_times(Fraction(2), Hedge.NEARLY), "1.85", "supported"),
        (rule_for_times(Fraction(2), Hedge.NEARLY), "1.84", "not_supported"),
    ],
)
def test_edges_of_the_rules(rule, value, verdict):
    assert rule.judge(Exact(Fraction(value), Fraction(value)))[0] == verdict


WORDS = st.sampled_from(
    [
        "nearly",
        "more",
        "than",
        "around",
        "a",
        "an",
        "one",
        "two",
        "23",
        "22,724",
        "25",
        "per",
        "cent",
        "%",
        "of",
        "in",
        "the",
        "UK",
        "Lancashire",
        "Police",
        "offences",
        "victims",
        "rose",
        "fell",
        "by",
        "from",
        "to",
        "18,522",
        "2016/17",
        "2017/18",
        "every",
        "minutes",
        "day",
        "quarter",
        "third",
        "doubled",
        "highest",
        "on",
        "record",
        "up",
        "down",
        ",",
        ".",
        ";",
        "(",
        ")",
        "\n",
        "£5",
        "section",
        "62",
        "aged",
        "11",
        "forces",
        "45",
        "times",
        "fold",
        "year",
        "previous",
        "between",
        "and",
        "twice",
        "because",
        "1.5",
    ]
)
FACTS = facts_of_forces(
    {"Lancashire": (591, 674), "Rest": (17_931, 22_050)}, (financial_year(2016), financial_year(2017))
)


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=80))
def test_no_digit_is_skipped_and_places_are_true(text):
    checked = check(text, FACTS)

    spans = [(one.start, one.end) for one in (*checked.claims, *checked.not_checked)]
    for place, letter in enumerate(checked.text):
        if letter.isascii() and letter.isdigit():
            assert any(start <= place < end for start, end in spans), (text, letter, place)
    for claim in checked.claims:
        assert " ".join(checked.text[claim.start : claim.end].split()) == claim.words
        assert claim.rule
        assert claim.value or claim.verdict is not Verdict.SUPPORTED


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_phrasing_that_is_offered_holds(text):
    for claim in check(text, FACTS).claims:
        if claim.phrasing and claim.says != "cause":
            again = check(claim.phrasing, FACTS).claims
            assert again, claim.phrasing
            assert {one.verdict for one in again} == {Verdict.SUPPORTED}, (claim.phrasing, again)
