"""Two people who do the same at the same moment: the second is told what whoever comes later is told."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import IntegrityError, transaction

Given = ParamSpec("Given")
Made = TypeVar("Made")


def looks_again(action: Callable[Given, Made]) -> Callable[Given, Made]:
    """Makes an action whole or not done at all, and does it once more where the database refused it.

    An action looks whether a thing is there before it makes it. Two that look at the same moment both find nothing, and
    the database takes the thing from the faster one alone. Done again, the other sees what the faster one made, and
    says so in its own words.
    """
    whole = transaction.atomic(action)

    @wraps(action)
    def done(*args: Given.args, **fields: Given.kwargs) -> Made:
        try:
            return whole(*args, **fields)
        except IntegrityError:
            return whole(*args, **fields)

    return done
