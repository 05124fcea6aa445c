"""Checking a text: what each role sees, where the numbers lead, and what is said when there is nothing to check."""

import re
from html import unescape

import pytest
from django.urls import reverse

from foitracker.store.actions import readings
from foitracker.store.models import Event, Round
from foitracker.store.roles import ROLES
from foitracker.totals.claims.check import LONGEST_TEXT
from foitracker.web.presenters.claims import as_written
from tests.factories import make_person, make_reading, make_round

pytestmark = pytest.mark.django_db

TEXT = (
    "Lancashire Constabulary recorded 674 offences in 2017/18, 25 per cent more than the year before.\r\n\r\n"
    "That is <b>nearly two</b> a day, nearly two a day. See page 12."
)


@pytest.fixture
def round():
    """591 and 674 offences, confirmed."""
    by = make_person()
    reading = make_reading(by=by)
    readings.confirm(reading=reading, by=by)
    return reading.answer.request.round


def post(client, round, text):
    return client.post(reverse("claim-check", args=[round.slug]), {"text": text})


def words(response):
    """What a reader sees, without the tags."""
    shown = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(shown).split())


@pytest.mark.parametrize("role", ROLES)
def test_every_role_that_sees_rounds_may_check_a_text(as_role, round, role):
    client = as_role(role)

    assert "Nothing of it is stored" in words(client.get(reverse("claim-check", args=[round.slug])))
    page = post(client, round, TEXT)
    assert page.status_code == 200
    assert "3 claims: 1 supported, 1 to look at again, 1 not supported" in words(page)


def test_somebody_without_a_role_may_not(as_role, round):
    assert post(as_role("nobody"), round, TEXT).status_code == 403


def test_claims_are_marked_in_the_text_and_explained_beside_it(as_role, round):
    page = post(as_role("staff"), round, TEXT)
    html, seen = page.content.decode(), words(page)

    assert 'class="claim-mark claim-mark--not_supported" id="mark-2" href="#claim-2">25 per cent more<sup>2' in html
    assert "25 per cent more 2 (Not supported)" in seen
    assert "Exactly 14.04 (change in per cent) from 591 (2016/17) , 674 (2017/18)" in seen
    assert "Read as Lancashire Constabulary (named in the sentence) ; 2016/17 to 2017/18" in seen
    assert "rounded half up, is 25" in seen
    assert "14 per cent more offences recorded by Lancashire Constabulary in 2017/18 than in 2016/17" in seen
    assert "page 12 A number of a page, note or reference" in seen


def test_what_was_pasted_is_shown_as_text_and_never_as_markup(as_role, round):
    html = post(as_role("staff"), round, TEXT).content.decode()

    assert "<b>nearly" not in html
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Most forces saw a rise.", "100 (share of forces with a rise or a fall, in per cent)"),
        ("1 force saw a rise.", "1 (number of forces with a rise or a fall)"),
        ("All forces answered.", "100 (share of forces in per cent)"),
        ("Possession made up 20 per cent of offences.", "(share in per cent)"),
        ("Offences in Lancashire rose.", "83 (difference in offences)"),
    ],
)
def test_exact_value_says_what_it_is(as_role, round, text, shown):
    assert shown in words(post(as_role("staff"), round, text))


def test_exact_value_leads_to_the_page_of_its_cells(as_role, round):
    client = as_role("researchers")

    html = post(client, round, "Lancashire Constabulary recorded 133 offences of possession.").content.decode()
    [address] = re.findall(r'href="([^"]+)" data-claim-opens', html)

    page = client.get(unescape(address))
    assert page.status_code == 200
    assert "Where 133 comes from" in words(page)


def test_every_address_beside_a_claim_can_be_opened(as_role, round):
    client = as_role("researchers")
    text = (
        "In England 674 offences were recorded, up from 591. Possession made up 20 per cent in the North West. "
        "All forces answered. 1 force saw a rise. The number is the highest on record."
    )

    html = post(client, round, text).content.decode()
    addresses = {
        unescape(one) for one in re.findall(r"<dd>.*?</dd>", html) for one in re.findall(r'href="([^"]+)"', one)
    }

    assert len(addresses) > 3
    assert {client.get(address).status_code for address in addresses} == {200}


def test_nothing_pasted_is_stored(as_role, round):
    before = Event.objects.count(), Round.objects.count()
    client = as_role("admins")

    post(client, round, "A secret sentence with 12,345 offences.")

    assert (Event.objects.count(), Round.objects.count()) == before
    assert "secret sentence" not in str(dict(client.session))
    assert "secret sentence" not in client.get(reverse("claim-check", args=[round.slug])).content.decode()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Paste or type the text"),
        (" \r\n ", "Paste or type the text"),
        ("a" * (LONGEST_TEXT + 1), f"The text has {LONGEST_TEXT + 1:,} letters; at most {LONGEST_TEXT:,}"),
        ("nul\0", "Null characters are not allowed"),
    ],
)
def test_text_that_cannot_be_checked_is_refused_with_the_reason(as_role, round, text, said):
    page = post(as_role("staff"), round, text)

    assert page.status_code == 422
    assert said in words(page)


def test_lines_of_a_browser_count_once(as_role, round):
    page = post(as_role("staff"), round, "a" * (LONGEST_TEXT - 2) + "\r\n" + "a")

    assert page.status_code == 200


def test_text_without_a_claim_says_so_and_lists_what_was_seen(as_role, round):
    seen = words(post(as_role("staff"), round, "Published on 14 September 2018."))

    assert "No claim about this round was found" in seen
    assert "14 September 2018 A date" in seen


def test_round_without_figures_has_nothing_to_check_against(as_role):
    round = make_round(by=make_person())
    client = as_role("staff")

    for page in (client.get(reverse("claim-check", args=[round.slug])), post(client, round, TEXT)):
        assert "Nothing to check against yet" in words(page)
        assert "<textarea" not in page.content.decode()


def test_two_hundred_claims_take_no_more_queries_than_one(as_role, round, django_assert_num_queries):
    client = as_role("staff")
    address = reverse("claim-check", args=[round.slug])
    client.get(address)

    for text in ("674 offences.", "Lancashire Constabulary recorded 674 offences. " * 200):
        with django_assert_num_queries(14):
            page = client.post(address, {"text": text})
    assert "200 claims: 200 supported" in words(page)


def test_press_lines_lead_to_the_page(as_role, round):
    html = as_role("staff").get(reverse("line-list", args=[round.slug])).content.decode()

    assert reverse("claim-check", args=[round.slug]) in html


@pytest.mark.parametrize(
    ("value", "written"), [("22724.00", "22,724"), ("22.69", "22.69"), ("45.00 of 45.00", "45 of 45"), ("", "")]
)
def test_an_exact_value_is_written_as_people_write_it(value, written):
    assert as_written(value) == written
