"""The pages in real Chromium: one browser for the suite, a new context for each test."""

import os
import shutil
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from playwright.sync_api import sync_playwright

from foitracker.store.roles import ROLES, make_roles

# Playwright runs a loop of its own in this thread; the tests themselves are not asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PASSWORD = "a password for the browser tests"
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
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.fail("No Chromium: install Debian's package chromium, or name the program in CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def people(transactional_db):
    make_roles()
    for role in ROLES:
        person = get_user_model().objects.create_user(username=role, password=PASSWORD)
        person.groups.add(Group.objects.get(name=role))


@pytest.fixture
def visit(chromium, live_server, people):
    """`visit("staff")` is a page signed in as that role; what the browser complains of is in `page.complaints`."""
    contexts = []

    def open_page(role, **options):
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.set_default_timeout(10_000)
        page.goto("/sign-in/")
        page.get_by_label("Username").fill(role)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/rounds/")
        return page

    yield open_page
    for context in contexts:
        context.close()
