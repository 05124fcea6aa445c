"""Every page: no complaint of the browser, nothing wider than the window, one heading, and the rules of WCAG."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.urls import reverse

from foitracker.store.actions import readings, releases
from tests.factories import make_force, make_reading, make_request, make_round

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def addresses(people):
    """The addresses of every page, in a round with answers confirmed, waiting and unreadable."""
    by = get_user_model().objects.get(username="admins")
    forces = [make_force(), make_force("Hampshire and Isle of Wight Constabulary"), make_force("Zed Police")]
    round = make_round(forces=forces, by=by, title="Offences with a rather long title, 2016/17 and 2017/18")
    confirmed = make_reading(request=make_request(round=round, by=by), by=by)
    readings.confirm(reading=confirmed, by=by, why="As the sheet says.")
    odd = [["Offence", "2016/17", "2017/18"], ["Local code 17: naughty pictures", 5, "<5"], ["86/2", 7, None]]
    waiting = make_reading(
        request=round.requests.get(force__name="Zed Police"), rows=odd, file_name="Zed Police final (2) v3.xlsx", by=by
    )
    releases.make(round=round, title="First", by=by)
    trace = f"/rounds/{round.slug}/totals/2017-04-01_2018-03-31/trace/"
    wording = waiting.figures.filter(wording__category="").first().wording
    return {
        "rounds": reverse("rounds"),
        "open": reverse("round-open"),
        "password": reverse("change-password"),
        "overview": reverse("round-detail", args=[round.slug]),
        "requests": reverse("request-list", args=[round.slug]),
        "request": reverse("request-detail", args=[round.slug, forces[0].slug]),
        "answers": reverse("answer-list", args=[round.slug]),
        "upload": reverse("answer-upload", args=[round.slug]),
        "match": reverse("answer-match", args=[round.slug]),
        "confirmed": reverse("answer-review", args=[round.slug, confirmed.answer.pk]),
        "waiting": reverse("answer-review", args=[round.slug, waiting.answer.pk]),
        "wordings": reverse("wording-list", args=[round.slug]),
        "wording": reverse("wording-detail", args=[round.slug, wording.pk]),
        "totals": reverse("total-national", args=[round.slug]),
        "forces": reverse("total-forces", args=[round.slug]),
        "trace": trace,
        "trace of a force": f"{trace}?force={forces[0].slug}",
        "export": reverse("export", args=[round.slug]),
        "not found": "/rounds/no-such-round/",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_sound(visit, addresses, width, scheme):
    page = visit("admins", viewport={"width": width, "height": 900}, color_scheme=scheme)
    wrong = []

    for name, address in addresses.items():
        page.complaints.clear()
        page.goto(address)
        said = [words for words in page.complaints if not (name == "not found" and "404" in words)]
        wrong += [f"{name}: the browser says {words}" for words in said]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append(f"{name}: wider than {width} px")
        if page.locator("h1").count() != 1:
            wrong.append(f"{name}: {page.locator('h1').count()} first headings")
        if page.locator("table:not(:has(caption))").count():
            wrong.append(f"{name}: a table without a caption")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        wrong += [
            f"{name}: {violation['id']}: {node['html'][:120]}: {node['failureSummary']}"
            for violation in found.response["violations"]
            for node in violation["nodes"][:2]
        ]

    assert wrong == []


def test_the_sign_in_page_is_sound(chromium, live_server):
    page = chromium.new_page(base_url=live_server.url)
    page.goto("/sign-in/")

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})

    assert found.response["violations"] == []
    page.close()
