"""What is said of a file that hides something or carries something along."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """NOTE: worth knowing. WARN: worth a look. BLOCK: nobody confirms the reading without giving a reason."""

    NOTE = "note"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a file hides or carries along. `words` is a sentence for a person, without what is hidden."""

    what: str
    where: str
    how_many: int
    severity: Severity
    words: str
