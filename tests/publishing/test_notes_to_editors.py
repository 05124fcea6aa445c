from dataclasses import replace
from datetime import date

from foitracker.publishing.notes_to_editors import Answered, Counted, Round, notes_to_editors

FULL = Round(
    asked=45,
    responded=44,
    laws=("Freedom of Information Act 2000", "Freedom of Information (Scotland) Act 2002"),
    sent=(date(2018, 4, 9), date(2018, 4, 12)),
    supplied=(date(2018, 4, 13), date(2018, 7, 11)),
    answers=(
        Answered("2016/17", date(2016, 4, 1), date(2017, 3, 31), 40, (("Gwent Police", "refused: cost"),)),
        Answered("2017/18", date(2017, 4, 1), date(2018, 3, 31), 41, ()),
    ),
    counted=(Counted("Possession of images", ("86/10",), (("England and Wales", "Criminal Justice Act 1988 s.160"),)),),
    not_counted=("Extreme pornography", "All obscene publications (class 86)"),
    no_breakdown=("Police Scotland", "Humberside Police"),
    both_years=("2016/17", "2017/18", 39),
    suppressed=3,
    has_own_laws=True,
    breaks=("6 Apr 2017: A new offence.",),
    population="ONS, mid-2017",
    mid_year=2017,
    about="Made up.",
    licence="Open Government Licence.",
)


def text(round=FULL):
    return "\n".join(notes_to_editors(round))


def test_who_was_asked_when_under_which_act():
    assert (
        "Requests under the Freedom of Information Act 2000 and the Freedom of Information (Scotland) Act 2002 were "
        "sent to 45 police forces from 9 April 2018 to 12 April 2018." in text()
    )


def test_who_answered_for_which_year_and_who_did_not_and_why():
    assert (
        "44 police forces have responded; of the 45 asked, 40 gave a usable figure for 2016/17 and 41 gave a usable "
        "figure for 2017/18." in text()
    )
    assert "No figure for 2016/17: Gwent Police (refused: cost)." in text()
    assert "No figure for 2017/18" not in text()


def test_what_is_counted_with_its_code_and_law_and_what_is_not():
    assert (
        "Counted: possession of images (Home Office code 86/10). England and Wales: Criminal Justice Act 1988 s.160."
        in text()
    )
    assert "Not counted: extreme pornography; all obscene publications (class 86)." in text()


def test_the_caveats_of_the_figures():
    for words in (
        "2017/18 is the time from 1 April 2017 to 31 March 2018.",
        "2 police forces gave no breakdown by offence for 2017/18: Police Scotland and Humberside Police.",
        "The comparison of 2016/17 and 2017/18 uses the 39 forces that gave both years.",
        "3 figures were given as a range",
        "One offence can involve many images.",
        "a rise is not by itself a rise in abuse",
        "Scotland and Northern Ireland record under laws of their own",
        "A change inside these years, across which they compare less well. 6 Apr 2017: A new offence.",
        "mid-2017 (ONS, mid-2017)",
        "supplied from 13 April 2018 to 11 July 2018",
        "Made up.",
        "Open Government Licence.",
    ):
        assert words in text(), words


def test_nothing_is_said_of_what_is_not_there():
    bare = replace(
        FULL, sent=None, supplied=None, suppressed=0, no_breakdown=(), both_years=None, breaks=(), population="",
        has_own_laws=False, about="", licence="", not_counted=(), counted=(), responded=1,
    )  # fmt: skip

    notes = notes_to_editors(bare)

    assert all(notes)
    assert "1 police force has responded" in "\n".join(notes)
    for words in ("Requests", "range", "breakdown", "comparison", "Scotland", "mid-", "supplied", "ounted:"):
        assert words not in "\n".join(notes), words


def test_one_suppressed_figure_is_singular():
    assert "1 figure was given as a range" in text(replace(FULL, suppressed=1))
