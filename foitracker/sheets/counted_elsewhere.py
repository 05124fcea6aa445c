"""Lines that count what another line counts too, as their words say: both in one total would count it twice.

Stop searches          900          All crime                 100
of which: arrested      30          All crime excl. fraud      90
"""

from __future__ import annotations

from collections.abc import Sequence

from foitracker.sheets.answer import Role
from foitracker.sheets.frame import Line
from foitracker.sheets.words import is_part_of_another, whole_of

_PART_OF_ANOTHER = "It says of itself that it is a part of another line, which counts the same."
_WITHOUT = "It is a part of '{}', which counts the same."


def counted_elsewhere_doubted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with a doubt on those that are a part of another one, where that is no sum."""
    made: list[Line] = []
    whole: Line | None = None
    data = {_folded(line.path) for line in lines if line.role is Role.DATA and not line.rate}
    for line in lines:
        is_part = any(is_part_of_another(label.text) for label in line.labels)
        whole = whole if is_part else line
        if line.role is not Role.DATA or line.rate:
            made.append(line)
        elif is_part and whole is not None and whole.role is Role.DATA:
            made.append(line.doubted(_PART_OF_ANOTHER))
        elif line.path and (of := whole_of(line.path[-1])) and _folded((*line.path[:-1], of)) in data:
            made.append(line.doubted(_WITHOUT.format(of[:60])))
        else:
            made.append(line)
    return tuple(made)


def _folded(path: Sequence[str]) -> tuple[str, ...]:
    return tuple(text.casefold() for text in path)
