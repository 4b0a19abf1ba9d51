#!/bin/sh
# Gather the site's texts into locale/*/LC_MESSAGES/django.po and compile them (needs GNU gettext: apt-get install gettext).
# The msgids are the Vietnamese texts; what has no English or no Lao yet makes a test fail. The compiled .mo are committed.
set -eu
cd "$(dirname "$0")/../src/hoptac/web"
python="${1:-../../../.venv/bin/python}"
export DJANGO_SETTINGS_MODULE=hoptac.web.settings
"$python" -m django makemessages --locale en --locale lo --no-wrap --no-location --no-obsolete
for texts in locale/*/LC_MESSAGES/django.po; do
  msgfmt --check-format --statistics -o "${texts%.po}.mo" "$texts"
done
