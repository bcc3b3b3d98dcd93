#!/usr/bin/env bash
# The browser tests drive Debian's Chromium: install it where this user may, or say what is missing.
# The package without windows is the quicker one; Chromium as it is on a desktop does as well.
set -eu
has() { command -v "$1" >/dev/null 2>&1; }
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1; }

if has chromium-headless-shell; then exit 0; fi
if [ "$(id -u)" = 0 ] && has apt-get; then
  echo "Installing Chromium for the browser tests…"
  apt-get update -qq || true
  install chromium-headless-shell || has chromium || install chromium || true
fi
if has chromium-headless-shell || has chromium; then exit 0; fi
echo "Chromium is missing, which the browser tests open pages in: sudo apt-get install chromium-headless-shell" >&2
exit 1
