#!/usr/bin/env bash
# The browser tests drive Debian's Chromium: install it where this user may, or say what is missing.
set -eu
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests…"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
  echo "Chromium is missing, which the browser tests open pages in: sudo apt-get install chromium" >&2
  exit 1
fi
