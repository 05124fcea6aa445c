"""The settings under test: the site's own, with a key, cheap passwords and a place of its own for files."""

import os

os.environ.setdefault("FOITRACKER_SECRET_KEY", "a key for tests alone")
os.environ.setdefault("FOITRACKER_PLAIN_HTTP", "1")

from foitracker.settings import *
from foitracker.settings import MIDDLEWARE, STORAGES

MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "answers": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
