#!/bin/sh
# Gather the site's texts into locale/en/LC_MESSAGES/django.po and compile them (needs GNU gettext: apt-get install gettext).
# The msgids are the Vietnamese texts; what has no English yet makes a test fail. The compiled .mo is committed.
set -eu
cd "$(dirname "$0")/../src/hoptac/web"
python="${1:-../../../.venv/bin/python}"
export DJANGO_SETTINGS_MODULE=hoptac.web.settings
"$python" -m django makemessages --locale en --no-wrap --no-location --no-obsolete
msgfmt --check-format --statistics -o locale/en/LC_MESSAGES/django.mo locale/en/LC_MESSAGES/django.po
