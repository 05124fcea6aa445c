# Two commands do everything: make run, make test. The others are named in README.md.
PYTHON ?= $(or $(shell command -v python3.11),python3)
VENV ?= .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000
CORPUS ?= ../shared/corpus
REFERENCE ?= ../shared/reference
LOCAL := FOITRACKER_DEBUG=1
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run setup test check bench corpus browser postgres office fuzz clean

help:
	@echo "make run       the site with its example round, at http://$(ADDRESS)/"
	@echo "make setup     all of that but serving     make clean     removes .venv and var/ with all data"
	@echo "make test      every test that needs no browser, database server or office"
	@echo "make check     style, missing migrations, deployment settings"
	@echo "make browser   the pages in Chromium       make postgres  the tests on PostgreSQL"
	@echo "make office    the exports in LibreOffice, the API from R"
	@echo "make corpus    the reader against real answers in $(CORPUS)"
	@echo "make bench     the benchmarks              make fuzz      hostile files, the long run"

run: setup
	@$(LOCAL) $(BIN)/python manage.py local_sign_ins
	@echo "Open http://$(ADDRESS)/ (Ctrl-C stops the server)."
	@$(LOCAL) FOITRACKER_ADDRESS=http://$(ADDRESS) $(BIN)/python manage.py runserver --noreload $(ADDRESS)

setup: $(VENV)/.base
	@$(LOCAL) $(BIN)/python manage.py prepare

test: $(VENV)/.test
	$(BIN)/python -m pytest -q -n auto -m "not office" --ignore=tests/browser

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	FOITRACKER_SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(60))") \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run

browser: $(VENV)/.browser
	$(BIN)/python -m pytest -q tests/browser

postgres: $(VENV)/.test $(VENV)/.postgres
	$(BIN)/python -m pytest -q -n 2 -m "not office" --ignore=tests/browser

office: $(VENV)/.test
	$(BIN)/python -m pytest -q tests/office

corpus: $(VENV)/.test
	$(PYTHON) $(CORPUS)/score.py -- $(BIN)/python manage.py read_answer --json

bench: $(VENV)/.test $(VENV)/.bench
	PYTHONPATH=. $(BIN)/python benchmarks/wordings.py \
		--wordings $(REFERENCE)/offence_wordings.csv --labels $(REFERENCE)/offence_labels.csv
	@for bench in $(filter-out benchmarks/wordings.py,$(wildcard benchmarks/*.py)); do \
		echo "== $$bench"; PYTHONPATH=. $(BIN)/python $$bench || exit 1; done

fuzz: $(VENV)/.test
	PYTHONPATH=. $(BIN)/python tests/sheets/hostile.py --count 200

clean:
	rm -rf $(VENV) build var .pytest_cache .hypothesis .ruff_cache

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt | $(BIN)/python
	$(PIP) -r requirements/base.txt && touch $@

$(VENV)/.test: requirements/test.txt | $(BIN)/python
	$(PIP) -r requirements/test.txt && touch $@

$(VENV)/.browser: requirements/browser.txt | $(BIN)/python
	$(PIP) -r requirements/browser.txt && touch $@

$(VENV)/.bench: requirements/bench.txt | $(BIN)/python
	$(PIP) -r requirements/bench.txt && touch $@

$(VENV)/.postgres: requirements/postgres.txt | $(BIN)/python
	$(PIP) -r requirements/postgres.txt && touch $@
