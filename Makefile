# Two commands do everything: `make run` and `make test`. `make help` lists the others.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test prove bench lock audit format browser clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | while IFS="$$(printf '\t')" read -r name words; do printf '  make %-8s %s\n' "$$name" "$$words"; done

run: $(VENV)/installed  ## prepare everything and open the newsroom on http://127.0.0.1:8000
	@$(BIN)/python manage.py set_up
	@exec $(BIN)/python manage.py serve

test: $(VENV)/installed-dev  ## the whole suite: checks, SQLite, a real PostgreSQL, a real browser
	@$(BIN)/python -m tests.suite

prove: $(VENV)/installed-dev  ## the long proofs
	@$(BIN)/python -m tests.suite prove

bench: $(VENV)/installed-dev  ## the measurements, as ratios of one run
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench.views
	@$(BIN)/python -m tests.bench.slow
	@$(BIN)/python -m tests.bench.rosters
	@$(BIN)/python -m tests.bench.pages
	@$(BIN)/python -m tests.bench.pictures

lock: $(VENV)/uv/installed  ## choose the newest packages that requirements*.txt allow, and write them with their hashes
	@for name in requirements requirements-dev; do \
	  $(VENV)/uv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --constraint requirements.txt $$name.txt --output-file $$name.lock || exit 1; \
	done

audit: $(VENV)/pip-audit/installed  ## ask the public databases for known holes in the locked packages
	@$(VENV)/pip-audit/bin/python -m tests.audit requirements-dev.lock

format: $(VENV)/installed-dev  ## lay out the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

browser:  ## install a browser, its Chinese fonts and gettext from Debian's packages
	@if command -v apt-get >/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then as=""; else as="sudo -n"; fi; \
	  $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk gettext >/dev/null; \
	else echo "This machine has no apt: install Chromium, a Chinese font and gettext by hand."; exit 1; fi

clean:  ## remove the environment and caches; the data in var/ stays
	rm -rf $(VENV) .pytest_cache .ruff_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "The newsroom needs Python 3.11 or newer; this is $$($(PYTHON) --version 2>&1). Say which one to use: make run PYTHON=python3.11"; exit 1; }
	@echo "Making the environment …"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv is missing here. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/installed: requirements.lock | $(VENV)/bin/python
	@echo "Installing the packages …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(VENV)/installed-dev: requirements.lock requirements-dev.lock | $(VENV)/bin/python
	@echo "Installing the packages for testing …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/installed

# Tools that no test and no server needs have environments of their own.
$(VENV)/%/installed: | $(VENV)/bin/python
	@$(PYTHON) -m venv $(VENV)/$* && $(VENV)/$*/bin/python -m pip install --quiet --upgrade pip $*
	@touch $@
