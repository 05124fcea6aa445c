"""Pages keep to the content security policy, and load nothing from elsewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STATIC = ROOT / "foitracker/web/static/foitracker"

INLINE = re.compile(
    r"""\s(?:style|on[a-z]+)=["']|<style\b|<script(?![^>]*\ssrc=)|href=["']javascript:""", re.IGNORECASE
)
ELSEWHERE = re.compile(r"""(?:src|href)=["'](?:https?:)?//|url\(\s*["']?(?:https?:)?//|url\(\s*["']?data:|@import""")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_template_has_nothing_inline_and_nothing_from_elsewhere(template):
    text = template.read_text(encoding="utf-8")

    assert not INLINE.search(text)
    assert not ELSEWHERE.search(text)


@pytest.mark.parametrize("sheet", sorted(STATIC.rglob("*.css")), ids=lambda path: path.name)
def test_stylesheet_names_only_files_that_are_there(sheet):
    text = sheet.read_text(encoding="utf-8")

    assert not ELSEWHERE.search(text)
    assert all((sheet.parent / address).is_file() for address in re.findall(r'url\("([^"]+)"\)', text))


def test_every_icon_is_used():
    used = "".join(path.read_text(encoding="utf-8") for path in [*STATIC.rglob("*.css"), *TEMPLATES])

    assert [icon.name for icon in (STATIC / "icons").glob("*.svg") if f"icons/{icon.name}" not in used] == []


def classes():
    """Every class that a stylesheet speaks of."""
    for path in sorted(STATIC.rglob("*.css")):
        plain = re.sub(r'/\*.*?\*/|"[^"]*"', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        yield from ((path.name, name) for name in sorted(set(re.findall(r"\.([a-z][\w-]*)", plain))))


def is_used(name, written, code):
    """Whether a page or a script writes the class, or makes it of a stem and a key that the code has."""
    stem, _, key = name.partition("--")
    made = key and re.search(rf"{re.escape(stem)}--(?:\{{|\$\{{)", written + code) and f'"{key}"' in code
    return bool(made or re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", written))


def test_every_class_of_the_stylesheets_is_used():
    attributes = re.compile(r"""class="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)\"|page_class %\}([^{]*)|"class": "([^"]*)\"""")
    pages = [*TEMPLATES, *(ROOT / "foitracker").rglob("*.py")]
    written = " ".join(
        " ".join(found) for path in pages for found in attributes.findall(path.read_text(encoding="utf-8"))
    )
    written += " ".join(path.read_text(encoding="utf-8") for path in STATIC.rglob("*.js"))
    code = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "foitracker").rglob("*.py"))

    given_by_django = {"errorlist"}
    assert [one for one in classes() if one[1] not in given_by_django and not is_used(one[1], written, code)] == []


@pytest.mark.parametrize("sheet", sorted(STATIC.rglob("*.css")), ids=lambda path: path.name)
def test_a_stylesheet_stays_small_enough_to_read(sheet):
    assert len(sheet.read_text(encoding="utf-8").splitlines()) <= 300


def test_stylesheets_stay_small_enough_to_read():
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in STATIC.rglob("*.css"))

    assert lines <= 1300
