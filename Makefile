# Two commands do all the set-up they need: `make report` and `make test`.
VENV := .venv
BIN := $(VENV)/bin
OUT := out
PYTHON ?= python3

.PHONY: report test lint check bench clean

report: $(VENV)/.installed
	@mkdir -p $(OUT)
	$(BIN)/regdiff compare 2017 2025 -o $(OUT)/report.html
	@echo "The report of the real regulation: $(OUT)/report.html"

test: $(VENV)/.dev lint
	sh tests/install.sh
	$(BIN)/python -m pytest -n auto --dist loadgroup

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python bench/accuracy.py
	$(BIN)/python bench/aids.py
	$(BIN)/python bench/speed.py
	sh tests/install.sh
	$(BIN)/python bench/intake.py
	$(BIN)/python bench/site.py

$(VENV)/.created:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "regdiff needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.created pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache
