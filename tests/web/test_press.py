"""The pages of press lines and of the right of reply: who sees what, and what they can take away."""

import html
import io
import re
import zipfile
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from foitracker.store.actions import readings, releases, requests
from foitracker.store.models import Event
from tests.factories import make_confirmed, make_force, make_person, make_reading, make_round
from tests.publishing import word

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    by = make_person()
    forces = [
        make_force(slug="lancashire"),
        make_force("Gwent Police", nation="Wales", region="Wales"),
        make_force("Kent Police", region="South East"),
    ]
    round = make_round(forces=forces, by=by)
    for request in round.requests.exclude(force__name="Kent Police"):
        requests.send(request=request, on=date(2018, 4, 9), by=by)
    make_confirmed(request=round.requests.get(force__slug="lancashire"), by=by)
    return round


def place(view, round, /, *more, **query):
    return reverse(view, args=[round.slug, *more], query=query)


def words(response):
    text = re.sub(r"<[^>]+>", "", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


def release_of(round, *, signed=True, **facts):
    release = releases.make(round=round, title="September", by=make_person(), **facts)
    if signed:
        releases.sign(release=release, by=make_person())
    return release


# ---- the lines


def test_every_role_sees_the_lines_and_each_number_leads_to_its_cells(as_role, round):
    response = as_role("staff").get(place("line-list", round))

    assert "Lancashire Constabulary recorded 674 child abuse image offences in 2017/18, up from 591" in words(response)
    page = response.content.decode()
    trace = place("total-trace", round, round.periods.last().period)
    assert f'<a href="{trace}?force=lancashire">674 child abuse image offences</a>' in page
    assert f'<a href="{trace}?force=lancashire&amp;category=possession">133</a>' in page
    assert f'<a href="{trace}?area=North+West">' in page


def test_lines_are_found_by_name_and_by_region_without_a_script(as_role, round):
    client = as_role("staff")

    by_name = words(client.get(place("line-list", round, name="LANCASHIRE")))
    by_region = words(client.get(place("line-list", round, region="Wales")))
    nothing = words(client.get(place("line-list", round, name="nowhere")))

    assert "Lancashire Constabulary recorded" in by_name and "Gwent Police gave" not in by_name
    assert "Gwent Police gave no usable figure" in by_region and "Lancashire Constabulary recorded" not in by_region
    assert "No line fits these filters" in nothing


@pytest.mark.parametrize("query", [{"region": "Atlantis"}, {"name": "x" * 5000}, {"release": ""}, {"name": "\x00"}])
def test_an_odd_address_is_no_error(as_role, round, query):
    assert as_role("staff").get(place("line-list", round, **query)).status_code == 200


@pytest.mark.parametrize("number", ["99", "abc", "-1", "²", "9" * 40])
def test_a_release_that_is_not_there_is_not_found(as_role, round, number):
    assert as_role("admins").get(place("line-list", round, release=number)).status_code == 404


def test_lines_of_a_release_are_those_it_froze_and_its_numbers_lead_to_it(as_role, round):
    release = release_of(round)
    readings.reject(reading=round.answers.get().current_reading(), why="Sent in error.", by=make_person())

    response = as_role("staff").get(place("line-list", round, release=1))

    assert "Lancashire Constabulary recorded 674" in words(response)
    assert f'<a href="{place("release-detail", round, release.number)}">674 child' in response.content.decode()
    assert "No line yet" in words(as_role("staff").get(place("line-list", round)))


@pytest.mark.parametrize(("role", "status"), [("researchers", 200), ("staff", 403), ("admins", 200), ("nobody", 403)])
@pytest.mark.parametrize("held_back", ["embargo", "signature"])
def test_before_its_time_the_lines_of_a_release_are_for_those_who_freeze_and_sign(
    as_role, round, role, status, held_back
):
    until = timezone.now() + timedelta(days=1) if held_back == "embargo" else None
    release_of(round, signed=held_back != "signature", embargo_ends_at=until)

    response = as_role(role).get(place("line-list", round, release=1))

    assert response.status_code == status
    if role == "staff":
        assert "Release 1" not in words(as_role(role).get(place("line-list", round)))


def test_an_embargo_stands_on_top_of_the_lines_for_everybody(as_role, round):
    release_of(round, embargo_ends_at=timezone.now() + timedelta(days=1))

    assert "Embargoed until" in words(as_role("staff").get(place("line-list", round)))
    assert "Embargoed until" in words(as_role("staff").get(place("line-force", round, "lancashire")))


def test_an_embargo_that_is_over_is_not_shown(as_role, round, monkeypatch):
    ends = timezone.now() + timedelta(hours=1)
    release_of(round, embargo_ends_at=ends)
    monkeypatch.setattr(timezone, "now", lambda: ends)

    assert "Embargoed until" not in words(as_role("staff").get(place("line-list", round)))


def test_a_round_without_figures_has_no_lines_and_says_why(as_role):
    round = make_round()

    page = as_role("researchers").get(place("line-list", round))

    assert "No line yet" in words(page)
    assert "gave no usable figure" not in words(page)
    assert "data-line" not in page.content.decode()
    assert "Right of reply" not in words(page)


def test_the_number_of_queries_does_not_grow_with_the_forces(as_role, round, django_assert_max_num_queries):
    client = as_role("researchers")
    with django_assert_max_num_queries(24):
        client.get(place("line-list", round))


# ---- the press pack


def test_the_press_pack_is_offered_to_those_who_may_have_it(as_role, round):
    release_of(round)

    now = place("export-download", round, "docx")
    frozen = place("release-download", round, 1, "docx")
    for role, may in (("admins", True), ("researchers", False), ("staff", False)):
        client = as_role(role)
        assert (now in client.get(place("line-list", round)).content.decode()) is may
        assert frozen in client.get(place("line-list", round, release=1)).content.decode()
    response = as_role("staff").get(frozen)
    assert response["Content-Disposition"].endswith('release-1.docx"')
    assert "Lancashire Constabulary" in [title for _, title in word.headings(response.content)]


# ---- the right of reply


def test_the_page_of_a_force_shows_what_it_would_be_asked(as_role, round):
    page = words(as_role("staff").get(place("line-force", round, "lancashire")))

    for said in (
        "is this right? Reply by",
        "Lancashire Constabulary recorded 674",
        "Sheet1!C2 in Lancashire FOI 123.xlsx",
        "The code 86/2 means",
    ):
        assert said in page
    assert "Record as sent" not in page
    assert "Right of reply (Word)" not in page


def test_a_day_to_reply_by_is_chosen_and_one_that_is_over_is_refused(as_role, round):
    client = as_role("researchers")
    day = timezone.localdate() + timedelta(days=30)

    chosen = words(client.get(place("line-force", round, "lancashire", reply_by=day.isoformat())))
    over = words(client.get(place("line-force", round, "lancashire", reply_by="2018-08-01")))
    odd = client.get(place("line-force", round, "lancashire", reply_by="soon"))

    assert f"Reply by {day:%-d %B %Y}." in chosen
    assert "That day is over: give the force a day to come." in over
    assert odd.status_code == 200


def test_the_document_asks_by_the_day_that_was_chosen(as_role, round):
    day = timezone.localdate() + timedelta(days=30)

    response = as_role("researchers").get(place("reply-download", round, "lancashire", reply_by=day.isoformat()))

    assert response["Content-Disposition"].endswith('images-2018-lancashire-right-of-reply.docx"')
    assert f"Is this right? Please reply by {day:%-d %B %Y}." in word.words(response.content)


def test_all_forces_come_in_one_archive_with_a_document_each(as_role, round):
    response = as_role("researchers").get(place("reply-download-all", round))

    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert archive.namelist() == ["gwent-police.docx", "kent-police.docx", "lancashire.docx"]
        text = word.words(archive.read("gwent-police.docx"))
    assert "Images" not in text[0]
    assert any(line.startswith("Gwent Police gave no usable figure for 2017/18 (no answer yet).") for line in text)


def test_a_researcher_records_that_it_was_sent(as_role, round):
    client = as_role("researchers")

    response = client.post(place("reply-sent", round, "lancashire"), {"on": "2018-08-01"}, follow=True)

    assert "Lancashire Constabulary got its right of reply on 1 August 2018" in words(response)
    event = Event.objects.get(kind="reply_sent")
    assert (event.request.force.slug, event.happened_on) == ("lancashire", date(2018, 8, 1))
    assert "Right of reply sent to the force" in words(client.get(place("request-detail", round, "lancashire")))


@pytest.mark.parametrize(
    ("slug", "on", "says"),
    [
        ("lancashire", "", "Give the day on which it was sent."),
        ("lancashire", "2018-01-01", "before the request was sent"),
        ("kent-police", "2018-08-01", "has not been sent yet"),
    ],
)
def test_what_cannot_have_been_sent_is_not_recorded_and_says_why(as_role, round, slug, on, says):
    response = as_role("researchers").post(place("reply-sent", round, slug), {"on": on})

    assert response.status_code == 422
    assert says in words(response)
    assert not Event.objects.filter(kind="reply_sent").exists()


def test_all_are_recorded_at_once_but_those_that_were_never_asked(as_role, round):
    client = as_role("researchers")

    done = client.post(place("reply-sent-to-all", round), {"on": "2018-08-01"}, follow=True)
    odd = client.post(place("reply-sent-to-all", round), {"on": "never"}, follow=True)
    early = client.post(place("reply-sent-to-all", round), {"on": "2018-01-01"}, follow=True)

    assert "Recorded for 2 forces." in words(done)
    assert "Nothing was recorded." in words(odd)
    assert "before the request was sent" in words(early)
    assert Event.objects.filter(kind="reply_sent").count() == 2


def test_the_numbers_of_a_force_lead_to_their_cells(as_role, round):
    page = as_role("staff").get(place("line-force", round, "lancashire")).content.decode()

    trace = place("total-trace", round, round.periods.last().period)
    assert f'<a href="{trace}?force=lancashire&amp;category=possession">133</a>' in page


def test_texts_of_a_force_stay_text(as_role):
    by = make_person()
    round = make_round(forces=[make_force(slug="lancashire")], by=by)
    request = requests.send(request=round.requests.get(), on=date(2018, 4, 9), by=by)
    rows = [["Offence", "2017/18"], ["86/2 <script>alert(1)</script>", 541], ["Note: <b>bold</b> & more"]]
    readings.confirm(reading=make_reading(request=request, rows=rows, by=by), by=by, why="As the sheet says.")

    page = as_role("staff").get(place("line-force", round, "lancashire")).content.decode()

    assert "<script>alert" not in page
    assert "<b>bold" not in page
