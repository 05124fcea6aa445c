"""A format of a workbook: its sections, and which of them is for a value."""

from dataclasses import dataclass
from functools import lru_cache

from foitracker.sheets.number_formats.section import Section
from foitracker.sheets.number_formats.tokens import TOKEN

LONGEST_FORMAT = 1000  # characters; a workbook may have 255


@dataclass(frozen=True, slots=True)
class Format:
    sections: tuple[Section, ...]

    def for_number(self, number: float) -> Section | None:
        conditional = [section for section in self.sections[:3] if section.condition]
        if conditional:
            for section in conditional:
                if _holds(section.condition, number):
                    return section
            rest = [section for section in self.sections[:3] if not section.condition]
            return rest[-1] if rest else None
        if number > 0 or len(self.sections) == 1:
            return self.sections[0]
        if number < 0:
            return self.sections[1]
        return self.sections[2] if len(self.sections) > 2 else self.sections[0]

    def for_text(self) -> Section | None:
        if len(self.sections) > 3:
            return self.sections[3]
        last = self.sections[-1]
        return last if "text" in last.names else None

    def spares_zero(self, section: Section) -> bool:
        """Whether this section is for zero alone, and other numbers are shown."""
        if section.condition.replace(" ", "") != "=0" and (section.condition or section not in self.sections[2:3]):
            return False
        others = [other for other in self.sections[:3] if other is not section]
        return any(other.has_number or other.is_plain_text for other in others)

    def drops_sign(self, section: Section) -> bool:
        """The section for negative numbers writes its own sign."""
        return len(self.sections) > 1 and not section.condition and section is self.sections[1]


@lru_cache(maxsize=2_000)
def format_of(number_format: str) -> Format:
    """The format that a workbook writes so, its colours and locales left aside."""
    sections: list[list[tuple[str, str]]] = [[]]
    for match in TOKEN.finditer(number_format[:LONGEST_FORMAT]):
        name, text = match.lastgroup, match[0]
        if name is None:
            continue  # a colour or a locale
        if name == "other" and text == ";":
            sections.append([])
        else:
            sections[-1].append((name, match[name]))
    return Format(tuple(_section(tokens) for tokens in sections))


def _section(tokens: list[tuple[str, str]]) -> Section:
    names = frozenset(name for name, _ in tokens)
    condition = next((text for name, text in tokens if name == "condition"), "")
    return Section(
        tuple(token for token in tokens if token[0] != "condition"),
        condition,
        "digit" not in names
        and any(name == "elapsed" or (name == "part" and text[0].lower() in "ymdhs") for name, text in tokens),
        "digit" in names,
        names,
    )


def _holds(condition: str, number: float) -> bool:
    sign = condition.rstrip("0123456789.- ")
    limit = float(condition[len(sign) :])
    return {
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }.get(sign.strip(), False)
