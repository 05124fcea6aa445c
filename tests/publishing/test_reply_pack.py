from dataclasses import replace
from datetime import date

from foitracker.publishing.reply_pack import ReplyPack, write
from foitracker.publishing.table import Mark
from tests.publishing import word

PACK = ReplyPack(
    round="Images, 2016/17 and 2017/18",
    force="Kent Police",
    made_on=date(2018, 8, 1),
    reply_by=date(2018, 8, 15),
    answer="This is about your answer of 2 May 2018 (your reference 1/18).",
    line="Kent Police recorded 674 offences in 2017/18.",
    years=("2016/17", "2017/18"),
    figures=(("All counted offences", Mark.NOT_AVAILABLE, 674),),
    cells=(("2017/18", "86/2 Take", "Kent.xlsx, Sheet1, C2", "674", "674"),),
    left_out=(("2017/18", "Total", "Kent.xlsx, Sheet1, C3", "690", "690"),),
    words=(("86/2 Take", "Taking images", "The code says so."),),
    remarks=("=Figures may change.",),
    embargo="Embargoed until 00:01 BST on Friday 14 September 2018",
    publisher="A charity",
    contact="press@example.org",
)


def test_a_force_is_asked_whether_its_figures_are_right_and_until_when():
    text = word.words(write(PACK))

    assert text[0] == "Kent Police: your figures, before they are published"
    assert text[1] == "Embargoed until 00:01 BST on Friday 14 September 2018."
    assert "Is this right? Please reply by 15 August 2018." in text
    assert "Images, 2016/17 and 2017/18. This is about your answer of 2 May 2018 (your reference 1/18)." in text


def test_it_sees_its_line_its_figures_their_cells_its_words_and_its_remarks():
    written = write(PACK)

    assert PACK.line in word.words(written)
    assert "=Figures may change." in word.words(written)
    figures, cells, left_out, words = word.tables(written)
    assert figures == [["Offence", "2016/17", "2017/18"], ["All counted offences", "[x]", "674"]]
    assert cells[1] == ["2017/18", "86/2 Take", "Kent.xlsx, Sheet1, C2", "674", "674"]
    assert left_out[1][2] == "Kent.xlsx, Sheet1, C3"
    assert words[1] == ["86/2 Take", "Taking images", "The code says so."]
    assert word.marked_heading_rows(written) == [[0]] * 4


def test_without_an_embargo_it_is_still_for_the_force_alone():
    assert word.words(write(replace(PACK, embargo="")))[1] == "Not for publication: this is for the force alone."


def test_a_force_without_figures_is_told_so():
    text = word.words(write(replace(PACK, answer="", cells=(), left_out=(), words=(), remarks=(), line="")))

    assert "Images, 2016/17 and 2017/18. We have no answer of yours with figures." in text
    assert "No cell of your answer is counted." in text
    assert "Nothing: there is no usable figure." in text


def test_the_same_pack_is_the_same_bytes():
    assert write(PACK) == write(PACK)
