"""The publication for programs, as a release freezes it."""

from __future__ import annotations

import json

from foitracker.publishing.plain import to_plain
from foitracker.publishing.publication import Publication

SUFFIX = ".json"
CONTENT_TYPE = "application/json"
TITLE = "JSON, for programs"


def write(publication: Publication) -> bytes:
    return (json.dumps(to_plain(publication), ensure_ascii=True, indent=1) + "\n").encode()
