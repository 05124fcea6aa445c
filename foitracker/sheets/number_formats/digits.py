"""Numbers as digits."""

import re
from decimal import ROUND_HALF_UP, Decimal


def general(number: float) -> str:
    """As a cell without a format shows it, to eleven digits."""
    if isinstance(number, int):
        return str(number)
    text = f"{number:.10g}"
    return text if "e" in text else text[:12].rstrip(".")


def digits_of(number: Decimal, pattern: tuple[tuple[str, str], ...]) -> str:
    """A number in a pattern such as #,##0.00, without its sign."""
    text = "".join(text for _, text in pattern)
    whole_pattern, _, decimal_pattern = text.partition(".")
    places = len(decimal_pattern)
    rounded = abs(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    while decimals and decimal_pattern[len(decimals) - 1] == "#" and decimals.endswith("0"):
        decimals = decimals[:-1]
    whole = whole.lstrip("0").rjust(whole_pattern.count("0"), "0")
    if "," in whole_pattern:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    return f"{whole}.{decimals}" if decimals else whole
