"""Settings of the site. What differs between places of work comes from the environment; docs/RUNNING.md lists it."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("FOITRACKER_VAR", BASE_DIR / "var"))


def _secret_key() -> str:
    """The key from the environment, else the one that `make setup` drew for this checkout, else none.

    Django refuses to sign anything with an empty key, so a server without a key does not start.
    """
    key_file = VAR_DIR / "secret-key"
    if "FOITRACKER_SECRET_KEY" in os.environ or not key_file.exists():
        return os.environ.get("FOITRACKER_SECRET_KEY", "")
    return key_file.read_text(encoding="ascii").strip()


DEBUG = os.environ.get("FOITRACKER_DEBUG", "") == "1"
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("FOITRACKER_HOSTS", "localhost 127.0.0.1 [::1]").split()
CSRF_TRUSTED_ORIGINS = os.environ.get("FOITRACKER_ORIGINS", "").split()

# Where the site is, with its scheme: what files that leave it lead back to. Without one they have paths.
ADDRESS = os.environ.get("FOITRACKER_ADDRESS", "").rstrip("/")
# Who publishes, and whom a reader of a press pack may call: free text, "" for nobody named.
PUBLISHER = os.environ.get("FOITRACKER_PUBLISHER", "")
CONTACT = os.environ.get("FOITRACKER_CONTACT", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tables2",
    "django_filters",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "foitracker.store",
    "foitracker.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "foitracker.web.access.DenyByDefault",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "foitracker.urls"
WSGI_APPLICATION = "foitracker.wsgi.application"
ASGI_APPLICATION = "foitracker.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foitracker.web.sections.sections",
            ],
            "builtins": ["foitracker.web.templatetags.places"],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": dj_database_url.config(
        env="FOITRACKER_DATABASE_URL",
        default=f"sqlite:///{VAR_DIR / 'foitracker.sqlite3'}",
        conn_max_age=60,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR_DIR.mkdir(parents=True, exist_ok=True)  # SQLite makes the file, but not the folder it lies in
    # Writers queue instead of failing, readers never wait for them, and foreign keys are enforced.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # The limits of the API count for all web processes of a team together.
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "rounds"
LOGOUT_REDIRECT_URL = "sign-in"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"  # FOI receipt is a local date (Freedom of Information Act 2000 s.10)
USE_I18N = False
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
THOUSAND_SEPARATOR = ","

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "files"},
    },
    # Answers as they came, kept outside anything that a server serves.
    "answers": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "answers"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Files are read while the page waits, unless a team has workers: then the database holds what is to be read.
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if os.environ.get("FOITRACKER_TASKS") == "database"
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}

LARGEST_ANSWER = 50 * 1024 * 1024  # bytes
LARGEST_SCHEME = 2_000_000  # bytes of a scheme that is imported; it comes with a form as text
FILES_AT_ONCE = 100
DATA_UPLOAD_MAX_NUMBER_FILES = FILES_AT_ONCE + 1
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * LARGEST_SCHEME  # text in a form takes up to three times its bytes
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if not DEBUG and os.environ.get("FOITRACKER_PLAIN_HTTP", "") != "1":
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Whether every subdomain is served by TLS, and the browsers' preload list, are the host's to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

DJANGO_TABLES2_TEMPLATE = "tables/table.html"
