import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.publishing.safe_text import LONGEST, guarded, printable, starts_a_formula


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A", "\t=1", "\r=1", "\n=1", "  =1", "'=1", "＝1", "\ufeff=1"])
def test_what_starts_a_formula_gets_an_apostrophe(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Kent", "674", "<5", "[x]", "a=1", "'tis", "£5", "1-4"])
def test_other_text_is_left_alone(text):
    assert guarded(text) == text


@given(st.text())
def test_no_guarded_text_starts_with_a_sign(text):
    assert guarded(text)[:1] not in set("=+-@\t\r\n＝＋－＠")


@given(st.text(alphabet=st.sampled_from("'=+-@ \tab1")))
def test_the_apostrophe_can_be_taken_off_again(text):
    sent = guarded(text)

    assert (sent[1:] if sent.startswith("'") and starts_a_formula(sent[1:]) else sent) == text


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_printable_text_is_the_text_but_for_control_characters(text):
    shown = printable(text)

    assert len(shown) == len(text)
    assert all(a == b or (b == "\ufffd" and (ord(a) < 32 or ord(a) > 0xFFFD)) for a, b in zip(text, shown, strict=True))


def test_text_too_long_for_a_cell_is_cut_visibly():
    assert printable("x" * LONGEST) == "x" * LONGEST
    assert printable("x" * (LONGEST + 1)).endswith("x…")
    assert len(printable("x" * (LONGEST + 1))) == LONGEST


@given(st.text(alphabet=st.sampled_from(list("=+-@;,\t\r\n\"'| a1"))))
def test_no_separator_opens_a_cell_in_a_file_of_other_separators(text):
    """Excel splits at semicolons where the comma is the decimal sign; quoted text stays in one piece."""
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_NONNUMERIC).writerow([guarded(text)])

    for separator in ",;\t":
        (row,) = csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=separator)
        assert row == [guarded(text)]
