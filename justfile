# Everything a change must pass. `just check` is what CI runs.

export PATH := justfile_directory() + "/.venv/bin:" + env("PATH")

# Format, lint, layers, types, tests with coverage, docs, spelling.
check: fmt lint layers types test docs spell

fmt:
    ruff format --check .

lint:
    ruff check .

layers:
    lint-imports

types:
    mypy

test:
    coverage erase
    coverage run -m pytest
    coverage combine -q
    coverage report --include='src/rashomon/model/*,src/rashomon/flow/*' --fail-under=90 --format=total

docs:
    cog --check -p "import sys; sys.path.insert(0, 'src')" docs/*.md README.md

spell:
    codespell src tests docs evals bench scripts train README.md CONTRIBUTING.md CHANGELOG.md

# Rewrite what is generated; the diff is reviewed like code.
format:
    ruff check --fix-only -q .
    ruff format .

golden:
    python tests/golden/rewrite.py

regenerate:
    cog -r -p "import sys; sys.path.insert(0, 'src')" docs/*.md README.md
    python scripts/lexicon_manifest.py

gazetteer:
    python scripts/build_gazetteer.py

# Quality on hand-coded reports that lie outside the repository; fails below evals/floors.json.
eval gold="../shared/gold":
    rashomon evals {{gold}}/develop {{gold}}/open --reader rules --texts {{gold}}/text --floors evals/floors.json
    rashomon evals {{gold}}/develop --reader model --texts {{gold}}/text --floors evals/floors.json

# Speed and memory, compared in one run on one machine.
bench:
    python bench/speed.py
