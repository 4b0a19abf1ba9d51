#!/bin/sh
# system.sh: a Chromium and a PostgreSQL for the tests (under CI a LibreOffice too: half a minute), from the system's
# package manager where it may be used (as root, with apt-get). Elsewhere it says how to get them: without them their
# tests skip, or fail where HOPTAC_REQUIRE names them.
set -eu

has_chromium() {
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

has_postgres() {
    ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1 || { command -v initdb && command -v pg_ctl; } >/dev/null
}

has_fonts() {
    ! command -v fc-list >/dev/null || [ -n "$(fc-list ':lang=lo')" ]
}

# Papers are opened and saved by it; on a machine of one's own that test is skipped where there is none.
has_office() {
    [ -z "${HOPTAC_REQUIRE:-}" ] || command -v soffice >/dev/null
}

wanted=
has_chromium || wanted="$wanted chromium"
has_postgres || wanted="$wanted postgresql"
has_office || wanted="$wanted libreoffice-writer-nogui"
has_fonts || wanted="$wanted fonts-noto-core"
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests:$wanted"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    apt-get update -q && apt-get install -y -q --no-install-recommends $wanted && exit 0
    echo "apt-get could not install$wanted; their tests skip (or fail, where HOPTAC_REQUIRE names them)." >&2
else
    echo "Not on this machine:$wanted. Their tests skip (or fail, where HOPTAC_REQUIRE names them). To get them:"
    echo "  Debian, Ubuntu   sudo apt-get install$wanted"
    echo "  Fedora           sudo dnf install chromium postgresql-server"
    echo "  macOS            brew install --cask chromium; brew install postgresql"
fi
