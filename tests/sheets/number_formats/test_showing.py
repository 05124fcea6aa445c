import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitracker.sheets.grid import CellKind
from foitracker.sheets.number_formats import general, shown

ACCOUNTS = '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (2017, "General", "2017"),
        (0.1 + 0.2, "General", "0.3"),
        (2017, "0", "2017"),
        (2017, "#,##0", "2,017"),
        (1234567, "#,##0.00", "1,234,567.00"),
        (0.256, "0%", "26%"),
        (0.256, "0.0%", "25.6%"),
        (2.5, "0", "3"),
        (-3, "0", "-3"),
        (-5, "#,##0;[Red](#,##0)", "(5)"),
        (-5, "#,##0_);(#,##0)", "(5)"),
        (42, "00000", "00042"),
        (3.5, "0.##", "3.5"),
        (5, "£#,##0.00", "£5.00"),
        (5, "[$£-809]#,##0", "£5"),
        (5, '0" cases"', "5 cases"),
        (1234, ACCOUNTS, "1,234"),
        (0, ACCOUNTS, "-"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "-"),
        (0, "0;-0;;@", ""),
        (1234567, "# ### ##0", "1 234 567"),
        (3, '0"*"', "3*"),
        (7, '[<5]"<5";0', "7"),
        (7, '[<5]"<5";General', "7"),
        (2, '[=1]"one";[=2]0;"many"', "2"),
    ],
)
def test_numbers_as_a_person_sees_them(number, code, text):
    found = shown(number, code)

    assert found.text == text
    assert not found.hides


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        (3, '[<5]"<5";0', "<5"),
        (0, '[<5]"<5";0', "<5"),
        (3, '[>=5]0;"*"', "*"),
        (3, ";;;", ""),
        (0, ";;;", ""),
        (7, '"*"', "*"),
        (0, '"*"', "*"),
        (12345, "#,##0,", "12"),
        (1, '0" 000"', "1 000"),
        (0.4, "#", ""),
        (-1, "dd/mm/yyyy", "########"),
        (5, '"<"0', "<5"),
        (5, r"\<0", "<5"),
        (0, '"<"0', "<0"),
        (5, '"<"General', "<5"),
        (5, '"Fewer than "0', "Fewer than 5"),
        (5, '0"+"', "5+"),
        (5, '0" or fewer"', "5 or fewer"),
        (12, '0"k"', "12k"),
        (201718, '0000"/"00', "2017/18"),
        (201718, '"FY "0000"/"00', "FY 2017/18"),
        (-5, "0;0", "5"),
    ],
)
def test_formats_that_hide_the_number(number, code, text):
    found = shown(number, code)

    assert found.text == text
    assert found.hides
    assert found.value == number


def test_a_zero_with_a_section_of_its_own_is_not_hidden():
    assert not shown(0, '0;-0;"-"').hides
    assert not shown(0, '[=0]"nil";0').hides
    assert shown(0, '0;-0;"*"').hides


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.integers(), st.floats()), st.text(alphabet='0#?.,%;[]<>=5"\\_*@ dmyhsGeneralE+-/', max_size=25))
def test_no_format_fails(number, code):
    assert isinstance(shown(number, code).text, str)


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 10**9))
def test_counts_are_shown_in_full(count):
    assert shown(count, "#,##0").text.replace(",", "") == general(count) == str(count)


def test_nothing_is_made_of_what_is_no_number():
    assert shown(math.nan, "0").kind is CellKind.NUMBER
