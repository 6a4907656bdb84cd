"""The newsroom's settings: a laptop's defaults, production from the environment (see the table in docs/running.md)."""

import os
import sys
from pathlib import Path

from csp.constants import NONE, SELF

from newsroom import environment

BASE_DIR = Path(__file__).resolve().parent.parent

try:
    DEBUG = environment.flag(os.environ, "DEBUG", False)
    DATA = environment.data_folder(os.environ, BASE_DIR / "var")
    SECRET_KEY = environment.secret_key(os.environ, DATA)
    WRITE_WAIT_SECONDS = environment.number(os.environ, "WRITE_WAIT_SECONDS", 5, 1, 60)
    DATABASES = {"default": environment.kept_private(environment.database(os.environ, DATA, WRITE_WAIT_SECONDS))}
    HOST = environment.host(os.environ, "HOST", "127.0.0.1")
    PORT = environment.number(os.environ, "PORT", 8000, 1, 65535)
    WORKERS = environment.number(os.environ, "WORKERS", 2, 1, 64)
    SLOW_SECONDS = environment.number(os.environ, "SLOW_SECONDS", 15, 1, 60)
    SITE_URL = environment.site_url(os.environ, PORT)
    ALLOWED_HOSTS = environment.hosts(os.environ, "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
    TIME_ZONE = environment.time_zone(os.environ, "Asia/Shanghai")
    TRUSTED_PROXIES = environment.networks(os.environ, "TRUSTED_PROXIES")
    SHARED_NETWORKS = environment.networks(os.environ, "SHARED_NETWORKS")
    VIEW_REPEAT_SECONDS = environment.number(os.environ, "VIEW_REPEAT_SECONDS", 30, 1, 86_400)
    VIEW_DAILY_CAP = environment.number(os.environ, "VIEW_DAILY_CAP", 10, 1, 1_000_000)
    VIEW_ADDRESS_CAP = environment.number(os.environ, "VIEW_ADDRESS_CAP", 5000, 1, 1_000_000_000)
    VIEW_BEACONS_A_MINUTE = environment.number(os.environ, "VIEW_BEACONS_A_MINUTE", 600, 1, 1_000_000)
    WANTS_DEMO = environment.flag(os.environ, "DEMO", True)
    HSTS_SUBDOMAINS = environment.flag(os.environ, "HSTS_SUBDOMAINS", False)
    HSTS_PRELOAD = environment.preload(environment.flag(os.environ, "HSTS_PRELOAD", False), HSTS_SUBDOMAINS)
    LOG_LEVEL = environment.one_of(os.environ, "LOG_LEVEL", ["DEBUG", "INFO", "WARNING", "ERROR"], "INFO")
except environment.WrongValue as sentence:
    # One sentence, no traceback: who starts the newsroom reads this.
    sys.exit(f"The newsroom cannot start: {sentence}")

# Whether the database is the one that comes with the newsroom: only there is a demo loaded.
IS_EMBEDDED = not os.environ.get("DATABASE_URL", "").strip()
IS_HTTPS = SITE_URL.startswith("https://")
SITE_HOST = environment.host_of(SITE_URL)
if SITE_HOST not in ALLOWED_HOSTS:
    ALLOWED_HOSTS.append(SITE_HOST)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "taggit",
    "reversion",
    "imagefield",
    "django_prose_editor",
    "csp",
    "articles",
]
MIDDLEWARE = [
    "newsroom.middleware.reading_takes_no_lock",
    "newsroom.middleware.trusted_proxies",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "newsroom.middleware.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "newsroom.uploads.refuse_what_found_no_room",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.middleware.language_of_the_address",
    "newsroom.session.SessionOfTheDesk",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
APPEND_SLASH = True
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
            ]
        },
    }
]
# Our own templates of the admin come before Django's, form widgets included.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "newsroom.static.GzippedManifestStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
SESSION_ENGINE = "newsroom.session_store"
# Messages that were shown are forgotten by the page that showed them: from the session, that would be a write.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
# A session ends when the desk was not used for so long, and at the latest so long after signing in.
SESSION_IDLE_SECONDS = 12 * 60 * 60
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
# A browser takes a cookie of such a name only over https, from this very host: none of a sister host stands in for it.
COOKIE_PREFIX = "__Host-" if IS_HTTPS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# Over http, Secure cookies would lock everybody out and a redirect would lead nowhere.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_HTTPS
# Whoever watches over the process asks it directly, behind the proxy.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
# They bind hosts that may not be ours, for a year: who answers for the domain says so. The checks want both.
SECURE_HSTS_INCLUDE_SUBDOMAINS, SECURE_HSTS_PRELOAD = HSTS_SUBDOMAINS, HSTS_PRELOAD
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Set by our own middleware, and only for a proxy that is trusted.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# Limits before parsing: an event with 150 rows of ten fields, and room; the bound keeps a hostile form cheap.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 60
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "newsroom.uploads.PatientUploadHandler",
]
# With less room than this, `/healthz` says that the disk is full: there is time left to act before writes fail.
DISK_KEPT_FREE = 64 * 1024 * 1024

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "articles.models.tag.split_tags"
TAGGIT_STRING_FROM_TAGS = "articles.models.tag.join_tags"

# Renditions are our own, named by digest (docs/decisions); the field gives the focal point and its widget.
IMAGEFIELD_FORMATS = {}
IMAGEFIELD_AUTOGENERATE = False
IMAGEFIELD_BIN_DEPTH = 2

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL if LOG_LEVEL != "INFO" else "WARNING"},
    "loggers": {"newsroom": {"level": LOG_LEVEL}, "articles": {"level": LOG_LEVEL}},
}
