"""Settings of the site. Everything a place of work may change comes from the environment; docs/RUNNING.md lists it."""

SECRET_KEY = "placeholder"
INSTALLED_APPS = []
USE_TZ = True
