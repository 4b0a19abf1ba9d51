# make run      a register of sample pages at http://127.0.0.1:8000 (PORT=… for another port)
# make test     the static checks, then every test; make check: the static checks alone
# make help     the rest
#
# Each target sets up what it needs: a virtual environment in .venv with the packages of requirements/*.txt, which are
# pinned by hash, and the project itself. It is done again only where those files change.

VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
PYTEST := $(PY) -m pytest
# What knows no database, runs commands on one of its own, or asks of it only what other tests ask on both, and takes long:
# run once, beside the tests on SQLite and on PostgreSQL. In the browser that is the walk over every page's looks and the
# payloads that must not run.
NEUTRAL := $(wildcard tests/test_about.py tests/test_base*.py tests/test_bodies.py tests/test_bulk.py tests/test_collect.py tests/test_confidence.py \
	tests/test_dates.py tests/test_decode*.py tests/test_docs.py tests/test_explain.py tests/test_fe*.py tests/test_fi*.py tests/test_formats.py \
	tests/test_fresh.py tests/test_gazetteer.py tests/test_gold.py tests/test_house_*.py tests/test_law_power.py tests/test_link_[bcw]*.py \
	tests/test_lists_any.py tests/test_lists_cells.py tests/test_lists_read.py tests/test_numbers.py tests/test_papers_form.py \
	tests/test_papers_office.py tests/test_presence.py tests/test_ranks.py tests/test_read.py tests/test_read_*.py tests/test_real_*.py \
	tests/test_register_cli.py tests/test_register_commands.py tests/test_register_entries.py tests/test_robust.py tests/test_rules.py \
	tests/test_web_marks.py tests/test_web_words.py tests/test_wording.py tests/browser/test_walk_browser.py tests/browser/test_scripts_browser.py)
PIP := $(PY) -m pip --disable-pip-version-check --no-input install --quiet

.DEFAULT_GOAL := help
.PHONY: help run serve check format test gold gold-raise robust bench bench-search bench-load bench-site peers screenshots requirements system wheel clean

help:  ## these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp  ## the sample pages in a throw-away register, at http://127.0.0.1:8000
	$(VENV)/bin/hoptac demo --port $(PORT)

serve: $(VENV)/run.stamp  ## a register of your own, that stays, at the same address
	$(VENV)/bin/hoptac serve --port $(PORT)

check: $(VENV)/dev.stamp  ## ruff, mypy and the import contract
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	HOPTAC_HOME=$(VENV)/home $(VENV)/bin/mypy --strict src
	$(VENV)/bin/lint-imports --no-cache

format: $(VENV)/dev.stamp  ## put the code in ruff's form
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

test: $(VENV)/dev.stamp check system  ## check, then the tests: on SQLite, on PostgreSQL and those without a database, all at once
	@$(PYTEST) --database postgres $(NEUTRAL:%=--ignore=%) > $(VENV)/postgres.log 2>&1 & postgres=$$!; \
	$(PYTEST) $(NEUTRAL) > $(VENV)/neutral.log 2>&1 & neutral=$$!; \
	$(PYTEST) $(NEUTRAL:%=--ignore=%); sqlite=$$?; \
	wait $$neutral; neutral=$$?; \
	wait $$postgres; postgres=$$?; \
	cat $(VENV)/neutral.log $(VENV)/postgres.log; exit $$((sqlite ? sqlite : neutral ? neutral : postgres))

gold: $(VENV)/dev.stamp  ## score the reader against ../shared/gold and hold the floor
	$(PY) tests/gate/gold.py

gold-raise: $(VENV)/dev.stamp  ## the same, and write a better figure as the new floor
	$(PY) tests/gate/gold.py --raise

robust: $(VENV)/dev.stamp  ## what changes of form (spelling, names, places, years, menus) cost on ../shared/gold
	$(PY) tests/gate/robust.py --held

system:  ## for the tests: a Chromium and a PostgreSQL, where the package manager may be used
	@sh tools/system.sh

bench: $(VENV)/bench.stamp  ## pages a second beside underthesea, one core: at least 20 times as fast
	$(PY) bench/read.py --at-least 20

bench-search: $(VENV)/dev.stamp system  ## search over 150,000 made-up pages on SQLite and PostgreSQL (takes an hour)
	$(PY) bench/search.py

bench-load: $(VENV)/dev.stamp system  ## pages added to a register of 100,000 reports beside an empty one (takes two hours)
	$(PY) bench/load.py --rebuild

bench-site: $(VENV)/dev.stamp system  ## sixteen officers at once on the site over 100,000 reports (after bench-load; else it fills them itself)
	$(PY) bench/site.py

peers: $(VENV)/bench.stamp  ## what dateparser, Duckling, underthesea find beside us: times, persons, places (needs the gold)
	$(PY) bench/times.py
	$(PY) bench/persons_places.py

screenshots: $(VENV)/dev.stamp  ## draw the pictures of the manual anew from the running demo
	$(PY) tools/screenshots.py

wheel: $(VENV)/dev.stamp  ## a wheel in dist/, for pipx
	$(PY) -m build --wheel --no-isolation

requirements: $(VENV)/lock.stamp  ## pin the packages anew, with hashes for every platform
	sh tools/lock.sh $(VENV)/bin/uv

clean:  ## remove the virtual environment and everything built
	rm -rf $(VENV) build dist

$(VENV)/bin/python:
	@sh tools/make_venv.sh $(VENV)

$(VENV)/run.stamp: requirements/build.txt requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up $(VENV): packages (about a minute, once)"
	@$(PIP) --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Setting up $(VENV): tools for tests (about a minute, once)"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/bench.stamp: requirements/bench.txt $(VENV)/run.stamp
	@$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/lock.stamp: requirements/lock.txt | $(VENV)/bin/python
	@$(PIP) --require-hashes -r requirements/lock.txt
	@touch $@
