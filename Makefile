# `make demo` and `make test` set up whatever they need; nothing has to be installed by hand but Python 3.11+, Node and make.
PYTHON ?= python3
BIN := .venv/bin
CORPORA ?= $(or $(WHENCE_CORPORA),../shared/corpora)

STATIC := src/whence/web/static/index.html
PAGES := $(shell find frontend/src frontend/public -type f) $(wildcard frontend/*.ts frontend/*.js frontend/*.json frontend/*.html)

.PHONY: help demo test lint bench errors reliability screenshots train clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

.venv/run: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/whence gazetteer build
	@touch $@

.venv/dev: .venv/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ftm]' || echo 'followthemoney cannot be built here (it needs the headers of ICU and a compiler): its tests will skip'
	@touch $@

.venv/train: .venv/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,train]'
	@touch $@

frontend/node_modules/.installed: frontend/package-lock.json frontend/package.json
	@command -v npm >/dev/null || { echo 'npm was not found: install Node 20.19 or newer, which builds the pages of the desk' >&2; exit 1; }
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

# The pages of the desk lie inside the package; built once, and again when their sources change.
$(STATIC): frontend/node_modules/.installed $(PAGES)
	cd frontend && npm run build
	@touch $@

demo: .venv/run $(STATIC)  ## read the bundled sample reports, say what to try next, and serve them
	@$(BIN)/whence demo

test: .venv/dev $(STATIC)  ## run every test
	cd frontend && npm test
	$(BIN)/python -m pytest

lint: .venv/dev frontend/node_modules/.installed  ## style, types and import layers
	cd frontend && npm run check
	$(BIN)/ruff check src tests training reliability hatch_build.py
	$(BIN)/ruff format --check src tests training reliability hatch_build.py
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/run  ## measure every task on its dev set; fail below bench/floors.json
	$(BIN)/whence bench all --corpora $(CORPORA) --floors bench/floors.json

errors: .venv/run  ## class what is still wrong and write the tables of docs/errors.md
	$(BIN)/whence bench errors --corpora $(CORPORA) --floors bench/floors.json --page docs/errors.md

reliability: .venv/dev  ## do harm to archives and count what they survive; writes docs/reliability.md
	$(BIN)/python -m reliability --corpora $(CORPORA) --json docs/reliability.json; held=$$?; $(BIN)/python -m reliability.page docs/reliability.json; exit $$held

screenshots: .venv/dev $(STATIC)  ## take pictures of every page of the desk for docs/desk.md
	$(BIN)/python -m tests.web.browser.screenshots docs/desk

train: .venv/train  ## train the encoder (about two hours on two cores; resumes where it stopped), export and measure it
	WHENCE_CORPORA=$(CORPORA) $(BIN)/python -m training run

clean:  ## remove the environments, what was built, and caches
	rm -rf .venv build dist demo-out frontend/node_modules src/whence/web/static .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
