"""``rashomon evals``: how well it codes what people coded by hand."""

import hashlib
import json as jsonlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.cli.exits import Exit
from rashomon.cli.options import JsonOption, LexiconOption, ReaderOption, WorkersOption, settings
from rashomon.cli.output import notes, print_json, screen
from rashomon.cli.read import engine, found, now
from rashomon.errors import ConfigError
from rashomon.settings import READERS

if TYPE_CHECKING:
    from rich.table import Table

    from rashomon.flow.measure.agreement import Scores
    from rashomon.settings import Settings

DIGITS = 4
Floors = Mapping[str, float]


def evals(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(metavar="GOLD_DIR", help="Folders of hand-coded JSON."),
    ] = None,
    *,
    texts: Annotated[
        Path | None, typer.Option("--texts", metavar="TEXT_DIR", help="Where their reports lie.")
    ] = None,
    benches: Annotated[
        Path | None,
        typer.Option(
            "--benches", metavar="DIR", help="Measure the reader on the open sets in eval/, train/."
        ),
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="JSON: {folder name: {field: least value}}; of another reader {name:model: ...}.",
        ),
    ] = None,
    workers: WorkersOption = None,
    lexicon: LexiconOption = None,
    reader: ReaderOption = None,
    json: JsonOption = False,
) -> None:
    """Code the reports of a gold standard and print the agreement, field by field.

    Exit code 6 if a value lies below its floor. A floors entry ``gold_sha256`` pins the gold.
    ``--benches`` measures the trained reader on public sets, instead or as well.

    For example:

        rashomon evals gold/open --texts gold/text
        rashomon evals gold/open gold/develop --texts gold/text --floors evals/floors.json
        rashomon evals --benches data
    """
    chosen = settings(workers=workers, lexicon=lexicon, reader=reader)
    if not gold and benches is None:
        raise ConfigError("name folders of gold with their --texts, or a folder of --benches")
    if gold and texts is None:
        raise ConfigError("say with --texts where the reports of the gold lie")
    if benches is not None:
        from rashomon.cli.benches.report import print_benches

        print_benches(benches, chosen.reader, json=json)
    if gold and texts is not None:
        _agree(gold, texts, floors=floors, chosen=chosen, json=json)


def _agree(
    gold: Sequence[Path], texts: Path, *, floors: Path | None, chosen: "Settings", json: bool
) -> None:
    pinned = _read_floors(floors)
    n_below = 0
    for folder in gold:
        wanted = pinned.get(_floors_of(folder, chosen.reader), {})
        if floors is not None and not wanted:
            key = _floors_of(folder, chosen.reader)
            raise ConfigError(f"{floors}: holds no floors for {key}; add some, or leave it out")
        scores, missing = score(folder, texts, chosen)
        _check_gold(folder, wanted)
        least = {name: float(wanted[name]) for name in wanted if name in scores}
        n_below += sum(round(scores[name].value, DIGITS) < least[name] for name in least)
        if json:
            print_json({"gold": folder.name, "sha256": gold_hash(folder), **_as_json(scores)})
        else:
            screen().print(_table(folder.name, scores, least))
        if missing:
            notes().print(f"{len(missing)} were not coded, such as {missing[0]}", style="yellow")
    if n_below:
        notes().print(f"{n_below} below the floor", style="red")
        raise typer.Exit(Exit.BELOW_FLOOR)


def score(folder: Path, texts: Path, chosen: "Settings") -> "tuple[Scores, list[str]]":
    """Return the agreement with a folder of gold, and the names that were not coded.

    Raises:
        ConfigError: if there is no gold, or one of its reports is missing.
    """
    from rashomon.flow.measure.agreement import compare, total

    if not folder.is_dir():
        raise ConfigError(f"{folder}: there is no such folder")
    gold = {record["report"]: record for record in map(_load, sorted(folder.glob("*.json")))}
    if not gold:
        raise ConfigError(f"{folder}: there is no gold in it")
    paths = {name: texts / name for name in gold}
    for path in paths.values():
        if not path.is_file():
            raise ConfigError(f"{path}: the report of a gold coding is not there")
    coded = _coded([str(path) for path in paths.values()], chosen)
    scores = total(
        compare(record, coded.get(name, {}), paths[name].read_text(encoding="utf-8"))
        for name, record in gold.items()
    )
    return scores, sorted(set(gold) - set(coded))


def _coded(sources: Sequence[str], chosen: "Settings") -> dict[str, dict[str, Any]]:
    from rashomon.model.record import to_record
    from rashomon.pipeline import Recipe, arrivals, batched, code

    batches = batched(arrivals(found(sources), clock=now))
    results = engine(chosen.workers).map(
        code, batches, setup=Recipe(chosen.lexicon, reader=chosen.reader).kit
    )
    return {
        outcome.report.name: to_record(outcome.document, outcome.coding)
        for outcomes in results
        for outcome in outcomes
        if outcome.document is not None and outcome.coding is not None
    }


def gold_hash(folder: Path) -> str:
    """Return the SHA-256 over the names and bytes of a folder of gold."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _check_gold(folder: Path, wanted: Mapping[str, Any]) -> None:
    pinned = wanted.get("gold_sha256")
    if pinned is not None and pinned != gold_hash(folder):
        raise ConfigError(f"{folder}: this is not the gold that the floors were set for")


def _load(path: Path) -> Any:  # noqa: ANN401 - the JSON edge
    try:
        return jsonlib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error


def _floors_of(folder: Path, reader: str) -> str:
    """Return the key of a gold's floors: each reader has its own, the default one the plain name."""
    return folder.name if reader == READERS[0] else f"{folder.name}:{reader}"


def _read_floors(path: Path | None) -> dict[str, dict[str, Any]]:
    if path is None:
        return {}
    floors = _load(path)
    if not isinstance(floors, dict):
        raise ConfigError(f"{path}: expected an object of folder names")
    return floors


def _as_json(scores: "Scores") -> dict[str, object]:
    return {
        name: {
            "value": round(score.value, DIGITS),
            "precision": None if score.precision is None else round(score.precision, DIGITS),
            "recall": round(score.recall, DIGITS),
            "gold": score.n_gold,
            "predicted": score.n_predicted,
        }
        for name, score in scores.items()
    }


def _table(name: str, scores: "Scores", least: Floors) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=name, title_justify="left",
                  header_style="bold")  # fmt: skip
    table.add_column("field")
    for column in ("precision", "recall", "F1", "gold", "coded", "floor"):
        table.add_column(column, justify="right")
    for field, one in scores.items():
        floor = least.get(field)
        is_below = floor is not None and round(one.value, DIGITS) < floor
        is_share = one.precision is None
        table.add_row(
            field,
            "" if one.precision is None else f"{one.precision:.3f}",
            f"{one.recall:.3f}",
            "" if is_share else f"{one.value:.3f}",
            f"{one.n_gold:,}",
            "" if one.n_predicted is None else f"{one.n_predicted:,}",
            "" if floor is None else f"{floor:.2f}",
            style="red" if is_below else None,
        )
    return table
