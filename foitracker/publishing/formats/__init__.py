"""The file formats a publication can leave in: one module each, found by themselves.

A module says SUFFIX (".xlsx"), CONTENT_TYPE and TITLE (for the menu), and `write(publication) -> bytes`. The same
publication gives the same bytes, today and tomorrow, because releases are compared by their hash.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Protocol

from foitracker.publishing.publication import Publication


class Format(Protocol):
    SUFFIX: str
    CONTENT_TYPE: str
    TITLE: str

    def write(self, publication: Publication) -> bytes: ...


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its module's name, in the order of their titles."""
    modules = {
        found.name: importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    }
    return MappingProxyType(dict(sorted(modules.items(), key=lambda item: item[1].TITLE)))
