import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foitracker.offences.words import fold, fold_word, tidy


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  Possession   of\tindecent images ", "possession of indecent images"),
        ("86–2 — Take, make", "86-2 - take, make"),
        ("Damage under Â£5000 â€“ vehicle", "damage under £5000 - vehicle"),
        ("a womanâ€™s image", "a woman's image"),
        ("Code 86 / 2 Р photographs", "code 86/2 - photographs"),
        ("Indecent photographs or (S) pseudo-photographs", "indecent photographs or pseudophotographs"),
        ("Stalking (S/V)", "stalking"),
        ("pseudo - photographs of children", "pseudophotographs of children"),
        ("Pseudo photo", "pseudophotograph"),
        ("POSS. PROHIB IMAGE", "possess prohibited image"),
        ("Take/ make / distribute", "take/make/distribute"),
        ("Possessing prohibited images of children.", "possessing prohibited images of children"),
        ("Shoplifting*", "shoplifting"),
        ("Shoplifting [1]", "shoplifting"),
        ("Obscene publications >86/2 >  Possession.", "obscene publications > 86/2 > possession"),
        (" > Total >", "total"),
        ("zero\u200bwidth and ｆｕｌｌ width", "zerowidth and full width"),
        ("***", ""),
        ("", ""),
    ],
)
def test_tidy(text, tidied):
    assert tidy(text) == tidied


def test_a_name_that_only_looks_like_a_short_form_stays():
    assert tidy("Photographer in the district") == "photographer in the district"


@given(st.text())
@example("Ã‚Â£5000")  # encoded wrongly twice
@example("Â€“")
@example("(S)(S) > (V)")
def test_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Possession of an indecent photograph", "possess indecent photographs"),
        ("Taking, making or distributing", "take/make/distribute"),
        ("Rape of a female aged 16 and over", "Rape of female 16 years or over"),
        ("Rape of a female16 and over", "Rape of a female 16+"),
        ("child under 13", "child aged under 13 years"),
        ("child under 13", "child u13"),
        ("no penetration", "non-penetration"),
        ("without penetration", "no penetration"),
        ("Number of shoplifting offences", "Shoplifting"),
        ("Public order offences", "PUBLIC ORDER"),
        ("damage under £5,000", "damage under £5000"),
        ("Burglary (attempts only)", "Burglary attempted"),
        ("Sex activity with a child", "sexual activity with a child"),
    ],
)
def test_wordings_that_say_the_same(one, other):
    assert fold(tidy(one)) == fold(tidy(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Theft from a vehicle", "Theft of a vehicle"),
        ("penetration", "no penetration"),
        ("under 16", "16 and over"),
        ("under 16", "under 13"),
        ("Number of images", "Images"),
        ("offender", "offence"),
        ("Non-crime", "Crime"),
        ("Burglary (excluding attempts)", "Burglary"),
        ("Sex", "Sexual offences"),
        ("male", "female"),
    ],
)
def test_wordings_that_do_not_say_the_same(one, other):
    assert fold(tidy(one)) != fold(tidy(other))


@given(st.text(alphabet=st.characters(categories=["Ll", "Nd"])))
def test_a_folded_word_is_never_lost(word):
    assert bool(fold_word(word)) == bool(word)
