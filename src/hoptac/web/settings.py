"""Django's settings. Everything that differs between installations comes from the environment (``HOPTAC_…``)."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf.locale import LANG_INFO

from hoptac.web.database import database
from hoptac.web.home import home, secret_key
from hoptac.web.log import logging_settings
from hoptac.web.manual import IMAGES

WEB = Path(__file__).parent
HOME = home()

SECRET_KEY = secret_key(HOME)
DEBUG = os.environ.get("HOPTAC_DEBUG") == "1"
DEMO = os.environ.get("HOPTAC_DEMO") == "1"
#: The names under which browsers on other machines reach the site; none: it is for the person at this machine.
OUTSIDE_HOSTS = [name.strip() for name in os.environ.get("HOPTAC_HOSTS", "").split(",") if name.strip()]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *OUTSIDE_HOSTS]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "hoptac.register.apps.RegisterConfig",
    "hoptac.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "hoptac.web.middleware.headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hoptac.web.middleware.chosen_language",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hoptac.web.gate.Gate",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "hoptac.web.middleware.Errors",
]
ROOT_URLCONF = "hoptac.web.urls"
WSGI_APPLICATION = "hoptac.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "hoptac.web.context.site",
            ],
        },
    }
]

DATABASES = {"default": database(os.environ.get("HOPTAC_DATABASE_URL"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = logging_settings(HOME)

AUTH_USER_MODEL = "register.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("name", "full_name")}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English"), ("lo", "ລາວ")]
# Django knows no Lao.
LANG_INFO.setdefault("lo", {"bidi": False, "code": "lo", "name": "Lao", "name_local": "ລາວ"})
USE_I18N = True
LOCALE_PATHS = [WEB / "locale"]
FORMAT_MODULE_PATH = ["hoptac.web.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static", ("manual", IMAGES)]
# Served from the package as it lies there: no collecting step on a user's machine.
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 365 * 86400
SESSION_COOKIE_NAME = "hoptac"
SESSION_COOKIE_HTTPONLY = True
# A link in a letter leads into the site without signing in anew; no form of another site is sent with it.
SESSION_COOKIE_SAMESITE = "Lax"
#: A working day: who comes back tomorrow signs in again.
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SAMESITE = "Strict"
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 << 20
#: A folder of pages is dropped at once; the form is only for the one person at this machine.
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
