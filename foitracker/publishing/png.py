"""A picture as PNG for print, drawn from its SVG with a font of its own: the same bytes on every machine."""

from pathlib import Path

import font_roboto
import resvg_py

PIXELS_PER_UNIT = 3  # a picture of 600 units is 1,800 pixels wide: 15 cm at 300 dots an inch

_FONTS = Path(font_roboto.__file__).parent / "files"
_FILES = [str(_FONTS / name) for name in ("Roboto-Regular.ttf", "Roboto-Bold.ttf")]


def png(svg: str) -> bytes:
    """The picture on white. Raises ValueError where `svg` is none."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            background="#ffffff",
            zoom=PIXELS_PER_UNIT,
            skip_system_fonts=True,
            font_files=_FILES,
            font_family="Roboto",
            sans_serif_family="Roboto",
        )
    )
