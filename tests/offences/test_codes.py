import pytest

from foitracker.offences.codes import canonical, find_codes

KNOWN = {
    code: ("x",)
    for codes in (("86", "86/1", "86/2", "86/10", "86/11", "86/15", "86/17"), ("88A", "71/17", "8/6", "8/71"))
    for code in (*codes, "22/23", "20/3", "21/2", "4/1", "4/10")
}


@pytest.mark.parametrize(
    "text",
    [
        *("86/2", "086/02", "86/02", "086/2", "86 / 2", "86\\2", "86.02", "086.02", "86-2", "086-02", "8602", "08602"),
        *("(86/2)", "ho 86/02", "hoc 086 02", "086 02", "home office code 86/2", "home office code: 86/2"),
        *("crime code 8602", "offence code - 086/02", "ho code 86.2", "code 86 2", "86.2"),
        *("86/2 take", "take (86/2)", "take - 86/2 - make", "take (8602)", "86-2 take/make", "086/02, take"),
    ],
)
def test_one_code_in_any_punctuation(text):
    assert find_codes(text, KNOWN).codes == ("86/2",)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("86/2 take/make", "take/make"),
        ("take indecent images (86/2)", "take indecent images"),
        ("home office code 86/2 - photographs", "photographs"),
        ("ho code: 86/2", ""),
    ],
)
def test_what_is_left_beside_the_code(text, rest):
    assert find_codes(text, KNOWN).rest == rest


@pytest.mark.parametrize(
    "text",
    [
        *("59/001", "86/002", "2016/17", "01/02/2018", "1/2/86", "2018-86-2", "86/2/10", "s.86(2)", "£86.20", "86.2%"),
        *("86,215", "1986", "children aged 8-6", "16 year old victims", "no digits", "86/2a", "x86/2"),
    ],
)
def test_what_is_no_code(text):
    found = find_codes(text, KNOWN)

    assert found.codes == ()
    assert found.rest == text


def test_a_year_without_a_separator_is_no_code():
    assert find_codes("2003", KNOWN).codes == ()
    assert find_codes("ho 2003", KNOWN).codes == ("20/3",)


@pytest.mark.parametrize("text", ["86.1", "86.1 possession", "086.1"])
def test_a_lost_nought_leaves_two_codes(text):
    found = find_codes(text, KNOWN)

    assert found.codes == ()
    assert found.maybe == ("86/1", "86/10")
    assert "spreadsheet" in found.doubt


def test_a_written_nought_is_not_lost():
    assert find_codes("86.10", KNOWN).codes == ("86/10",)
    assert find_codes("86/1", KNOWN).codes == ("86/1",)


@pytest.mark.parametrize(
    ("text", "maybe"),
    [
        *(("feb-86", ("86/2",)), ("february 1986", ("86/2",)), ("1986-02-01", ("86/2",)), ("oct-86", ("86/10",))),
        *(("1986-02-01 00:00:00", ("86/2",)), ("aug-71", ("8/71",)), ("1971-08-01t00:00:00", ("8/71",))),
        *(("21-feb", ("21/2",)), ("2018-02-21", ("21/2",)), ("21/02/2018", ("21/2",)), ("6-aug", ("8/6",))),
    ],
)
def test_a_date_may_have_been_a_code(text, maybe):
    found = find_codes(text, KNOWN)

    assert found.codes == ()
    assert found.maybe == maybe


@pytest.mark.parametrize("text", ["2018-04-01", "mar-18", "31-dec", "xyz-86", "2018-02-30", "99/99/1986"])
def test_a_date_that_cannot_have_been_a_code(text):
    assert find_codes(text, KNOWN).maybe == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("86/2 & 86/10", ("86/2", "86/10")),
        ("86/2, 10 & 15", ("86/2", "86/10", "86/15")),
        ("86/2 and 10", ("86/2", "86/10")),
        ("take (86/2); possess (86/10)", ("86/2", "86/10")),
    ],
)
def test_several_codes(text, codes):
    assert find_codes(text, KNOWN).codes == codes
    assert not find_codes(text, KNOWN).span


@pytest.mark.parametrize("text", ["86/1 - 86/17", "86/01 to 86/17", "086/01-086/17", "86/1 through 86/17"])
def test_a_span_of_codes(text):
    assert find_codes(text, KNOWN).span


def test_a_code_that_the_scheme_does_not_know_is_doubted():
    assert find_codes("86/99", KNOWN).doubt == "86/99 is not a code of this scheme."


@pytest.mark.parametrize("text", ["22/23", "8/6", "86-2", "4/1"])
def test_numbers_that_may_be_years_or_dates_are_weak(text):
    assert find_codes(text, KNOWN).weak


@pytest.mark.parametrize("text", ["022/23", "008/06", "ho 8/6", "86/2", "086-02"])
def test_numbers_that_can_only_be_codes(text):
    found = find_codes(text, KNOWN)

    assert found.codes
    assert not found.weak


@pytest.mark.parametrize(
    ("text", "weak"),
    [("88a", False), ("88a sexual grooming", False), ("class 86", False), ("ho 86", False), ("86", True)],
)
def test_classes(text, weak):
    found = find_codes(text, KNOWN)

    assert found.classes in (("88A",), ("86",))
    assert found.weak == weak


def test_the_class_named_inside_a_sentence():
    found = find_codes("classified under home office offence category 86 - obscene publications", KNOWN)

    assert found.classes == ("86",)
    assert found.rest == "classified under - obscene publications"


@pytest.mark.parametrize(("code", "wanted"), [("086/02", "86/2"), ("88a", "88A"), ("004/10", "4/10"), ("86", "86")])
def test_canonical(code, wanted):
    assert canonical(code) == wanted
