"""Django's settings: safe defaults that run on one machine, each changed by the environment."""

import os

import dj_database_url
from csp.constants import NONE, SELF

from heard.config.catalogues import CATALOGUES, languages
from heard.config.environment import address_list, count, data_folder, flag, kept_secret
from heard.config.mail import mail_address, mail_server, mailbox
from heard.config.stores import file_store, scanner_address

DATA = data_folder()
SECRET_KEY = kept_secret("HEARD_SECRET_KEY", DATA / "secret-key")
AUDIT_KEY = kept_secret("HEARD_AUDIT_KEY", DATA / "audit-key").encode()
DEBUG = flag("HEARD_DEBUG", default=False)
ALLOWED_HOSTS = address_list("HEARD_HOSTS", default="localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = address_list("HEARD_ORIGINS", default="")

INSTALLED_APPS = [
    "heard.common",
    "heard.audit",
    "heard.accounts",
    "heard.people",
    "heard.procedures",
    "heard.files",
    "heard.face",
    "heard.feedback",
    "heard.casework",
    "heard.learning",
    "heard.intake",
    "heard.following",
    "heard.reports",
    "heard.ops",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # These three put their headers on style sheets and scripts too, which go no further.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "heard.config.headers.Permissions",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "heard.config.languages.ReadersLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "heard.accounts.asking.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "heard.config.urls"
WSGI_APPLICATION = "heard.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "heard.config.office.council",
                "heard.config.navigation.navigation",
            ],
        },
    }
]

# --- Where things are kept -----------------------------------------------------------------

_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        # In KiB: with the 2 MB that are usual, an import writes the same pages again and again.
        "PRAGMA cache_size=-32000;"
    ),
}
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{DATA / 'heard.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = _SQLITE
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Files that were handed in lie outside anything that a web server serves by itself.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "files": file_store("HEARD_FILES", DATA / "files"),
}
FILE_UPLOAD_HANDLERS = [
    "heard.files.uploads.CutShort",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 30
VIRUS_SCANNER = scanner_address("HEARD_CLAMAV")

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
FORM_RENDERER = "heard.common.form_renderer.LibraryRenderer"

# --- E-mail: by a server, or into a folder where none is named -----------------------------

_MAIL = mail_server("HEARD_SMTP_URL")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _MAIL else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_TIMEOUT = 20
if _MAIL:
    EMAIL_HOST, EMAIL_PORT = _MAIL.host, _MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL.user, _MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL.asks_for_tls, _MAIL.is_tls
DEFAULT_FROM_EMAIL = mail_address("HEARD_MAIL_FROM", default=None if _MAIL else "heard@localhost")
REPLIES_TO = mail_address("HEARD_MAIL_REPLIES_TO", default=DEFAULT_FROM_EMAIL)
MAILBOX = mailbox("HEARD_MAILBOX", default=DATA / "mailbox")
# The mail server of our own that says whether a sender is forged (RFC 8601); "" believes nobody.
MAIL_AUTHSERV = os.environ.get("HEARD_MAIL_AUTHSERV", "").strip()

# --- Who may come in -----------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "casework:home"
LOGOUT_REDIRECT_URL = "accounts:sign-in"
CSRF_FAILURE_VIEW = "heard.intake.telling.views.typed.untrusted"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# By how many proxies of ours a request passes, each of which writes down whom it came from.
PROXIES = count("HEARD_PROXIES", default=0)

# --- What a browser is told ----------------------------------------------------------------

_BEHIND_TLS = flag("HEARD_TLS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if _BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _BEHIND_TLS else None
SESSION_COOKIE_AGE = 10 * 60 * 60
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}

# --- Words, dates, logs --------------------------------------------------------------------

# The office's own, in which every record is kept; and those of the public pages beside it.
LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [CATALOGUES]
LANGUAGES = [(LANGUAGE_CODE, "English"), *languages("HEARD_LANGUAGES", default="cy,pl")]
# A page in one of these says that no native speaker has checked its words yet.
DRAFT_LANGUAGES = {"ar", "cy", "pl"}
TIME_ZONE = "Europe/London"
USE_TZ = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "heard.config.logs.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("HEARD_LOG_LEVEL", "WARNING")},
}
