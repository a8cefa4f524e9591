"""Speed and memory, measured in one run on one machine; prints a Markdown table.

Made texts of about 5 kB, shuffled from the sentences of the example reports with a fixed seed, so
that no two are alike and every run reads the same ones. Each row runs in a process of its own.

    python bench/speed.py [--articles 400] [--scale 1000] [--out docs/bench.md]
    python bench/speed.py --only-scale --scale 100000 --scale-chars 1000    (half an hour)
"""

import argparse
import json
import platform
import random
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "src" / "rashomon" / "examples"
ARTICLE_CHARS = 5_000

READ = """
import json, resource, sys, time
from datetime import datetime, timezone
from pathlib import Path
from rashomon.engine import Processes, Serial
from rashomon.flow.acquire import Limits, reports
from rashomon.pipeline import Recipe, run
from rashomon.store import open_ledger
folder, ledger, workers = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
now = datetime.now(timezone.utc)
recipe = Recipe()
recipe.kit().lexicon.names
start, cpu = time.perf_counter(), time.process_time()
engine = Processes(workers) if workers > 1 else Serial()
with open_ledger(ledger) as store:
    done = run(reports(folder, limits=Limits(), now=now), store, recipe=recipe, engine=engine,
               clock=lambda: now)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"n": done.n_coded, "events": done.n_events, "seconds": seconds, "mib": peak,
                  "cpu": time.process_time() - cpu}))
"""
HTML = """
import json, sys, time
from pathlib import Path
pages = [path.read_bytes() for path in sorted(Path(sys.argv[1]).iterdir())]
# Loading it counts, as it does in the run that it is compared with.
start = time.perf_counter()
import trafilatura
options = {"include_comments": False, "include_images": False, "with_metadata": False}
for page in pages:
    trafilatura.bare_extraction(page, **options)
print(json.dumps({"n": len(pages), "seconds": time.perf_counter() - start}))
"""


def sentences() -> list[str]:
    """Return the paragraphs of the examples, headers left out."""
    found = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        body = path.read_text(encoding="utf-8").split("\n\n")[1:]
        found += [part.strip() for part in body if len(part) > 40]
    return found


def make_articles(folder: Path, n_articles: int, n_chars: int = ARTICLE_CHARS) -> None:
    """Write plain-text articles of about so many characters."""
    parts = sentences()
    draw = random.Random(20_260_301)
    folder.mkdir(parents=True)
    for number in range(n_articles):
        body: list[str] = []
        while sum(map(len, body)) < n_chars:
            body.append(draw.choice(parts))
        head = (
            f"Title: Report {number}\nOutlet: Bench Wire\nPublished: 2026-03-{1 + number % 28:02d}"
        )
        text = "\n\n".join([head, f"Dispatch {number}.", *body])
        (folder / f"{number:06d}.txt").write_text(text, encoding="utf-8")


def make_pages(folder: Path, articles: Path) -> None:
    """Wrap the articles in pages of 30 to 60 kB with navigation, scripts, links and a footer."""
    folder.mkdir()
    menu = "".join(
        f'<li class="menu-item menu-item-{i}"><a class="link" href="/section/{i}">Section {i}</a></li>'
        for i in range(60)
    )
    teasers = "".join(
        f'<div class="teaser"><a href="/2026/03/{i:02d}/story-{i}"><img src="/img/{i}.jpg" alt="">'
        f"<h3>Another story of the day, number {i}</h3></a><span>{i} hours ago</span></div>"
        for i in range(40)
    )
    script = "<script>" + "window.dataLayer = window.dataLayer || []; " * 200 + "</script>"
    style = "<style>" + ".menu-item { margin: 0 auto; color: #333 } " * 150 + "</style>"
    for path in sorted(articles.iterdir()):
        title, *body = path.read_text(encoding="utf-8").split("\n\n")
        paragraphs = "".join(f"<p>{part}</p>" for part in body)
        page = (
            f"<html><head><title>{title.splitlines()[0][7:]}</title>"
            f'<meta property="article:published_time" content="{title.splitlines()[2][11:]}">'
            f"{style}{script}</head><body>"
            f"<nav><ul>{menu}</ul></nav><article><h1>{title.splitlines()[0][7:]}</h1>"
            f"{paragraphs}</article><aside>{teasers}</aside>{script}<footer><ul>{menu}</ul></footer></body></html>"
        )
        (folder / f"{path.stem}.html").write_text(page, encoding="utf-8")


def measured(program: str, *arguments: str) -> dict[str, float]:
    """Run a program in a process of its own; return the JSON it prints last."""
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    result: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return result


def least(program: str, source: Path, ledger: Path, *, times: int = 3) -> dict[str, float]:
    """Return the fastest of several runs on one worker, each into a ledger of its own."""
    ledgers = [ledger.with_suffix(f".{number}.db") for number in range(times)]
    found = [measured(program, str(source), str(one), "1") for one in ledgers]
    return min(found, key=lambda one: one["seconds"])


def started(*command: str, times: int = 5) -> float:
    """Return the least of several wall times of a command, in milliseconds."""
    import time

    took = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        took.append(time.perf_counter() - start)
    return 1000 * min(took)


def scaled(root: Path, n_scale: int, n_chars: int) -> tuple[dict[str, float], tuple[str, str, str]]:
    """Return what reading so many articles took, and the row that compares it with half as many."""
    make_articles(root / "half", n_scale // 2, n_chars)
    make_articles(root / "full", n_scale, n_chars)
    half = measured(READ, str(root / "half"), str(root / "half.db"), "1")
    full = measured(READ, str(root / "full"), str(root / "full.db"), "1")
    ratio = full["seconds"] / half["seconds"]
    what = f"{n_scale:,} articles of {n_chars / 1000:.0f} kB against {n_scale // 2:,}"
    return full, (what, f"{ratio:.2f} times the time", "at most 2.1")


def rows(n_articles: int, n_scale: int, n_chars: int) -> list[tuple[str, str, str]]:
    """Return (what, measured, target) of every row."""
    found: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        make_articles(root / "text", n_articles)
        one = measured(READ, str(root / "text"), str(root / "one.db"), "1")
        found.append(("memory of that process", f"{one['mib']:.0f} MiB", "under 300"))
        two = measured(READ, str(root / "text"), str(root / "two.db"), "2")
        found.append(("the same, two workers", f"{two['n'] / two['seconds']:.0f} articles/s", "—"))
        full, row = scaled(root, n_scale, n_chars)
        rate = full["n"] / full["seconds"]
        found.insert(
            0, ("plain text, one core, file to committed ledger", f"{rate:.0f} articles/s", "40")
        )
        found.append(row)
        make_pages(root / "html", root / "text")
        # The difference of two large numbers: the least of three runs of each.
        plain = least(READ, root / "text", root / "plain.db")
        pages = least(READ, root / "html", root / "html.db")
        alone = least(HTML, root / "html", root / "none")
        extra = (pages["seconds"] - plain["seconds"]) / alone["seconds"]
        found.append(
            ("HTML over plain text, against trafilatura alone", f"{extra:.2f}", "at most 1.20")
        )
    python = sys.executable
    bare = started(python, "-c", "pass")
    found.append(
        (
            "import rashomon, above bare Python",
            f"{started(python, '-c', 'import rashomon') - bare:.0f} ms",
            "under 100",
        )
    )
    found.append(
        ("rashomon --help", f"{started(python, '-m', 'rashomon', '--help'):.0f} ms", "under 300")
    )
    return found


def main() -> None:
    """Print the table, and write it where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--scale", type=int, default=1000)
    parser.add_argument("--scale-chars", type=int, default=ARTICLE_CHARS)
    parser.add_argument("--only-scale", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.only_scale:
        with tempfile.TemporaryDirectory() as name:
            full, row = scaled(Path(name), options.scale, options.scale_chars)
            found = [
                (
                    f"{row[0].split(' against')[0]}, one core",
                    f"{full['n'] / full['seconds']:.0f} a second",
                    "—",
                ),
                row,
            ]
    else:
        found = rows(options.articles, options.scale, options.scale_chars)
    table = ["| what | measured | target |", "|---|---|---|"]
    table += [f"| {a} | {b} | {c} |" for a, b, c in found]
    text = "\n".join(table)
    print(text)
    if options.out:
        head = (
            "# Speed and memory\n\nMade by `python bench/speed.py --out docs/bench.md`: "
            f"{options.articles} made articles of about 5 kB, Python {platform.python_version()}, "
            f"{platform.machine()}, two shared cores.\n\n"
        )
        options.out.write_text(head + text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
