# Every command a developer or CI needs. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
ARGS ?=
export PORT
# Without kept bytecode every start would compile Django and Wagtail anew: 3 seconds.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
MANAGE := $(PY) manage.py
RUN_STAMP := $(VENV)/.requirements
DEV_STAMP := $(VENV)/.requirements-dev
TEST_SETTINGS := DJANGO_SETTINGS_MODULE=config.settings.test
CODE := site home knowledge partners_exchange search
TEMPLATES := $(CODE)
APPS_PATH := PYTHONPATH=.:site
READER := examples/reader
READER_STAMP := $(READER)/dist/.stamp
READER_FILES := $(wildcard $(addprefix $(READER)/,*.mjs *.json .npmrc public/* src/* src/*/* src/*/*/* src/*/*/*/*))

.PHONY: help setup run dev test coverage bench lint format typecheck imports \
	relations system check messages migrations seed lock reader elasticsearch clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(PY):
	@tools/make_venv $(PYTHON) $(VENV)

$(RUN_STAMP): requirements.txt | $(PY)
	@tools/install $(VENV) requirements.txt
	@touch $@

$(DEV_STAMP): requirements-dev.txt requirements.txt | $(PY)
	@tools/install $(VENV) requirements-dev.txt
	@touch $@ $(RUN_STAMP)

setup: $(RUN_STAMP) ## Make the virtual environment and install what the product needs

run: ## Serve the site as in production on localhost (PORT=8000), prepared and filled
	@tools/port_is_free $(PORT)
	@$(MAKE) setup
	@tools/serve demo $(PORT)

dev: ## Serve with reloading and debugging aids (PORT=8000)
	@tools/port_is_free $(PORT)
	@$(MAKE) $(DEV_STAMP)
	@tools/serve dev $(PORT)

test: $(DEV_STAMP) ## Install what tests need and run them all (ARGS="-k word", WORKERS=2)
	@tools/install_test_tools
	@$(BIN)/pytest -n $(WORKERS) --dist loadgroup $(ARGS)

coverage: $(DEV_STAMP) ## Run all tests and report the lines and branches they miss
	@tools/install_test_tools
	@$(BIN)/pytest -n $(WORKERS) --dist loadgroup --cov --cov-report=term $(ARGS)

bench: $(DEV_STAMP) ## Measure the API, publishing and pages (ARGS="api --records 1000")
	@$(APPS_PATH) $(PY) -m benchmarks $(ARGS)

lint: $(DEV_STAMP) ## Look for faults in Python and templates
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --quiet --lint $(TEMPLATES)

format: $(DEV_STAMP) ## Put Python files into the house format, mending what can be mended
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

typecheck: $(DEV_STAMP) ## Check types
	@$(BIN)/mypy

imports: $(DEV_STAMP) ## Check that apps import only the apps below them
	@$(APPS_PATH) $(BIN)/lint-imports --no-logo --cache-dir var/cache/import-linter

relations: $(DEV_STAMP) ## Check that relations and migrations point down only
	@$(TEST_SETTINGS) $(PY) tools/check_relations.py

system: $(DEV_STAMP) ## Run Django's own checks and look for missing migrations
	@$(TEST_SETTINGS) $(MANAGE) check --fail-level WARNING
	@$(TEST_SETTINGS) $(MANAGE) makemigrations --check --dry-run

check: lint system typecheck imports relations ## Everything but the tests: lint, types, layout, migrations, messages
	@$(TEST_SETTINGS) $(PY) tools/check_messages.py
	@$(BIN)/pytest -q -p no:randomly tests/layout

messages: $(DEV_STAMP) ## Bring the Polish and Ukrainian catalogues up to date with the code
	@$(TEST_SETTINGS) $(PY) tools/messages.py

migrations: $(DEV_STAMP) ## Write migrations for changed models (ARGS="app -n name")
	@$(MANAGE) makemigrations $(ARGS)

seed: $(DEV_STAMP) ## Publish the initial content where it is missing (ARGS="--reset")
	@$(MANAGE) seed $(ARGS)

lock: $(DEV_STAMP) ## Pin requirements*.in into requirements*.txt (ARGS="--upgrade")
	@tools/lock $(VENV) $(ARGS)

$(READER_STAMP): docs/api/openapi.json tools/reader $(READER_FILES)
	@tools/reader $(READER)
	@touch $@

reader: $(READER_STAMP) ## Install, check and build the example frontend (needs Node)

elasticsearch: ## Start a search server for development and tests (ARGS="stop")
	@$(PYTHON) -m tools.search_server $(or $(ARGS),start)

clean: ## Remove caches and compiled files; keep the database and uploads
	@rm -rf var/cache var/static var/test .ruff_cache .mypy_cache .pytest_cache
	@find $(CODE) tests tools -name __pycache__ -prune -exec rm -rf {} +
	@find $(CODE) -name '*.mo' -delete
	@rm -rf $(READER)/dist $(READER)/.astro
