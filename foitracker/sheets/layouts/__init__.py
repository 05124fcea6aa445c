"""The shapes that tables come in. Every module here is one shape and says whether it recognises a table.

Exactly one has to. A module has TITLE (what the shape is, in words), recognises(candidate) and
read(candidate, number=...).
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType


@cache
def layouts() -> Mapping[str, ModuleType]:
    """All shapes, by the name of their module."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return MappingProxyType({name: import_module(f"{__name__}.{name}") for name in names})
