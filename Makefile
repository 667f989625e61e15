# Two commands do everything: `make run` reads the bundled example, `make test` runs the tests.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: run test check setup setup-dev clean

run: setup
	@$(BIN)/quoth read src/quoth/examples/harbour.txt

test: setup-dev
	$(BIN)/python -m pytest

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(VENV)/.installed

setup-dev: $(VENV)/.installed-dev

# The hashed lock pins every dependency, those of quoth serve among them; pip is upgraded first because pip 23 fails to resolve some of them.
$(VENV)/.installed: requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (once, about half a minute) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24.2"
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

clean:
	rm -rf $(VENV) build dist
