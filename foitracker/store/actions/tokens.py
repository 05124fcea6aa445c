"""Making and ending the tokens of the API."""

import secrets

from django.db import transaction
from django.utils import timezone

from foitracker.store.actions.errors import NotPossible
from foitracker.store.models import Token
from foitracker.store.queries.tokens import digest_of

MOST = 20  # in use at a time, of one person


@transaction.atomic
def make(*, name: str, by) -> tuple[Token, str]:
    """A new token of a person, and its secret, which is shown once and kept nowhere."""
    if Token.objects.in_use().filter(person=by).count() >= MOST:
        raise NotPossible(f"You have {MOST} tokens in use. End one that you no longer need.")
    secret = f"foi_{secrets.token_urlsafe(32)}"
    return Token.objects.create(person=by, name=name.strip(), digest=digest_of(secret)), secret


@transaction.atomic
def end(*, token: Token, by) -> Token:
    """Ends a token for good. Raises NotPossible for the token of another person."""
    token = Token.objects.select_for_update().get(pk=token.pk)
    if token.person_id != by.pk:
        raise NotPossible("This is a token of another person.")
    if token.ended_at is None:
        token.ended_at = timezone.now()
        token.save(update_fields=["ended_at"])
    return token
