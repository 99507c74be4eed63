# The commands of this project. `make` alone lists them.
#
# Needs GNU make 3.81 or newer, a POSIX shell and Python 3.11 or newer: no root, no system package.
# On Windows use WSL, or environment.yml and then `annex run 2022-11`.

MONTH ?= 2022-11
# Not LANG: that one is set on every machine and means the machine's own language.
ANNEX_LANG ?= vi
# One interpreter to use instead of the newest one found.
PYTHON ?=

BIN := .venv/bin
STAMP := .venv/.installed
# -qq leaves errors only: a mirror that lacks some packages is worth a page of warnings.
INSTALL := $(BIN)/python -m pip install -qq --no-input --disable-pip-version-check

# What a user's shell may hold and must not reach the project's own Python. Mirrors, proxies and certificates may.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONWARNINGS PYTEST_ADDOPTS VIRTUAL_ENV
unexport PIP_TARGET PIP_PREFIX PIP_REQUIREMENT PIP_CONSTRAINT PIP_REQUIRE_VIRTUALENV PIP_REQUIRE_HASHES PIP_NO_DEPS PIP_DRY_RUN PIP_PYTHON
export PIP_USER := no

# Each is tried by running it: a name on the PATH may be a shim without an interpreter behind it, or one without venv.
CANDIDATES := $(if $(PYTHON),$(PYTHON),python3.14 python3.13 python3.12 python3.11 python3 python)
SUITABLE := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
find_python = python=; for each in $(CANDIDATES); do \
		if "$$each" -c '$(SUITABLE)' >/dev/null 2>&1; then python=$$each; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "annex: no Python 3.11 or newer with venv among: $(CANDIDATES). Install one, or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi

.PHONY: help annex test bench bench-tie lock clean

help: ## this list
	@echo "The statistical annex of the monthly Decision 06 report"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' '$(firstword $(MAKEFILE_LIST))'

annex: $(STAMP) ## a month's annex into reports/MONTH: [MONTH=2022-11] [ANNEX_LANG=vi or en]
	@$(BIN)/annex run '$(MONTH)' --lang '$(ANNEX_LANG)' --draft-ok

test: $(STAMP) ## every test, on two cores
	@$(BIN)/python -m pytest -n 2 --dist loadfile

bench: $(STAMP) ## how long a month takes, and many, and what provinces cost
	@$(BIN)/python bench/bench.py
	@$(BIN)/python bench/series.py
	@$(BIN)/python bench/provinces.py

bench-tie: $(STAMP) ## how many seeded slips a tie-out finds, and how fast; fails below its targets
	@$(BIN)/python bench/tie.py

lock: ## requirements.lock and environment.yml from pyproject.toml: [UPGRADE=1]
	@$(find_python); "$$python" tools/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove .venv, caches and data/processed; reports/ stays
	@rm -rf .venv build *.egg-info .pytest_cache .ruff_cache .hypothesis .annex-* data/processed/[0-9]*
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): requirements.lock pyproject.toml
	@$(find_python); \
	echo "annex: setting up .venv with $$python (once, about a minute)" >&2; \
	"$$python" -m venv --clear .venv
	@$(INSTALL) --require-hashes --requirement requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@
