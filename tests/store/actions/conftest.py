import pytest
from django.db import connection

from tests.in_step import assert_in_step


@pytest.fixture(autouse=True)
def sums_in_step(db):
    """After every test of an action: the sums of all rounds are what their figures add up to."""
    yield
    if not connection.needs_rollback:
        assert_in_step()
