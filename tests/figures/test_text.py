from foitracker.figures import clean_text, split_mark


def test_clean_text_keeps_superscripts_apart_from_digits():
    assert clean_text(" 12¹ ") == "12¹"
    assert clean_text("2017â€“18") == clean_text("2017\x9618") == "2017-18"
    assert clean_text("a\u00a0\u00a0b\n c") == "a b c"


def test_split_mark_leaves_a_lone_mark_whole():
    assert split_mark("12 [note 1]") == ("12", "[note 1]")
    assert split_mark("*") == ("*", "")
