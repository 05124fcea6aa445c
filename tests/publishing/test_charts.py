from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from foitracker.publishing.charts import Bar, Pair, ranking, series
from tests.publishing.pictures import finding, parsed, shapes, texts

UNITED_KINGDOM = (
    Bar("2016/17", 18_522, 18_522, "45 of 45 forces"),
    Bar("2017/18", 22_724, 22_731, "44 of 45 forces"),
    Bar("2018/19", None, None, "not asked yet"),
)


def drawn_series(bars=UNITED_KINGDOM, title="Offences"):
    return parsed(series(bars, title=title, units="offences recorded in the year"))


def drawn_ranking(pairs, title="Offences"):
    return parsed(ranking(pairs, title=title, units="offences recorded in the year"))


def pair(name, before, after):
    def bar(label, count):
        low, high = count if isinstance(count, tuple) else (count, count)
        return Bar(label, low, high, "no answer yet" if low is None else "")

    return Pair(name, bar("2016/17", before), bar("2017/18", after))


FORCES = (pair("Kent", 591, 674), pair("Essex", 300, (250, 254)), pair("Gwent", None, 12), pair("Surrey", 90, None))


def test_a_series_says_every_number_and_its_coverage():
    root = drawn_series()

    assert texts(root, "chart-value") == ["18,522", "22,724 to 22,731"]
    assert texts(root, "chart-missing") == ["no figure"]
    assert texts(root, "chart-note") == ["45 of 45 forces", "44 of 45 forces", "not asked yet"]


def test_a_series_tells_its_finding_to_those_who_cannot_see_it():
    assert finding(drawn_series()) == (
        "Bars of offences recorded in the year. 2016/17: 18,522 (45 of 45 forces); "
        "2017/18: 22,724 to 22,731 (44 of 45 forces); 2018/19: no figure (not asked yet)."
    )


def test_a_missing_year_has_no_bar_and_an_open_one_a_whisker():
    root = drawn_series()

    assert len(shapes(root, "rect", "chart-bar")) == 2
    assert len(shapes(root, "path", "chart-whisker")) == 1


def test_bars_are_as_tall_as_their_numbers():
    root = drawn_series((Bar("a", 50, 50), Bar("b", 100, 100), Bar("c", 0, 0)))

    heights = [bar.get("height") for bar in shapes(root, "rect", "chart-bar")]

    assert heights == ["130.0", "260.0", "0.0"]


def test_the_axis_starts_at_zero():
    assert texts(drawn_series(), "chart-tick")[0] == "0"
    assert texts(drawn_series((Bar("a", 7, 7),)), "chart-tick") == ["0", "2", "4", "6", "8"]


def test_a_series_without_bars_says_so():
    assert finding(drawn_series(())) == "There are no figures yet."
    assert drawn_series((Bar("2017/18", 0, 0),))


def test_a_long_title_is_broken_into_lines():
    assert len(texts(drawn_series(title="Offences recorded by the police " * 8), "chart-title")) > 1


def test_a_ranking_has_the_largest_force_first_and_the_missing_last():
    assert texts(drawn_ranking(FORCES), "chart-name") == ["Kent", "Essex", "Gwent", "Surrey"]


def test_a_ranking_shows_both_years_and_says_what_is_missing():
    root = drawn_ranking(FORCES)

    assert texts(root, "chart-value") == ["674", "591", "250 to 254", "300", "12", "90"]
    assert texts(root, "chart-missing") == ["2016/17: no answer yet", "2017/18: no answer yet"]
    assert len(shapes(root, "rect", "chart-after")) == 3 + 1  # and the one in the key
    assert texts(root, "chart-key") == ["2017/18", "2016/17"]


def test_a_ranking_prints_the_change_beside_the_bars():
    root = drawn_ranking([replace(FORCES[0], change="+14 %"), FORCES[2]])

    assert texts(root, "chart-change") == ["+14 %"]
    assert texts(root, "chart-heading") == ["Change"]


def test_a_series_says_first_what_it_shows():
    said = finding(parsed(series(UNITED_KINGDOM, title="Offences", units="Offences", finding="Up 23 per cent.")))

    assert said.startswith("Up 23 per cent. Bars of offences. 2016/17: 18,522")


def test_a_ranking_tells_its_finding():
    assert finding(drawn_ranking(FORCES)) == (
        "In 2017/18 the most were recorded by Kent: 674; the fewest by Gwent: 12. "
        "Of 2 forces with both periods 1 recorded more than before and 1 fewer. No figure from Surrey."
    )
    assert finding(drawn_ranking([pair("Kent", 1, None)])) == "No force has a figure yet."


def test_a_change_that_suppressed_figures_leave_open_is_neither_rise_nor_fall():
    assert "0 recorded more than before and 0 fewer" in finding(drawn_ranking([pair("Kent", (0, 4), (1, 4))]))


def test_forty_five_forces_have_a_row_each():
    root = drawn_ranking([pair(f"Force {number}", number, number) for number in range(45)])

    assert len(texts(root, "chart-name")) == 45


@given(st.text(), st.integers(0, 10**15))
def test_any_text_and_number_is_well_formed(text, count):
    bars = (Bar(text, count, count, text), Bar("b", count, 2 * count))

    parsed(series(bars, title=text or "Title", units=text or "units"))
    parsed(ranking([Pair(text, *bars)], title=text or "Title", units=text or "units"))


def test_the_same_figures_are_the_same_picture():
    assert series(UNITED_KINGDOM, title="T", units="u") == series(UNITED_KINGDOM, title="T", units="u")
