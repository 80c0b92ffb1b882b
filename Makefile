# The two commands that matter: `make demo` (build the courses) and `make test` (everything that is tested).
# Each sets up what it needs, once: a stamp in .make/ remembers it until its input changes.

SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COURSES := $(wildcard courses/*/course.yaml)

# The environment names the folder that it was made in: in one that was moved or copied it is made again.
MADE_IN := $(shell cat .make/run 2>/dev/null)
ifneq ($(MADE_IN),)
ifneq ($(MADE_IN),$(CURDIR))
$(shell rm -rf .make/run .make/dev $(VENV))
endif
endif

.PHONY: help demo test check bench browser player docs golden screenshots clean

help:
	@echo "make demo    build every course in courses/ into dist/"
	@echo "make test    install what the tests need and run them all"
	@echo "make check   the fast part: lint, types, unit and rule tests"
	@echo "make bench   measure speed and size, as ratios"
	@echo "make player  bundle the player again after a change of its sources"
	@echo "make docs    write the generated pages of docs/ and schemas/ again"
	@echo "make screenshots  take the pictures in docs/screenshots/ again"
	@echo "make clean   remove what make has installed and built"

.make/run: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "scormkit needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up Python in $(VENV) ..."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@mkdir -p .make && echo "$(CURDIR)" > $@

.make/dev: .make/run pyproject.toml
	@echo "Installing what the tests need (Python) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  $$($(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"])')
	@touch $@

.make/node: package.json package-lock.json
	@command -v npm >/dev/null || { echo "The tests need Node 20 or newer with npm. Install it, then run this again."; exit 1; }
	@echo "Installing what the tests need (npm) ..."
	@npm ci --silent --no-fund --no-audit
	@mkdir -p .make && touch $@

demo: .make/run
	@$(BIN)/scormkit build $(dir $(COURSES)) --out dist
	@echo "To see one first, in your browser: $(BIN)/scormkit preview courses/cst-introduction"
	@echo "To begin a course of your own: README.md, \"Your own course in ten minutes\""

browser:
	@bash tests/install-browser.sh

check: .make/dev .make/node
	@$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@npm run --silent types
	@npm test --silent > .make/js.log 2>&1 & js=$$!; \
	$(BIN)/python -m pytest -q -n auto --dist worksteal tests/unit tests/rules tests/architecture; python=$$?; \
	wait $$js || { cat .make/js.log; exit 1; }; tail -8 .make/js.log; exit $$python

test: check browser
	@$(BIN)/python -m pytest -q -n auto --dist worksteal --durations 25 --durations-min 8 \
	  --ignore tests/unit --ignore tests/rules --ignore tests/architecture tests

bench: .make/dev .make/node browser
	@$(BIN)/python -m benchmarks

player: .make/node
	@npm run --silent build

docs: .make/run
	@$(BIN)/python -m scormkit.course.json_schema
	@$(BIN)/python docs/generate.py

golden: .make/dev
	@$(BIN)/python -m pytest -q tests/golden --update-golden

screenshots: .make/dev
	@$(BIN)/python -m tests.visual

clean:
	@rm -rf $(VENV) node_modules .make .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
