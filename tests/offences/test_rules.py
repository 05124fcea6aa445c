import pytest

from foitracker.offences.rules import BrokenRule, rule, said
from foitracker.offences.words import fold, tidy

LISTS = {"picture": frozenset(fold("image photograph"))}


def holds(text, wording):
    made = rule(text, category="x", reason="", lists=LISTS)
    return made.holds(said(fold(tidy(wording))))


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        ("possess child", "Possession of images of children", True),
        ("possess child", "Possession of images", False),
        ("possess|hold child", "Holding children", True),
        ("@picture child", "Photographs of children", True),
        ("@picture child", "Films of children", False),
        ("possess !prohibited", "Possess prohibited image", False),
        ("@picture !@picture", "image", False),
        ("take+make", "Take or make", True),
        ("take+make", "Take, publish or make", False),
    ],
)
def test_a_rule(text, wording, expected):
    assert holds(text, wording) is expected


@pytest.mark.parametrize("text", ["!child", "@nobody", "of child", ""])
def test_a_rule_that_cannot_be_read(text):
    with pytest.raises(BrokenRule):
        rule(text, category="x", reason="", lists=LISTS)
