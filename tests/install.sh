#!/bin/sh
# Installs what the tests run and Python does not bring, when it is missing and this is Debian: a browser, a Chinese font,
# LibreOffice (which makes Word and PDF files and opens workbooks) and the Python that tells it what to do, Java (which runs the HTML validator).
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="chromium"
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui libreoffice-calc-nogui"
[ ! -d /usr/lib/libreoffice ] || [ -e /usr/lib/libreoffice/program/libsclo.so ] || missing="$missing libreoffice-calc-nogui"
/usr/bin/python3 -c "import uno" 2>/dev/null || missing="$missing python3-uno"
command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"
fc-list 2>/dev/null | grep -qi 'cjk' || missing="$missing fonts-noto-cjk fontconfig"
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "missing and no apt-get: $missing; their tests will be skipped (they fail where CI=true)" >&2
    exit 0
fi
echo "Installing from Debian what the tests need: $missing"
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
# shellcheck disable=SC2086  # a list of packages
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>"${TMPDIR:-/tmp}/regdiff-apt.log" || {
    cat "${TMPDIR:-/tmp}/regdiff-apt.log" >&2
    exit 1
}
