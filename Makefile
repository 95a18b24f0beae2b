# Two commands do all the set-up they need: `make report` and `make test`.
VENV := .venv
BIN := $(VENV)/bin
OUT := out
PYTHON ?= python3

.PHONY: messages report test test-latest upgrade lint bench wheel clean

report: $(VENV)/.installed
	@mkdir -p $(OUT)
	$(BIN)/regdiff compare 2017 2025 -o $(OUT)/report.html
	@echo "The report of the real regulation: $(OUT)/report.html"

# One file to hand on: who has it needs neither git nor make (docs/desk.md).
wheel: $(VENV)/.installed
	@$(BIN)/python -m pip --disable-pip-version-check --no-input wheel --quiet --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@echo "The wheel: $$(ls -t dist/regdiff-*.whl | head -1)"

test: $(VENV)/.dev lint
	sh tests/install.sh
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The catalogues of messages take up what the sources say (docs/contributing.md).
messages: $(VENV)/.dev
	$(BIN)/python tools/messages.py

bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python bench/accuracy.py
	$(BIN)/python bench/aids.py
	$(BIN)/python bench/facts.py
	$(BIN)/python bench/speed.py
	sh tests/install.sh
	$(BIN)/python bench/intake.py
	$(BIN)/python bench/site.py

$(VENV)/.created:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "regdiff needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

# What is installed is locked, with hashes, in one resolution: requirements.lock names all, requirements-base.lock the part
# of it that regdiff needs to run. `make upgrade` renews both.
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet --quiet --no-warn-script-location

$(VENV)/.installed: $(VENV)/.created pyproject.toml requirements-base.lock
	@echo "Installing what requirements-base.lock names into $(VENV) ..."
	@$(PIP) --require-hashes --requirement requirements-base.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.created pyproject.toml requirements.lock
	@echo "Installing what requirements.lock names, with what the tests need, into $(VENV) ..."
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.installed

LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

upgrade:
	$(PYTHON) -m venv $(VENV)-upgrade
	$(VENV)-upgrade/bin/python -m pip --disable-pip-version-check install --quiet --quiet uv
	$(VENV)-upgrade/bin/uv pip compile $(LOCK) --upgrade --extra dev pyproject.toml --output-file requirements.lock
	$(VENV)-upgrade/bin/uv pip compile $(LOCK) --constraint requirements.lock --extra build pyproject.toml \
	  --output-file requirements-base.lock
	rm -rf $(VENV)-upgrade

test-latest:
	$(PYTHON) -m venv $(VENV)-latest
	$(VENV)-latest/bin/python -m pip --disable-pip-version-check install --quiet --quiet --upgrade --editable '.[dev]'
	sh tests/install.sh
	$(VENV)-latest/bin/python -m pytest -n auto --dist loadgroup

clean:
	rm -rf $(VENV) $(VENV)-latest $(OUT) build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache
