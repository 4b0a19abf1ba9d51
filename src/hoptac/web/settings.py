"""Django's settings. Everything that differs between installations comes from the environment (``HOPTAC_…``)."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf.locale import LANG_INFO

from hoptac.web.database import database
from hoptac.web.home import home, secret_key
from hoptac.web.log import logging_settings

WEB = Path(__file__).parent
HOME = home()

SECRET_KEY = secret_key(HOME)
DEBUG = os.environ.get("HOPTAC_DEBUG") == "1"
DEMO = os.environ.get("HOPTAC_DEMO") == "1"
# Bound to this machine until there is sign-in; the names a browser on it may use.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "hoptac.register.apps.RegisterConfig",
    "hoptac.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "hoptac.web.middleware.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hoptac.web.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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
STATICFILES_DIRS = [WEB / "static"]
# Served from the package as it lies there: no collecting step on a user's machine.
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 << 20
#: A folder of pages is dropped at once; the form is only for the one person at this machine.
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
