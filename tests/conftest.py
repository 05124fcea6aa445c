import os
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from hypothesis import HealthCheck, settings

from foitracker.store.roles import ROLES, make_roles

# The gate draws the same examples every time; a run by hand draws new ones. No test fails for being slow.
SLOWLY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("gate", derandomize=True, **SLOWLY)
settings.register_profile("by hand", **SLOWLY)
settings.load_profile("gate" if os.environ.get("CI") else "by hand")


@pytest.fixture
def roles(db):
    make_roles()


@pytest.fixture
def people(roles):
    """One person per role, and one whom no role allows anything, by the role's name."""
    made = {}
    for name in (*ROLES, "nobody"):
        made[name] = get_user_model().objects.create_user(username=f"a person of {name}"[:150], password="x")
        if name in ROLES:
            made[name].groups.add(Group.objects.get(name=name))
    return made


@pytest.fixture
def as_role(people) -> Iterator:
    """`as_role("staff")` is a client signed in as that role."""

    def sign_in(name):
        client = Client()
        client.force_login(people[name])
        return client

    return sign_in
