#!/usr/bin/env bash
# Every test once on SQLite and those that touch a database again on PostgreSQL, then one closing
# line for both. Usage: scripts/tests.sh [WORKERS]
set -eu
workers=${1:-auto}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo "On SQLite:"
.venv/bin/pytest -q -n "$workers" --dist worksteal --junit-xml "$folder/sqlite.xml" || failed=yes
echo "On PostgreSQL:"
.venv/bin/python -m scripts.postgresql \
  .venv/bin/pytest -q -n "$workers" --dist worksteal \
  -m "not browser and not documents and not matrix" \
  --ignore tests/rules --ignore tests/figures --ignore tests/architecture --ignore tests/browser \
  --junit-xml "$folder/postgresql.xml" || failed=yes
.venv/bin/python -m scripts.closing_line "$folder"/*.xml
[ "${failed:-no}" = no ]
