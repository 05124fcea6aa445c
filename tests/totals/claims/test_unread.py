"""No sentence of a text is passed over in silence: it is checked, named, not understood, or holds nothing to check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.totals.claims.check import check
from foitracker.totals.claims.rules import Verdict
from foitracker.totals.claims.text import sentences, unwrapped
from foitracker.totals.claims.unchecked import take_out
from foitracker.totals.claims.written import as_lines
from tests.totals.claims.round_of_2018 import round_of_2018

FACTS = round_of_2018()


def seen(text):
    """What became of a text: words by "claim", "named", "not understood" and "nothing"."""
    checked = check(text, FACTS)
    return {
        "claim": [one.words for one in checked.claims],
        "named": [one.words for one in checked.not_checked],
        "not understood": [one.words for one in checked.unread.not_understood],
        "nothing": [one.words for one in checked.unread.nothing],
    }


@pytest.mark.parametrize(
    "words",
    [
        "Some forces did not answer",
        "A minority of forces refused",
        "Several of the forces gave no breakdown",
        "Many police forces recorded a rise",
        "Few forces recorded a fall",
        "A small number of forces did not respond",
    ],
)
def test_so_many_forces_without_a_number_are_named(words):
    found = seen(f"{words}.")

    assert found["claim"] == []
    assert any(words.startswith(one) for one in found["named"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The rest of the forces said no.",
        "Not many forces were helpful.",
        "Every force is asked the same question.",
        "Forces that did not answer are missing.",
        "Online abuse is getting worse.",
        "Abuse has become more common.",
        "This is an epidemic.",
    ],
)
def test_what_may_be_a_claim_is_said_not_to_be_understood(sentence):
    assert seen(sentence)["not understood"] == [sentence]


@pytest.mark.parametrize("sentence", ["Children deserve to be safe.", "Notes to editors", "“We ask for action.”"])
def test_what_holds_nothing_is_said_to_hold_nothing(sentence):
    assert seen(sentence)["nothing"] == [sentence]


def test_a_sentence_with_a_claim_says_what_else_it_holds():
    found = seen("There were 22,724 offences, and the other forces were silent.")

    assert found["claim"] == ["22,724 offences"]
    assert found["not understood"] == ["the other forces were silent"]


def test_a_period_or_an_age_does_not_hide_what_a_sentence_may_claim():
    found = seen("In 2017/18 it was worse. Sam, 14, said it was common.")

    assert found["not understood"] == ["In 2017/18 it was worse.", "Sam, 14, said it was common."]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Not every force recorded a rise.", Verdict.SUPPORTED),
        ("Most forces saw a rise.", Verdict.SUPPORTED),
        ("No force refused.", Verdict.SUPPORTED),
        ("Not all forces answered.", Verdict.NOT_SUPPORTED),
    ],
)
def test_all_most_and_no_force_are_checked(sentence, verdict):
    [claim] = check(sentence, FACTS).claims

    assert claim.verdict is verdict


def test_the_lines_say_all_of_it():
    lines = list(as_lines(check("It was worse. Children deserve to be safe.", FACTS), FACTS))

    assert any(line.startswith("Not understood: “It was worse.”") for line in lines)
    assert "Nothing to check: “Children deserve to be safe.”" in lines


PARTS = st.sampled_from(
    [
        "Some forces did not answer", "Children deserve safety", "There were 22,724 offences", "A rise", "In 2017/18",
        "Peter, 14, said so", "Call 0800 1111", "Kent Police", "41 of 45 forces answered", "not every force", "\n", "…",
        "Offences rose", "a | b", "x\t1\t2", "“Yes”", "who were told", "on 3 May 2018",
    ]
)  # fmt: skip


@given(st.lists(st.tuples(PARTS, st.sampled_from([". ", ", ", "\n", "; ", "? "])), max_size=12))
def test_no_sentence_is_passed_over(parts):
    text = "".join(part + end for part, end in parts)
    checked = check(text, FACTS)
    said = [*checked.claims, *checked.not_checked, *checked.unread.not_understood, *checked.unread.nothing]

    read = unwrapped(text)
    for sentence in sentences(read, take_out(read).text):
        if any(letter.isalnum() for letter in sentence.words):
            assert any(one.start < sentence.end and sentence.start < one.end for one in said), sentence.words
    for one in (*checked.unread.not_understood, *checked.unread.nothing):
        assert " ".join(text[one.start : one.end].split()) == one.words
