"""How far an outer heading reaches that is not merged: what shows that it stands over the columns right of its own.

| Male          |       | Female        |       |            Adult, Child come again under Female: Male
| Adult         | Child | Adult         | Child | Unknown    reaches over both, and Unknown is of neither

| Violence      |          | Possession |                    nothing does: "Violence" may be the first line of
| Against       | Sexual   | Of         | Public             a heading that goes on below it
| The Person    | Offences | Weapons    | Order
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foitracker.sheets.frame import Label

_DOUBT = "'{}' over the columns left of it may not stand over this one."


def unsure_reach(paths: Mapping[int, Sequence[Label]], values: Sequence[int]) -> dict[int, str]:
    """The columns that took an outer heading from their left although nothing shows that it reaches over them."""
    below: dict[tuple[str, ...], set[tuple[int, int]]] = {}
    first: dict[tuple[int, int], Label] = {}
    rows: dict[int, set[tuple[int, int]]] = {}
    for column in values:
        for depth, label in enumerate(paths[column][:-1]):
            below.setdefault(_texts(paths[column][depth + 1 :]), set()).add(label.place)
            first.setdefault(label.place, paths[column][-1])
            rows.setdefault(label.place[0], set()).add(label.place)
    found: dict[int, str] = {}
    for column in values:
        for depth, label in enumerate(paths[column][:-1]):
            alone = len(rows[label.place[0]]) < 2
            if not label.filled or label.period or label.part or alone or label.text.endswith(":"):
                continue
            comes_again = len(below[_texts(paths[column][depth + 1 :])]) > 1
            if not comes_again and not _of_one_series(paths[column][-1], first[label.place]):
                found[column] = _DOUBT.format(label.text[:60])
    return found


def _texts(labels: Sequence[Label]) -> tuple[str, ...]:
    return tuple(label.text.casefold() for label in labels)


def _of_one_series(one: Label, other: Label) -> bool:
    """Whether two headings are periods, parts of years, or numbers or bands: 2017 and 2018, 10-17 and 18+."""
    if one is other:
        return True
    if one.period or other.period or one.part or other.part:
        return bool(one.period) == bool(other.period) and bool(one.part) == bool(other.part)
    return one.text[:1].isdecimal() and other.text[:1].isdecimal()
