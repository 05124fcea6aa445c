"""Whose token it is."""

import hashlib

from foitracker.store.models import Token


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def person_with(secret: str):
    """The person whose token in use this is, or None."""
    token = Token.objects.in_use().select_related("person").filter(digest=digest_of(secret)).first()
    return token.person if token else None
