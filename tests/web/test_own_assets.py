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


def test_stylesheets_stay_small_enough_to_read():
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in STATIC.rglob("*.css"))

    assert lines <= 1300
