"""What adding up gave, in sentences: with the first place where a total is not the sum, and both numbers."""

from collections.abc import Callable, Iterator, Sequence

from foitracker.sheets.answer import Check
from foitracker.sheets.frame import Line
from foitracker.sheets.sums import UNKNOWN, Amounts, Sum


def words_of(
    sums: Sequence[Sum],
    lines: Sequence[Line],
    address: Callable[[int], str],
    *,
    what: str,
    across: Sequence[str],
    amounts: Amounts,
) -> Iterator[Check]:
    """The evidence in sentences: "Row 12 'Total' equals the sum of rows 5 to 11 in all 2 columns.".

    `across` are the names of the observations: "column B", "column C".
    """
    many = f"{across[0].split()[0]}s" if across else ""
    for one in sums:
        line = lines[one.line]
        name = f"{what.capitalize()} {address(line.number)} '{' > '.join(line.path)[:60]}'"
        parts = _listed([lines[j].number for j in one.parts], address, what)
        checked = one.proven + one.possible + len(one.contradicted)
        if one.contradicted:
            where = f"{len(one.contradicted)} of {checked} {many}"
            words = f"{name} is not the sum of {parts} in {where}{_first_of(one, across, amounts)}"
            yield Check(False, words, address(line.number))
        elif one.possible:
            words = (
                f"{name} can be the sum of {parts} in all {checked} {many}; in {one.possible} a figure is not exact."
            )
            yield Check(None, words, address(line.number))
        elif one.proven:
            every = f"all {checked} {many}" if checked > 1 else f"its one {many[:-1]}"
            yield Check(True, f"{name} equals the sum of {parts} in {every}.", address(line.number))


def _first_of(one: Sum, across: Sequence[str], amounts: Amounts) -> str:
    """ ": in column C it says 45, and they add up to 44."."""
    first = one.contradicted[0]
    says = _amount(amounts.low[one.line][first], amounts.high[one.line][first])
    low = sum(amounts.low[part][first] for part in one.parts)
    high = sum(amounts.high[part][first] for part in one.parts)
    here = f"in {across[first]}" if len(one.contradicted) == 1 else f"in {across[first]}, the first of them,"
    add = "adds" if len(one.parts) == 1 else "add"
    return f": {here} it says {says}, and {'it' if add == 'adds' else 'they'} {add} up to {_amount(low, high)}."


def _amount(low: float, high: float) -> str:
    if high >= UNKNOWN:
        return f"{_number(low)} or more"
    return _number(low) if abs(high - low) < 1e-6 else f"{_number(low)} to {_number(high)}"


def _number(amount: float) -> str:
    return f"{round(amount):,}" if abs(amount - round(amount)) < 1e-6 else f"{amount:,.2f}"


def _listed(numbers: Sequence[int], address: Callable[[int], str], what: str) -> str:
    """ "rows 5 to 7 and 9 to 13"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = [address(run[0]) if len(run) == 1 else f"{address(run[0])} to {address(run[-1])}" for run in runs]
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} more groups"]
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return f"{what}{'s' * (len(numbers) > 1)} {listed}"
