"""The pages in real Chromium: one browser and one server for the suite, a new window for each visit."""

import importlib.util
import os
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from foitracker.store.roles import ROLES, make_roles
from tests.browser.waiting import LONG_PATIENCE, PATIENCE, InHand

# `make test` collects this folder too, and does not need a browser. `make browser` then finds nothing, and fails.
collect_ignore_glob = [] if importlib.util.find_spec("playwright") else ["test_*.py"]

PASSWORD = "a password for the browser tests"
CHROMIUM = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import expect, sync_playwright

    if not CHROMIUM.exists():
        pytest.fail(f"There is no Chromium at {CHROMIUM}: install Debian's package chromium, or say where in CHROMIUM.")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright runs a loop of its own in this thread; the tests themselves are not asynchronous.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        expect.set_options(timeout=PATIENCE * 1000)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, timeout=LONG_PATIENCE * 1000)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(django_db_setup):
    """The address of the site. Unlike pytest-django's `live_server` it does not empty the database after each test."""
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


@pytest.fixture(scope="module")
def kept_database(django_db_setup, django_db_blocker):
    """A database that the tests of a module share. Each also asks for `db`: what it changes is rolled back.

    That works because the server uses the test's own connection, as it does with SQLite in memory.
    """
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def fresh_database(transactional_db):
    """A database of the test's own, with one person per role."""
    make_people()


@pytest.fixture(scope="session")
def in_hand(site):
    """What the server has begun and not yet ended."""
    requests = InHand()
    yield requests
    requests.stop()


@pytest.fixture
def window(chromium, site, in_hand):
    """`window(width=390)` is an empty window on the site. What the browser complains of fails the test at its end.

    A page that answers 403, 404 or 422 is no complaint: tests ask for those, and look at what they say.
    """
    pages = []

    def open_window(**options):
        pages.append(new_window(chromium, site, **options))
        return pages[-1]

    yield open_window
    for page in pages:
        page.context.close()
    assert in_hand.are_done()
    assert [complaint for page in pages for complaint in page.complaints] == []


@pytest.fixture
def visit(window, site):
    """`visit("staff")` is a window of a person with that role, signed in."""

    def open_page(role, **options):
        page = window(**options)
        sign_in(page, site, role)
        return page

    return open_page


def new_window(chromium, site, *, width=1280, height=900, **options):
    context = chromium.new_context(
        base_url=site,
        viewport={"width": width, "height": height},
        locale="en-GB",
        reduced_motion="reduce",
        **options,
    )
    context.set_default_timeout(2 * PATIENCE * 1000)
    page, complaints, asked = context.new_page(), [], set()
    page.on("request", lambda request: asked.add(request.url) if request.is_navigation_request() else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if complains(message, asked) else None)
    page.complaints = complaints
    return page


def sign_in(page, site, role):
    client = Client()
    client.force_login(get_user_model().objects.get(username=role))
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def make_people():
    make_roles()
    for role in ROLES:
        person = get_user_model().objects.create_user(username=role, password=PASSWORD)
        person.groups.add(Group.objects.get(name=role))


def complains(message, asked):
    """Whether a message on the console is a complaint; a violation of the content policy is one.

    `asked` are the addresses of the pages that the window went to. Each is there before the console speaks of it.
    """
    its_own_status = message.text.startswith("Failed to load resource") and message.location["url"] in asked
    return message.type == "error" and not its_own_status
