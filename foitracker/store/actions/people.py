"""Sign-ins for trying the site on one's own machine."""

import json
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from foitracker.store.actions.errors import NotPossible
from foitracker.store.roles import ROLES, make_roles
from foitracker.store.two_at_once import looks_again

# One person per role; the name is the role's own word, so that nobody takes it for a colleague.
LOCAL_PEOPLE = {"researcher": "researchers", "staff": "staff", "admin": "admins"}
SIGN_INS = Path(settings.VAR_DIR) / "local-sign-ins.json"


@transaction.atomic
def local_sign_ins() -> dict[str, str]:
    """A name and a drawn password for each role, for local use; the same ones when asked again.

    Raises NotPossible when DEBUG is off: a site that others reach must not have sign-ins that a file tells.
    """
    if not settings.DEBUG:
        raise NotPossible("Sign-ins for local use are made only with FOITRACKER_DEBUG=1, on your own machine.")
    passwords = json.loads(SIGN_INS.read_text(encoding="utf-8")) if SIGN_INS.exists() else {}
    for name, role in LOCAL_PEOPLE.items():
        passwords.setdefault(name, secrets.token_urlsafe(9))
        _local_person(name, role, passwords[name])
    SIGN_INS.parent.mkdir(parents=True, exist_ok=True)
    SIGN_INS.touch(mode=0o600)
    SIGN_INS.write_text(json.dumps(passwords, indent=1), encoding="utf-8")
    return passwords


@looks_again
def add_person(*, name: str, role: str, password: str, email: str = ""):
    """A person with one of the three roles. Raises NotPossible for a name that is taken or a role that is not one."""
    if role not in ROLES:
        raise NotPossible(f"“{role}” is no role. Choose one of: {', '.join(ROLES)}.")
    if get_user_model().objects.filter(username=name).exists():
        raise NotPossible(f"There is a sign-in “{name}” already.")
    person = get_user_model().objects.create_user(username=name, email=email, password=password)
    make_roles()
    person.groups.add(Group.objects.get(name=role))
    return person


def _local_person(name, role, password):
    person = get_user_model().objects.filter(username=name).first()
    if person is None:
        add_person(name=name, role=role, password=password)
    elif not person.check_password(password):
        person.set_password(password)
        person.save(update_fields=["password"])
