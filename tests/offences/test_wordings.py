import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitracker.offences import Decision, accepted, load_scheme, match
from foitracker.offences.scheme_rows import read_rows

IMAGES = load_scheme("child-abuse-images")
CRIME = load_scheme("home-office")


def read(wording, scheme=IMAGES, **given):
    return match(wording, scheme=scheme, **given)


def first(wording, scheme=IMAGES):
    suggestions = read(wording, scheme).suggestions
    return suggestions[0].category if suggestions else None


# ---- accepted


@pytest.mark.parametrize(
    ("wording", "category"),
    [
        ("86/2", "take_make_distribute"),
        ("8610", "possession"),
        ("HO code 086/15", "prohibited_image"),
        ("86/2 - Make indecent photographs of children", "take_make_distribute"),
        ("86/2 > Take/make/distribute indecent photographs of children", "take_make_distribute"),
        ("Obscene Publications > 86/10", "possession"),
        ("Offence > 086/10 > Possession of an indecent photo of a child", "possession"),
        ("086/02 indecent images of children", "take_make_distribute"),  # the words are wider, not other
        ("86/2 Taking indecent images (S) of children – s.1 PCA 1978", "take_make_distribute"),
        ("86/14 Extreme pornography", "extreme_pornography"),
        ("88A Sexual grooming", "grooming_family"),
        ("86 Obscene publications", "class86_mixed"),
        ("POSS. INDECENT PHOTO OF CHILD", "possession"),
        ("Distributing indecent images of children", "take_make_distribute"),
        ("IIOC", "child_images_unsplit"),
        ("Section 160 of the Criminal Justice Act 1988", "possession"),
        ("s.52A Civic Government (Scotland) Act 1982", "possession"),
        ("s.52(1)(b) Civic Government (Scotland) Act 1982", "take_make_distribute"),
        ("Article 3(1)(b) Protection of Children (NI) Order 1978", "take_make_distribute"),
        ("Art. 15 Criminal Justice (Evidence, Etc.) (Northern Ireland) Order 1988", "possession"),
        ("s63 CJIA 2008 - extreme pornographic images", "extreme_pornography"),
        ("Total", "total_row"),
        ("GRAND TOTAL:", "total_row"),
        ("Total number of offences", "total_row"),
        ("Arrests", "not_an_offence_count"),
    ],
)
def test_accepted(wording, category):
    matched = read(wording)

    assert matched.decision == Decision.ACCEPTED, matched.reason
    assert matched.category == category
    assert [suggestion.category for suggestion in matched.suggestions] == [category]


@pytest.mark.parametrize(
    ("wording", "category"),
    [
        ("19D Rape of a female child under 16", "19D"),
        ("086/02 - Take, make or distribute indecent photographs of children", "86"),
        ("71/17", "88A"),  # the class is not the number before the stroke
        ("Sexual offences > Rape > Rape of a male child under 13", "19H"),
        ("Class 104", "104"),
        ("Rape", "rape-offences"),
        ("Theft from a vehicle", "45"),
        ("No crime", "not_notifiable"),
        ("Total recorded crime", "total_row"),
    ],
)
def test_accepted_as_recorded_crime(wording, category):
    matched = read(wording, CRIME)

    assert (matched.decision, matched.category) == (Decision.ACCEPTED, category), matched.reason


# ---- never accepted


@pytest.mark.parametrize(
    ("wording", "categories"),
    [
        ("86/11 Possessing prohibited images of children", ["prohibited_image", "extreme_pornography"]),
        ("86/10 Possession of extreme pornographic images", ["extreme_pornography", "possession"]),
        ("86/2 Possess indecent images of children", ["possession", "take_make_distribute"]),
        ("086/10 > Making indecent photographs of children", ["take_make_distribute", "possession"]),
        ("s.160 CJA 1988 - making indecent images", ["take_make_distribute", "possession"]),
    ],
)
def test_code_and_words_that_disagree_go_to_a_person(wording, categories):
    matched = read(wording)

    assert matched.decision == Decision.SUGGESTED
    assert [suggestion.category for suggestion in matched.suggestions][:2] == categories


def test_a_disagreement_is_put_in_words():
    reason = read("86/11 Possessing prohibited images of children").reason

    assert reason == (
        "The code 86/11 means “Extreme pornography”, but the wording means “Prohibited images of children”."
    )


@pytest.mark.parametrize(
    ("wording", "category"),
    [
        ("extreme pornographic images of children", "extreme_pornography"),
        ("Revenge porn images of a child", "other_not_counted"),
        ("Sharing intimate images, under 18", "other_not_counted"),
        ("Indecent images of adults", "other_not_counted"),
        ("All sexual offences excluding indecent images of children", "other_not_counted"),
        ("Possess image generator for child abuse images", "other_not_counted"),
        ("Grooming and sending indecent images to a child", "grooming_family"),
    ],
)
def test_exclusions_come_before_everything_else(wording, category):
    assert read(wording).decision == Decision.SUGGESTED
    assert first(wording) == category


@pytest.mark.parametrize(
    ("wording", "category"),
    [
        ("Arrests > 86/2", "not_an_offence_count"),
        ("86/10 > Charged or summonsed", "not_an_offence_count"),
        ("Suspects in possession of indecent images", "not_an_offence_count"),
        ("Number of indecent images", "not_an_offence_count"),
        ("Indecent images seized", "not_an_offence_count"),
        ("86/2 > Total", "total_row"),
        ("Total indecent images of children", "total_row"),
    ],
)
def test_what_counts_something_else_is_never_accepted_as_offences(wording, category):
    assert read(wording).decision == Decision.SUGGESTED
    assert first(wording) == category


@pytest.mark.parametrize(
    ("wording", "category"),
    [
        ("Attempted possession of indecent images of children", "possession"),
        ("Conspiracy to distribute indecent images of children", "take_make_distribute"),
        ("86/2 attempt", "take_make_distribute"),
    ],
)
def test_attempts_are_suggested_for_the_offence_itself(wording, category):
    assert read(wording).decision == Decision.SUGGESTED
    assert first(wording) == category


@pytest.mark.parametrize(
    ("wording", "categories"),
    [
        ("86.1", {"other_not_counted", "possession"}),
        ("Feb-86", {"take_make_distribute"}),
        ("1986-10-01 00:00:00", {"possession"}),
        ("Aug-71", {"other_not_counted"}),
        ("86", {"class86_mixed"}),
    ],
)
def test_what_a_spreadsheet_may_have_changed_goes_to_a_person(wording, categories):
    matched = read(wording)

    assert matched.decision == Decision.SUGGESTED
    assert {suggestion.category for suggestion in matched.suggestions} == categories


def test_the_words_say_which_code_it_was():
    assert first("86.1 Possession of an indecent photograph of a child") == "possession"
    assert first("Feb-86 > Taking indecent photographs") == "take_make_distribute"


@pytest.mark.parametrize(
    "wording", ["59/001", "18/003", "86/002", "86/99", "2016/17", "2018", "s.62", "???", "", "日本語"]
)
def test_unknown(wording):
    matched = read(wording)

    assert matched.decision == Decision.UNKNOWN
    assert matched.suggestions == ()
    assert matched.reason


def test_a_scottish_code_beside_words_leaves_the_words():
    assert read("18/003 Indecent photographs of children").decision == Decision.SUGGESTED
    assert first("18/003 Indecent photographs of children") == "child_images_unsplit"


@pytest.mark.parametrize(
    ("wording", "category"),
    [
        ("86/2 & 86/10 combined", "child_images_unsplit"),
        ("86/2, 10 and 15", "child_images_unsplit"),
        ("86/2 and 86/11", "class86_mixed"),
        ("86/1 to 86/17", "class86_mixed"),
        ("s.1 PCA 1978 and s.160 CJA 1988", "take_make_distribute"),
    ],
)
def test_several_codes_are_never_accepted(wording, category):
    assert read(wording).decision == Decision.SUGGESTED
    assert first(wording) == category


@pytest.mark.parametrize(
    ("wording", "category"),
    [
        ("Posession of indecant photgraphs of childern", "possession"),
        ("Uploading and sharing child abuse images", "take_make_distribute"),
        ("Possess indecent images with intent to show", "take_make_distribute"),
        ("Making, distribution and possession of indecent images", "child_images_unsplit"),
        ("Possession of drawings of children (prohibited)", "prohibited_image"),
        ("Indecent images > Possession", "possession"),
        ("Child > Indecent photographs", "child_images_unsplit"),
        ("Other offence with an image of a child", "other_image_child"),
        ("Meeting of a child", "grooming_family"),
        ("Obscene material for sale", "other_not_counted"),
    ],
)
def test_suggested_by_rule(wording, category):
    assert read(wording).decision == Decision.SUGGESTED
    assert first(wording) == category


@pytest.mark.parametrize(
    ("wording", "categories"),
    [
        ("Burglary residential", {"28E", "domestic-burglary"}),
        ("Theft of a motor vehicle", {"48", "theft-of-a-motor-vehicle"}),
        ("Other theft offences", {"49", "other-theft-offences"}),
        ("019/07", {"19D", "19J"}),
        ("Assault occasioning actual bodily harm", {"8N", "8S", "8T"}),
        ("22/23", {"22B"}),
        ("104", {"104"}),
    ],
)
def test_a_name_of_several_classes_is_left_to_a_person(wording, categories):
    matched = read(wording, CRIME)

    assert matched.decision == Decision.SUGGESTED
    assert categories <= {suggestion.category for suggestion in matched.suggestions}


@pytest.mark.parametrize(
    ("wording", "category"),
    [
        ("Assault on police: assault occasioning actual bodily harm", "8S"),
        ("Rape (MUO) of a woman, a female over 16", "19J"),
        ("Racist incident - non crime", "not_notifiable"),
        ("N100/2 Reported rape: evidence to the contrary", "not_notifiable"),
        ("NFIB3A Online shopping and auctions", "fraud-offences"),
        ("Sex activity with female child under 13 - offender 18+", "21"),
        ("Racialy agravated common assualt", "105B"),
        ("Sec 18 wounding", "5D"),
    ],
)
def test_suggested_as_recorded_crime(wording, category):
    assert read(wording, CRIME).decision == Decision.SUGGESTED
    assert first(wording, CRIME) == category


def test_a_note_is_no_label():
    matched = read("86/2 " + "and more " * 200)

    assert matched.decision == Decision.UNKNOWN
    assert "too long" in matched.reason


# ---- rulings by people


def test_a_ruling_is_accepted_whatever_the_rules_say():
    matched = read("86/11  Prohibited IMAGES", approved={"86/11 prohibited images": "prohibited_image"})

    assert (matched.decision, matched.category) == (Decision.ACCEPTED, "prohibited_image")
    assert matched.reason == "A person ruled on this wording."


def test_a_ruling_for_a_category_that_the_scheme_has_lost_is_not_used():
    assert read("zzz", approved={"zzz": "gone"}).decision == Decision.UNKNOWN


# ---- properties


SOME_WORDS = ["86", "/2", "86/2", "86/10", "-", "of", ">", "take", "possess", "indecent", "images", "child", "extreme"]
APPROVED = [row.text for row in read_rows("child-abuse-images") if row.row == "wording"]


@given(st.text(), st.sampled_from([IMAGES, CRIME]))
def test_any_text_has_an_answer(text, scheme):
    matched = match(text, scheme=scheme)

    assert matched.reason
    assert len(matched.suggestions) <= 3
    assert (matched.category is not None) == (matched.decision == Decision.ACCEPTED)


@given(st.lists(st.sampled_from(SOME_WORDS)))
def test_suggestions_are_distinct_categories_best_first(words):
    suggestions = match(" ".join(words), scheme=IMAGES).suggestions

    scores = [suggestion.score for suggestion in suggestions]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert len({suggestion.category for suggestion in suggestions}) == len(suggestions)


@given(
    st.sampled_from(APPROVED), st.sampled_from([str.upper, str.title, str.swapcase]), st.sampled_from([".", " ;", "*"])
)
def test_case_and_punctuation_change_nothing(wording, cased, ending):
    assert match(cased(wording) + ending, scheme=IMAGES).category == match(wording, scheme=IMAGES).category


@given(st.sampled_from(APPROVED), st.sampled_from(["attempted", "arrests", "not", "suspected", "xyz", "12"]))
def test_one_word_more_is_never_accepted_for_words_alone(wording, word):
    matched = match(f"{wording} {word}", scheme=IMAGES)

    assert matched.decision != Decision.ACCEPTED


@given(st.sampled_from(sorted(IMAGES.codes)), st.text(alphabet="0123456789/.-() abehoc", max_size=3))
def test_numbers_are_accepted_only_as_codes(code, more):
    matched = match(code + more, scheme=IMAGES)

    assert matched.decision != Decision.ACCEPTED or matched.reason.startswith("The code ")


@pytest.mark.parametrize(
    "wording", ["86/2", "Possession of indecent photo of child", "Local code 17", "86/11 Prohibited images"]
)
def test_what_is_accepted_is_said_without_suggestions_too(wording):
    found = match(wording, scheme=IMAGES)

    assert accepted(found.tidied, scheme=IMAGES) == (found.category or "")
