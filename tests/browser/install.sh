#!/bin/sh
# Installs a browser and a Chinese font for the tests in a real browser, when they are missing and this is Debian.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="chromium"
fc-list 2>/dev/null | grep -qi 'cjk' || missing="$missing fonts-noto-cjk fontconfig"
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "no chromium and no apt-get: the browser tests will be skipped (they fail where CI=true)" >&2
    exit 0
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
# shellcheck disable=SC2086  # a list of packages
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
