"""The import law and the other rules of the house that a test can keep."""

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands
from django.db import models

from foitracker.store import actions

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "foitracker"

# What each room may import of the project. A room that is not here fails the test: give it a rule first.
SPINE = {"figures", "periods"}
PLAIN = {"law", "sheets", "offences", "totals", "publishing"}
MAY_IMPORT = {
    "figures": {"figures"},
    "periods": SPINE,
    **{part: SPINE | {part} for part in PLAIN},
    "store": SPINE | PLAIN | {"store"},
    "web": SPINE | PLAIN | {"store", "web"},
    "settings": set(),
    "urls": set(),
    "wsgi": set(),
    "asgi": set(),
}
DJANGO_ROOMS = {"store", "web", "urls", "wsgi", "asgi", "settings"}
# Of the actions: steps of others, which have the person, and what is loaded or kept in step without one.
WITHOUT_A_PERSON = {"example", "official_counts", "people", "reading_ahead", "recording", "reference", "rolling_up"}
STEPS = {
    "check_not_destroyed",
    "check_that_nobody_corrects",
    "forget",
    "meet",
    "met",
    "ruled",
    "say",
    "tidied",
    "use_own",
}
# The web framework and everything that brings it along.
FRAMEWORK = {"django", "django_tables2", "django_filters", "csp", "whitenoise", "dj_database_url"}


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(ROOT)


def room_of(path):
    return path.parts[1].removesuffix(".py")


def imports_of(source):
    """Every name imported anywhere in a module, with whether the import stands inside a function."""
    tree = ast.parse(source)
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) in inside
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield node.module, id(node) in inside
            if node.module == "foitracker":
                for alias in node.names:
                    yield f"foitracker.{alias.name}", id(node) in inside


def breaches(path, source):
    """What a module does against the import law, in words."""
    room = room_of(path)
    if room == "__init__":
        return []
    if room not in MAY_IMPORT:
        return [f"{path}: the room {room} has no rule"]
    found = []
    for name, inside_function in imports_of(source):
        head, *rest = name.split(".")
        if inside_function:
            found.append(f"{path}: imports {name} inside a function")
        if head == "foitracker" and rest and rest[0] not in MAY_IMPORT[room]:
            found.append(f"{path}: {room} may not import {name}")
        if head in FRAMEWORK and room not in DJANGO_ROOMS:
            found.append(f"{path}: {room} is plain and may not import {name}")
    return found


@pytest.mark.parametrize("path", list(modules()), ids=str)
def test_module_keeps_the_import_law(path):
    assert breaches(path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("foitracker/totals/add_up.py", "from foitracker.sheets import grid"),
        ("foitracker/totals/add_up.py", "from foitracker import store"),
        ("foitracker/sheets/blocks.py", "import django"),
        ("foitracker/sheets/blocks.py", "import django_tables2.tables"),
        ("foitracker/store/models/rounds.py", "from foitracker.web import urls"),
        ("foitracker/law/clock.py", "def due():\n    import datetime"),
        ("foitracker/attic/box.py", "import datetime"),
    ],
)
def test_the_law_notices_a_breach(path, source):
    assert breaches(Path(path), source)


def test_every_folder_of_the_package_has_a_rule():
    rooms = {room_of(path) for path in modules()} - {"__init__"}
    assert rooms <= MAY_IMPORT.keys()


def test_only_workbook_opens_spreadsheets_for_reading():
    readers = re.compile(r"^\s*(?:import|from) (?:python_calamine|xlrd|openpyxl)", re.MULTILINE)
    callers = {
        str(path) for path in modules() if room_of(path) == "sheets" and readers.search((ROOT / path).read_text())
    }
    assert callers == {"foitracker/sheets/workbook.py", "foitracker/sheets/containers/xls.py"}


def test_views_forms_and_commands_do_not_write():
    """Every write is an action: nothing else saves, creates, updates or deletes rows."""
    writes = re.compile(r"\.(save|create|bulk_create|update_or_create|get_or_create|bulk_update|delete)\(")
    for path in modules():
        if room_of(path) == "web" or "management" in path.parts or "queries" in path.parts:
            assert not writes.search((ROOT / path).read_text(encoding="utf-8")), path


def test_no_signals():
    for path in modules():
        assert "django.db.models.signals" not in (ROOT / path).read_text(encoding="utf-8"), path


def test_whoever_and_whenever_come_in_pairs():
    for model in apps.get_app_config("store").get_models():
        names = {field.name for field in model._meta.get_fields()}
        for name in names:
            if name.endswith("_by") and name != "superseded_by":
                stem = name.removesuffix("_by")
                assert {f"{stem}_at", f"{stem}_on"} & names, f"{model.__name__}.{name} has no time or date"


def test_dates_and_times_are_named_as_such():
    for model in apps.get_app_config("store").get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.DateTimeField):
                assert field.name.endswith("_at"), f"{model.__name__}.{field.name}"
            elif isinstance(field, models.DateField):
                assert field.name.endswith("_on"), f"{model.__name__}.{field.name}"


def test_actions_take_keywords_and_name_who_acts():
    """Public functions of an action module are keyword-only and take `by`, but for those that are named above."""
    wrong = []
    for found in pkgutil.iter_modules(actions.__path__):
        module = importlib.import_module(f"{actions.__name__}.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or function.__module__ != module.__name__:
                continue
            taken = inspect.signature(inspect.unwrap(function)).parameters
            if name != "tidied" and {one.kind for one in taken.values()} - {inspect.Parameter.KEYWORD_ONLY}:
                wrong.append(f"{found.name}.{name} takes more than keywords")
            if "by" not in taken and found.name not in WITHOUT_A_PERSON and name not in STEPS:
                wrong.append(f"{found.name}.{name} does not say who acts")
    assert not wrong


def test_every_command_is_documented():
    ours = {name for name, app in get_commands().items() if app == "foitracker.store"}
    documents = (ROOT / "README.md").read_text() + "".join(p.read_text() for p in (ROOT / "docs").glob("*.md"))
    assert ours
    assert not {name for name in ours if f"manage.py {name}" not in documents}
