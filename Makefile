# kgnews: `make demo` shows it, `make test` checks it. Needed: Python 3.11 or later with pip, and make.

VENV ?= .venv
BIN = $(VENV)/bin
# The first Python of the versions that the lock files are tested with, else any newer one.
supported = import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
newer = import sys; sys.exit(sys.version_info[:2] < (3, 11))
find = for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c '$(1)' 2>/dev/null && { echo $$p; break; }; done
PYTHON ?= $(or $(shell $(call find,$(supported))),$(shell $(call find,$(newer))))
# A Python without ensurepip makes a .venv without pip: then the outer pip installs into it.
PIP = $(shell test -x $(BIN)/pip && echo $(BIN)/python -m pip || echo $(PYTHON) -m pip --python $(BIN)/python)
INSTALL = $(PIP) --disable-pip-version-check --no-input install --quiet
LOCK = $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --build-deps-for editable \
	--no-header --no-emit-options

.PHONY: help demo test lint types contracts unit fuzz bench bench-quality bench-rdf bench-view web golden lock clean
.DELETE_ON_ERROR:

help:
	@echo 'make demo   set up .venv, build the graph of examples/articles into out/demo.ttl, print its triples'
	@echo 'make test   set up .venv, then lint, types, import contracts and all tests'
	@echo 'make lint | types | contracts | unit   one of these alone'
	@echo 'make fuzz   every reader on files broken at random, a minute each'
	@echo 'make bench  time kgnews against the bare parser, and measure how good it is (bench-quality)'
	@echo 'make bench-quality   measure kgnews on gold, that of others beside other systems; BENCH_DATA=folder'
	@echo 'make bench-rdf   time writers, stores and validation with a million triples, beside rdflib'
	@echo 'make bench-view  time the explorer and measure its page; beside pyvis and ipysigma with OTHERS=folder'
	@echo 'make web    build the explorer from its sources (needs node and npm)'
	@echo 'make golden write the golden files anew; read the difference'
	@echo 'make lock   pin the dependencies anew (needs pip-tools in .venv)'
	@echo 'make clean  remove what was made, .venv too'

demo: $(VENV)/.runtime
	@mkdir -p out
	$(BIN)/kgnews build examples/articles -o out/demo.ttl
	$(BIN)/kgnews triples examples/articles --format table
	@echo 'The graph is in out/demo.ttl'

test: lint types contracts unit

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports --no-logo

unit: $(VENV)/.dev
	$(BIN)/python -m pytest

fuzz: $(VENV)/.dev
	KGNEWS_FUZZ_SECONDS=60 $(BIN)/python -m pytest tests/fuzz

bench: $(VENV)/.runtime
	$(BIN)/python tests/bench/speed.py $(BENCH)
	$(MAKE) bench-quality

bench-quality: $(VENV)/.runtime
	$(BIN)/python tests/bench/quality.py $(BENCH_DATA)
	$(BIN)/python tests/bench/coreference.py

bench-rdf: $(VENV)/.dev
	$(BIN)/python tests/bench/writers.py
	$(BIN)/python tests/bench/stores.py --triples 1000000
	$(BIN)/python tests/bench/validate.py

bench-view: $(VENV)/.dev
	$(BIN)/python tests/bench/view.py $(if $(OTHERS),--others $(OTHERS))

web:
	cd kgnews/view/web && npm ci && npm run check && npm test && npm run build

golden: $(VENV)/.dev
	$(BIN)/python tests/goldens.py

# A stamp is as new as the last installation from its lock file.
$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@echo 'Installing the dependencies into $(VENV) …'
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo 'Installing what the tests need into $(VENV) …'
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

$(BIN)/python:
	@test -n '$(PYTHON)' || { echo 'kgnews needs Python 3.11 or later: install it, or name it with make PYTHON=…' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || $(PYTHON) -m venv --clear --without-pip $(VENV)

lock:
	$(LOCK) --output-file requirements.lock pyproject.toml
	$(LOCK) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
