"""A number in words, with the address of its parts."""

import pytest

from foitracker.web.presenters.figure import Figure


@pytest.mark.parametrize(
    ("figure", "html"),
    [
        (Figure("1,204"), "1,204"),
        (Figure("3 to 7", "/trace/?area=<b>&x=1"), '<a href="/trace/?area=&lt;b&gt;&amp;x=1">3 to 7</a>'),
        (Figure("<5", usable=False), '<span class="absent">&lt;5</span>'),
    ],
)
def test_a_figure_of_a_large_table_is_a_link_with_nothing_of_its_own_in_the_markup(figure, html):
    assert figure.html == html
