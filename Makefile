# Two commands on a fresh machine: `make demo` and `make test`. Each makes the virtual environment itself.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help demo test e2e lint bench goldens clean

help:
	@echo "make demo   run the main job on an embedded estate; no cloud account needed"
	@echo "make test   run every test that needs no network"
	@echo "make e2e    run the end-to-end tests: real terraform, emulated clouds"
	@echo "make lint   ruff, mypy, import-linter, rendered stacks"
	@echo "make bench  measure against a floor in the same run"

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[demo]' --group dev
	@touch $(STAMP)

demo: $(STAMP)
	$(BIN)/python -m tests.demo

# In the order of the files: those with few but long tests come first, and no core waits for them at the end.
test: $(STAMP)
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "not terraform and not registry"

e2e: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group e2e
	$(BIN)/python -m pytest -n auto --dist loadfile -m "terraform or registry"

lint: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/eurofence render --check

bench: $(STAMP)
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) .eurofence dist build
