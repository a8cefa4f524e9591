"""re3d: entities of defence and security in reports of the war in Syria and Iraq.

Source: Dstl 2017, "Relationship and Entity Extraction Evaluation Dataset". The documents are those
that training holds out: one in five by the first eight hexadecimal digits of their id.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rashomon.cli.benches.bench import Bench, Measure, Reads
from rashomon.cli.benches.files import Row, read_json_lines
from rashomon.cli.benches.readings import column_of, scores_of, sentences_of, words_of_part
from rashomon.cli.benches.scores import Hits, overlap_hits
from rashomon.errors import ConfigError
from rashomon.flow.extract.reader import Read, Reading, span_of

FOLDER = "train/re3d"
HELD_OUT = 5
TARGET = 0.70
ANCHOR = "0.68"
Entity = tuple[int, int, str]


def measures(folder: Path, reader: Reads) -> list[Measure]:
    """Return the F1 of entities: a predicted one is right if both ends and the type are.

    Gold: entities of confidence 1 that lie in no other, as the head has one label a word.

    Raises:
        ConfigError: if the folder holds no document that is held out.
    """
    hits = Hits()
    n_documents = 0
    for row, entities in held_out(folder / FOLDER):
        text = row.text("text")
        reading = reader.read(text, sentences_of(text))
        hits += overlap_hits(found_in(reading), entities)
        n_documents += 1
    if not n_documents:
        raise ConfigError(f"{folder / FOLDER}: there is no held-out document in it")
    return [Measure("entity, exact span and type, F1", hits.f1, hits.gold, TARGET, ANCHOR)]


def held_out(folder: Path) -> Iterator[tuple[Row, list[Entity]]]:
    """Yield the documents to measure on, with their entities."""
    for path in sorted(folder.glob("*/documents.json")):
        entities: dict[str, list[Entity]] = defaultdict(list)
        for row in read_json_lines(path.with_name("entities.json")):
            if row.number("confidence") >= 1:
                span = (int(row.number("begin")), int(row.number("end")))
                entities[row.text("documentId")].append((*span, row.text("type")))
        for row in read_json_lines(path):
            if is_held_out(row):
                yield row, outermost(entities[row.text("_id")])


def is_held_out(row: Row) -> bool:
    """Return whether a document is one to measure on, by its id alone.

    Raises:
        ConfigError: if the id does not begin with eight hexadecimal digits.
    """
    name = row.text("_id")
    try:
        return int(name[:8], 16) % HELD_OUT == 0
    except ValueError as error:
        raise row.error(f"'_id' should be hexadecimal, not {name!r}") from error


def outermost(entities: list[Entity]) -> list[Entity]:
    """Return the entities that lie in no other, in order; of those that overlap the first."""
    kept: list[Entity] = []
    for one in sorted(set(entities), key=lambda e: (e[0], -e[1], e[2])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def found_in(reading: Reading) -> list[Entity]:
    """Return the entities of a reading."""
    return [one for part in reading.parts for one in _found_in(reading, part)]


def _found_in(reading: Reading, part: Read) -> Iterator[Entity]:
    """Yield runs of B and I of one type; an I after another type, or none, begins one.

    Source: the rule of conlleval, Tjong Kim Sang and Buchholz 2000.
    """
    column = column_of(reading, "entity")
    best = scores_of(part, column).argmax(axis=1)
    run: tuple[int, int, str] | None = None
    before = -1
    for piece in words_of_part(part):
        mark, _, label = column.names[int(best[piece])].partition("-")
        is_next = part.window.sentence[piece] == before
        before = part.window.sentence[piece]
        if run and mark == "I" and label == run[2] and is_next:
            run = (run[0], piece, label)
            continue
        if run:
            yield _entity(part, run)
        run = (piece, piece, label) if label else None
    if run:
        yield _entity(part, run)


def _entity(part: Read, run: tuple[int, int, str]) -> Entity:
    span = span_of(part.window, run[0], run[1])
    return span.start, span.end, run[2]


BENCH = Bench("re3d", (FOLDER,), measures)
