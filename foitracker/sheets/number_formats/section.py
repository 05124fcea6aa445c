"""One of the sections of a format: for positive numbers, negative ones, zero or text."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from foitracker.sheets.number_formats.altering import means_another
from foitracker.sheets.number_formats.digits import digits_of, general
from foitracker.sheets.number_formats.tokens import literal


@dataclass(frozen=True, slots=True)
class Section:
    tokens: tuple[tuple[str, str], ...]
    condition: str = ""
    is_time: bool = False
    has_number: bool = False
    names: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_plain_text(self) -> bool:
        return not self.has_number and bool({"general", "text"} & self.names)

    @property
    def core(self) -> tuple[int, int]:
        """The first and the last token that stands for the number."""
        places = [at for at, (name, _) in enumerate(self.tokens) if name in ("digit", "point", "general", "text")]
        return places[0], places[-1]

    @property
    def adds_digits(self) -> bool:
        """A 1 with the format 0" 000" looks like a thousand."""
        return any(name in ("quoted", "escaped") and re.search(r"\d", text) for name, text in self.tokens)

    @property
    def divides(self) -> bool:
        """201718 with the format 0000"/"00 looks like 2017/18."""
        first, last = self.core
        inside = [
            literal(*token) for token in self.tokens[first : last + 1] if token[0] in ("quoted", "escaped", "other")
        ]
        return bool("".join(inside).strip())

    @property
    def alters(self) -> bool:
        """What stands beside the number makes another one of it."""
        first, last = self.core
        before = "".join(literal(*token) for token in self.tokens[:first])
        after = "".join(literal(*token) for token in self.tokens[last + 1 :])
        return means_another(before, after)

    def around(self, content: str) -> str:
        """The section around a text."""
        pieces = [content if name in ("text", "general") else literal(name, text) for name, text in self.tokens]
        return "".join(pieces)

    def render(self, number: float) -> tuple[str, bool]:
        """The number in this section, and whether it was scaled to thousands."""
        if {"fraction", "exponent"} & self.names or not abs(number) < 1e15:
            return general(number), False
        first, last = self.core
        inside = self.tokens[first : last + 1]
        if any(name not in ("digit", "point", "comma") for name, _ in inside):
            return self._divided(number, first, last), False
        after = self.tokens[last + 1 :]
        thousands = 0
        while thousands < len(after) and after[thousands][0] == "comma":
            thousands += 1
        exact = Decimal(repr(number)) * 100 ** sum(name == "percent" for name, _ in self.tokens)
        digits = digits_of(exact / 1000**thousands, inside)
        prefix = "".join(literal(*token) for token in self.tokens[:first])
        suffix = "".join(literal(*token) for token in after[thousands:])
        sign = "-" if number < 0 and digits.strip("0.,") else ""
        return f"{sign}{prefix}{digits}{suffix}".strip(), thousands > 0

    def _divided(self, number: float, first: int, last: int) -> str:
        """A whole number with something between its digits, which are filled in from the right."""
        inside = self.tokens[first : last + 1]
        if any(name not in ("digit", "quoted", "escaped", "other", "padding") for name, _ in inside):
            return general(number)
        places = sum(name == "digit" for name, _ in inside)
        digits = list(f"{abs(number):.0f}".rjust(places, "0"))
        filled = [digits.pop() if name == "digit" else literal(name, text) for name, text in reversed(inside)]
        before = "".join(literal(*token) for token in self.tokens[:first])
        after = "".join(literal(*token) for token in self.tokens[last + 1 :])
        return f"{'-' if number < 0 else ''}{before}{''.join([*digits, *reversed(filled)])}{after}".strip()
