import pytest

from foitracker.offences.statutes import statutes
from foitracker.offences.words import tidy

ACT = "Protection of Children Act 1978"
ORDER = "Criminal Justice (Evidence, Etc.) (Northern Ireland) Order 1988"
LAW = statutes(
    [
        ("making", ACT, "1, 6"),
        ("possession", "Criminal Justice Act 1988", "160, 160A"),
        ("possession", ORDER, "15"),
        ("obscene", "Civic Government (Scotland) Act 1982", "51"),
        ("extreme", "Civic Government (Scotland) Act 1982", "51A"),
    ],
    short_names={ACT: ["PCA 1978", "POCA 1978"], "Criminal Justice Act 1988": ["CJA 1988"]},
)


@pytest.mark.parametrize(
    ("text", "act", "sections"),
    [
        ("S.1(1)(a) POCA 1978", ACT, ("1",)),
        ("Section 1 Protection of Children Act 1978", ACT, ("1",)),
        ("Protection of Children Act, 1978 s1 & s6", ACT, ("1", "6")),
        ("Protection of Children Act 1978 Secs 1 & 6", ACT, ("1", "6")),
        ("Contrary to section 1(1)(c) of the Protection of Children Act 1978", ACT, ("1",)),
        ("S160 CJA 1988", "Criminal Justice Act 1988", ("160",)),
        ("CJA 1988 Sec 160A", "Criminal Justice Act 1988", ("160a",)),
        ("CJA 1988 s 160 (as amended CJCSA 2000 s.38)", "Criminal Justice Act 1988", ("160",)),
        ("Art 15 Criminal Justice (Evidence etc.) (NI) Order 1988", ORDER, ("15",)),
        ("Article 15 of the Criminal Justice (Evidence, Etc.) (Northern Ireland) Order 1988", ORDER, ("15",)),
        ("s.51A Civic Government (Scotland) Act 1982", "Civic Government (Scotland) Act 1982", ("51a",)),
    ],
)
def test_a_full_citation(text, act, sections):
    (citation,), _ = LAW.find(tidy(text))

    assert (citation.act, citation.sections) == (act, sections)
    assert LAW.is_full(citation)


def test_what_is_left_beside_a_citation():
    assert LAW.find("possess images - s.160 cja 1988")[1] == "possess images"
    assert LAW.find("s.160(1) cja 1988")[1] == ""


def test_a_letter_makes_another_section():
    (citation,), _ = LAW.find("civic government (scotland) act 1982 s51a")

    assert LAW.categories_of(citation) == ("extreme",)


@pytest.mark.parametrize(
    "text",
    [
        "Protection of Children Act 1978",  # no section
        "s.1 Protection of Children Act",  # no year
        "s.7 Protection of Children Act 1978",  # a section that makes no offence
        "ss.1, 7 Protection of Children Act 1978",
    ],
)
def test_citations_that_are_not_full(text):
    (citation,), _ = LAW.find(tidy(text))

    assert not LAW.is_full(citation)


def test_the_same_name_in_another_year_is_another_act():
    assert LAW.find("s.1 protection of children act 1999") == ((), "s.1 protection of children act 1999")


def test_two_acts_share_no_sections():
    citations, _ = LAW.find("s.1 pca 1978 and s.160 cja 1988")

    assert [citation.sections for citation in citations] == [(), ()]


def test_no_law():
    assert LAW.find("section 8 review") == ((), "section 8 review")
    assert statutes([], short_names={}).find("pca 1978") == ((), "pca 1978")
