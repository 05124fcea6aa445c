"""Why something rose. The figures say how many offences were recorded and never why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foitracker.totals.claims.phrases.around import shown
from foitracker.totals.claims.said import Said, Says

_CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|caused by|as a (?:direct )?(?:result|consequence) of|thanks to|driven by"
    r"|fuell?ed by|down to the|explained by|blamed on|attributed to|triggered by"
    r"|led to (?:a|the) (?:rise|increase|surge|fall))\b",
    re.IGNORECASE,
)


def causes(sentence: str) -> Iterator[Said]:
    for found in _CAUSE.finditer(sentence):
        yield Said(*found.span(), shown(found[0]), Says.CAUSE)
