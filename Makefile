# The Python to build with (3.11), the port of `make run`, and more words for pytest:
#   make run PORT=9000      make run DATA=illustrative      make test ARGS="-k recycling"
PYTHON ?= $(or $(shell command -v python3.11),python3)
PORT ?= 8000
ARGS ?=
# the published figures alone, or beside them an invented council's return, each in a folder of its own
DATA ?= published
VENV := .venv/bin
DATA_published = $(VENV)/pmf data
DATA_illustrative = $(VENV)/python -m examples.illustrative
ifeq ($(DATA),illustrative)
export PMF_DATA_DIR ?= $(CURDIR)/var/illustrative
else
# a switch on the page; the invented figures are made ready when someone first asks for them
run: export PMF_ILLUSTRATIVE ?= 1
endif

# nobody's conversations are reported on unless someone switches it on
export RASA_TELEMETRY_ENABLED ?= false

# without compiled files kept, each start of the service compiles 1,800 modules anew: 6 seconds and more
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: run test check bench evaluate playground train pack data lock clean help environment environment-dev

run: environment ## Make everything ready, then serve on 127.0.0.1; DATA=illustrative adds an invented return.
	@$(or $(DATA_$(DATA)),$(error DATA is $(DATA): it can be published or illustrative))
	@$(VENV)/pmf train
	@$(VENV)/pmf serve --host 127.0.0.1 --port $(PORT)

test: environment-dev ## Run every test on both cores; ARGS goes to pytest.
	-@$(VENV)/python scripts/playground.py --install
	@$(VENV)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: environment-dev ## Run every check of the code, then say all that failed.
	@$(VENV)/python scripts/check.py

bench: environment-dev ## Measure what a user waits for; ARGS names parts of it: questions, teams, loading, metrics.
	@$(VENV)/python -m bench $(ARGS)

evaluate: environment-dev ## Score how questions are understood; ARGS names files of them, else the second open set.
	@$(VENV)/python -m evaluation $(ARGS)

playground: environment-dev ## Start Microsoft's Teams-like client for a service that runs here with PMF_TEAMS_EMULATOR=1.
	@$(VENV)/python scripts/playground.py --service http://127.0.0.1:$(PORT)

train: environment ## Train the Rasa model, unless nothing it depends on has changed.
	@$(VENV)/pmf data
	@$(VENV)/pmf train

pack: environment ## Build the embedded data pack again from the publishers' files.
	@$(VENV)/pmf pack

data: environment ## Build a verified snapshot from the data pack and swap it in, unless it is current.
	@$(VENV)/pmf data

lock: ## Renew the requirement locks from pyproject.toml.
	@$(PYTHON) scripts/lock.py

clean: ## Remove the environment, caches and trained models, but never the service's data in var.
	rm -rf .venv .tools models .rasa .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## Say what each target does.
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

environment:
	@$(PYTHON) scripts/environment.py

environment-dev:
	@$(PYTHON) scripts/environment.py --dev
