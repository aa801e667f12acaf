# Källsvar: `make run` and `make test` are all a newcomer needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
BENCH_STAMP := $(VENV)/.installed-bench

.DEFAULT_GOAL := help
.PHONY: help run test check bench format corpus index eval train clean

help: ## Visar målen
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(RUN_STAMP) ## Indexerar corpus/ och startar tjänsten på http://127.0.0.1:8000
	@echo "Indexerar dokumenten …" >&2
	@$(BIN)/python -m qa index --no-vectors || echo "Ingen ny indexversion; tjänsten startar ändå." >&2
	@$(BIN)/python -m qa index --with-parent & exec $(BIN)/python -m qa serve

index: $(RUN_STAMP) ## Indexerar om corpus/
	@$(BIN)/python -m qa index

test: $(DEV_STAMP) ## Kör alla tester
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered

check: $(DEV_STAMP) ## Stil, typer och lagerordning
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(BENCH_STAMP) ## Avbryter indexeringen 100 gånger; jämför sökningen med andra sökmotorers (tar timmar)
	$(BIN)/python tools/bench_kill.py
	$(BIN)/python tools/bench_search.py

format: $(DEV_STAMP) ## Formaterar koden
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

corpus: $(DEV_STAMP) ## Gör om exempeldokumenten i corpus/exempel från sina textkällor
	$(BIN)/python tools/make_corpus.py

eval: $(DEV_STAMP) ## Mäter svaren på exempeldokumenten mot facit
	$(BIN)/python -m qa index
	$(BIN)/python -m qa eval answers tests/eval/gold/exempel-answers.jsonl
	$(BIN)/python -m qa eval answers tests/eval/gold/exempel-unanswerable.jsonl

train: $(DEV_STAMP) ## Lär vikterna för sökning, register och svar på frågorna i ../shared (tar två timmar)
	PYTHONPATH=. $(BIN)/python tools/train_fusion.py ../shared/eval/retrieval/* --cache var/vectors.sqlite3 --write
	PYTHONPATH=. $(BIN)/python tools/train_kinds.py tools/kinds/questions.tsv ../shared/eval/answers-dev.jsonl \
	  ../shared/eval/answers-dev2.jsonl tests/eval/gold/exempel-answers.jsonl \
	  tests/eval/gold/delade-answers.jsonl tests/eval/gold/delade-mer-answers.jsonl --write
	$(BIN)/python -m qa index --corpus ../shared/corpus --index var/train/shared
	$(BIN)/python -m qa index --corpus corpus --index var/train/sample
	$(BIN)/python -m qa index --corpus ../shared/corpus-mer --index var/train/mer
	PYTHONPATH=. $(BIN)/python tools/train_statements.py --index var/train/shared --index var/train/mer \
	  --gold ../shared/eval/statements-dev.jsonl --gold ../shared/eval/statements-dev2.jsonl \
	  --gold tests/eval/gold/delade-statements.jsonl --pages tests/eval/gold/delade-statements-pages.jsonl \
	  --doubtful tests/eval/gold/delade-statements-doubtful.jsonl --write
	PYTHONPATH=. $(BIN)/python tools/train_about.py --index var/train/shared --index var/train/mer \
	  --index var/train/sample --gold ../shared/eval/statements-dev.jsonl \
	  --gold ../shared/eval/statements-dev2.jsonl --gold tests/eval/gold/delade-statements.jsonl \
	  --gold tests/eval/gold/delade-statements-doubtful.jsonl \
	  --gold tests/eval/gold/exempel-statements.jsonl --write
	PYTHONPATH=. $(BIN)/python tools/train_answers.py var/train/shared=../shared/eval/answers-dev.jsonl \
	  var/train/shared=../shared/eval/answers-dev2.jsonl \
	  var/train/shared=../shared/eval/unanswerable-dev2.jsonl \
	  var/train/shared=tests/eval/gold/delade-answers.jsonl \
	  var/train/shared=tests/eval/gold/delade-unanswerable.jsonl \
	  var/train/mer=tests/eval/gold/delade-mer-answers.jsonl \
	  var/train/mer=tests/eval/gold/delade-mer-unanswerable.jsonl \
	  var/train/sample=tests/eval/gold/exempel-answers.jsonl \
	  var/train/sample=tests/eval/gold/exempel-unanswerable.jsonl --write

clean: ## Tar bort miljön och allt som kan göras om
	rm -rf $(VENV) index/[!R]* .mypy_cache .ruff_cache .pytest_cache .coverage

$(RUN_STAMP): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Källsvar behöver Python 3.11 eller senare.")'
	@echo "Gör miljön i $(VENV) och hämtar paketen: omkring 220 MB, 1–5 minuter beroende på nätet …" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@echo "Läser in ordlistorna: 10–30 sekunder, bara första gången …" >&2
	@$(BIN)/python -c 'from qa.language import analysis; from qa.ingest import wordlist; analysis.load(); wordlist.load()'
	@touch $@

$(DEV_STAMP): requirements-dev.txt $(RUN_STAMP)
	@echo "Hämtar paketen för test och utveckling: 1–5 minuter beroende på nätet …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(BENCH_STAMP): requirements-bench.txt $(DEV_STAMP)
	@echo "Hämtar de andra sökmotorerna …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch $@
