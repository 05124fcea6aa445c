"""Handing approved wordings on, and taking them over."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foitracker.store.actions import wordings
from foitracker.store.models import Ruling, Wording
from tests.factories import make_confirmed, make_person, make_round

pytestmark = pytest.mark.django_db

SLUG = "child-abuse-images"
ODD = "Local code 17 pictures"
HEAD = "row,category,text,detail,force,ruled_on,ruled_by\n"
RULING = f'ruling,possession,{ODD},"Kent says so, twice.",,2018-05-31,ann\n'
FILE = HEAD + f"scheme,,{SLUG},,,,\n" + RULING


def words(response):
    return re.sub(r"\s+", " ", unescape(response.content.decode()))


def check(client, content=FILE, name="other house.csv"):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return client.post(reverse("scheme-check-import", args=[SLUG]), {"file": file})


def do(client, **typed):
    return client.post(reverse("scheme-import", args=[SLUG]), typed, follow=True)


def answered():
    return make_confirmed(rows=[["Offence", "2017/18"], [ODD, 4]]).answer.round


def test_an_admin_downloads_the_scheme_with_its_rulings(as_role):
    wordings.decide(
        wording=wordings.meet(scheme=SLUG, texts=[ODD])[ODD],
        category="possession",
        why="Kent says so.",
        round=make_round(),
        by=make_person("ann"),
    )
    client = as_role("admins")
    assert "1 ruling by people" in words(client.get(reverse("scheme-detail", args=[SLUG])))

    response = client.get(reverse("scheme-export", args=[SLUG]))

    text = response.content.decode("utf-8-sig")
    assert response["Content-Disposition"] == f'attachment; filename="{SLUG}-with-rulings.csv"'
    assert "ruling,possession,Local code 17 pictures,Kent says so.," in text
    assert "category,possession,Possession of indecent images of children" in text


def test_what_an_import_would_do_is_shown_first_and_then_done(as_role):
    answered()
    client = as_role("admins")

    shown = check(client)
    page = words(shown)
    assert shown.status_code == 200
    assert "1 new ruling" in page
    assert '<td class="num">no figure</td><td class="num">4</td>' in page
    assert not Ruling.objects.exists()

    hidden = dict(
        re.findall(r'<input type="hidden" name="(content|file_name)" value="([^"]*)"', shown.content.decode())
    )
    response = do(client, **{name: unescape(value) for name, value in hidden.items()})

    assert "Imported 1 ruling." in words(response)
    ruling = Ruling.objects.get()
    assert ruling.why == "Imported from “other house.csv”: Kent says so, twice. (Ruled by ann on 31 May 2018.)"
    assert ruling.decided_by.groups.get().name == "admins"
    assert Wording.objects.get().category == "possession"


def test_a_file_with_a_mistake_is_refused_as_a_whole_with_its_lines(as_role):
    response = check(as_role("admins"), FILE + "ruling,nonsense,x,,atlantis,soon,\n")

    page = words(response)
    assert response.status_code == 422
    assert "Nothing was imported" in page
    assert "Line 4: there is no category “nonsense” in this scheme." in page
    assert "Line 4: there is no force “atlantis”." in page
    assert not Wording.objects.exists()


def test_many_mistakes_are_not_all_listed(as_role):
    page = words(check(as_role("admins"), FILE + "ruling,nonsense,x,why,,2018-05-31,ann\n" * 60))

    assert page.count("there is no category") == 50
    assert "And 10 more." in page


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"PK\x03\x04 a workbook"])
def test_what_is_no_csv_is_refused(as_role, content):
    response = check(as_role("admins"), content)

    assert response.status_code == 422
    assert not Wording.objects.exists()


def test_no_file_at_all_is_refused(as_role):
    response = as_role("admins").post(reverse("scheme-check-import", args=[SLUG]), {})

    assert response.status_code == 422
    assert "Choose the file" in words(response)


def test_an_endless_file_is_refused(as_role, settings):
    settings.LARGEST_SCHEME = 100

    assert "larger than" in words(check(as_role("admins")))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Choose it again"),
        ({"content": FILE}, "Choose it again"),
        ({"content": "nonsense", "file_name": "x.csv"}, "these columns are missing"),
        ({"content": FILE.replace(",possession,", ",nonsense,"), "file_name": "x.csv"}, "Line 3: there is no category"),
    ],
)
def test_what_comes_with_the_second_form_is_checked_again(as_role, typed, says):
    response = do(as_role("admins"), **typed)

    assert response.status_code == 422
    assert says in words(response)
    assert not Ruling.objects.exists()


def test_what_was_decided_here_is_shown_beside_what_they_say(as_role):
    round = answered()
    wordings.decide(wording=Wording.objects.get(), category="total_row", why="x", round=round, by=make_person())

    page = words(check(as_role("admins")))

    assert "Decided otherwise here: these stay" in page
    assert "<td>A total of other rows</td>" in page
    assert "there is nothing to import" in page


def test_a_wording_of_another_house_cannot_put_markup_on_the_page(as_role):
    page = check(as_role("admins"), FILE.replace(ODD, "<script>alert(1)</script>")).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_scheme_that_is_none_is_not_found(as_role):
    client = as_role("admins")

    for name in ("scheme-detail", "scheme-export"):
        assert client.get(reverse(name, args=["nothing"])).status_code == 404
    for name in ("scheme-check-import", "scheme-import"):
        assert client.post(reverse(name, args=["nothing"])).status_code == 404


@pytest.mark.parametrize("role", ["researchers", "staff"])
def test_only_admins_see_the_way_there(as_role, role):
    round = answered()
    link = reverse("scheme-detail", args=[SLUG])

    assert link not in words(as_role(role).get(reverse("wording-list", args=[round.slug])))
    assert link in words(as_role("admins").get(reverse("wording-list", args=[round.slug])))
