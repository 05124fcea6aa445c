"""What a check before print raises, whatever it looks at: numbers, answers or wordings."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from foitracker.totals.checks import Weight, What


@dataclass(frozen=True, slots=True)
class Raised:
    """`evidence` is what it rests on, as plain data: the key, and with it a ruling, holds while that stays the same."""

    what: What
    weight: Weight
    force: str  # slug, or "" where it is about several
    period: str  # label, or ""
    words: str
    evidence: Any
    answer: int | None = None
    wording: int | None = None

    @property
    def key(self) -> str:
        said = json.dumps([self.what, self.force, self.period, self.evidence], default=str)
        return hashlib.sha256(said.encode()).hexdigest()[:32]
