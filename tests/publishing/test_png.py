import struct

import pytest

from foitracker.publishing.charts import Bar, series
from foitracker.publishing.png import PIXELS_PER_UNIT, png
from tests.publishing.pictures import parsed

BARS = [Bar("2016/17", 591, 591), Bar("2017/18", 674, 680, "41 of 45 forces")]


def size(data):
    return struct.unpack(">II", data[16:24])


def test_a_picture_is_large_enough_for_print():
    svg = series(BARS, title="Offences", units="Recorded")
    data = png(svg)

    assert data.startswith(b"\x89PNG\r\n")
    root = parsed(svg)
    assert size(data) == tuple(int(root.get(side)) * PIXELS_PER_UNIT for side in ("width", "height"))


def test_words_are_drawn_on_a_machine_without_fonts():
    with_words = png(series(BARS, title="Offences", units="Recorded"))
    without = png(series(BARS, title=" ", units=" "))

    assert len(with_words) > len(without)


def test_the_same_picture_gives_the_same_bytes():
    svg = series(BARS, title="Offences", units="Recorded")

    assert png(svg) == png(svg)


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError):
        png("no picture")
