"""The tables of the ledger, each column with what it means; SQL and docs are made from them."""

from collections.abc import Iterable
from dataclasses import dataclass

APPLICATION_ID = 0x52415348  # "RASH", in the header of every ledger file.


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, SQL type with constraints, and meaning."""

    name: str
    type: str
    meaning: str

    @property
    def is_text(self) -> bool:
        """Return whether the column holds text."""
        return self.type.startswith("TEXT")


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``values`` are what its hash covers, in this order.

    ``links`` point to rows by their number, which depends on the order of writing and is therefore
    never hashed or exported; ``marks`` say when the row was written and whether it still holds.
    """

    name: str
    meaning: str
    links: tuple[Column, ...]
    values: tuple[Column, ...]
    marks: tuple[Column, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return all columns but the row number."""
        return (*self.links, *self.values, *self.marks)

    @property
    def is_superseded(self) -> bool:
        """Return whether rows of this table can be corrected by later ones."""
        return _SUPERSEDED in self.marks


def _columns(text: str) -> tuple[Column, ...]:
    """Return the columns of lines ``name | type | meaning``."""
    lines = (line.split("|") for line in text.strip().splitlines())
    return tuple(Column(*(cell.strip() for cell in cells)) for cells in lines)


(_RECORDED,) = _columns("recorded_at | TEXT NOT NULL | when the row was written, UTC")
(_SUPERSEDED,) = _columns(
    "superseded_at | TEXT | when a later row took its place, UTC; none: it holds"
)
(_BATCH,) = _columns(
    "batch | INTEGER NOT NULL REFERENCES batch(row) DEFERRABLE INITIALLY DEFERRED |"
    " batch that wrote it"
)
(_HASH,) = _columns(
    "hash | TEXT NOT NULL | SHA-256 of the values of this row, its document's hash and the rows under it"
)
_CODING = _columns("coding | INTEGER NOT NULL REFERENCES coding(row) | coding it belongs to")
_ROW = Column("row", "INTEGER PRIMARY KEY", "number of the row in this file; not stable")
_UNIT = (_BATCH, _RECORDED, _HASH)
_UNIT_SUPERSEDED = (_BATCH, _RECORDED, _SUPERSEDED, _HASH)

BATCH = Table(
    "batch",
    "One call that wrote; each holds the hash of the one before, so no past row can be changed"
    " unseen.",
    (),
    _columns("""
n_reports | INTEGER NOT NULL | outcomes written
previous_hash | TEXT NOT NULL | head_hash of the batch before, empty for the first
content_hash | TEXT NOT NULL | SHA-256 over the sorted hashes of the rows that it wrote
head_hash | TEXT NOT NULL | SHA-256 over row, recorded_at and the three columns before
"""),
    (_RECORDED,),
)
RAW = Table(
    "raw",
    "The bytes of reports as they came, each once.",
    (),
    _columns("""
raw_id | TEXT NOT NULL UNIQUE | raw: and the SHA-256 of the bytes
size | INTEGER NOT NULL | number of bytes
bytes | BLOB NOT NULL | the bytes, compressed with zlib
"""),
    (_RECORDED,),
)
REPORT = Table(
    "report",
    "One report as it came: a name and bytes.",
    (),
    _columns("""
report_id | TEXT NOT NULL UNIQUE | content id of name and bytes
name | TEXT NOT NULL | file name without folder, or URL
url | TEXT | where it is published
media | TEXT NOT NULL | media type
source | TEXT NOT NULL | what the user named: folder, feed, URL, -
member | TEXT | part of the source
fetched_at | TEXT NOT NULL | when the bytes were read, UTC
raw_id | TEXT NOT NULL REFERENCES raw(raw_id) | its bytes
hints | TEXT NOT NULL | what the container says of it, JSON array of pairs
"""),
    _UNIT,
)
DOCUMENT = Table(
    "document",
    "The cleaned text of a report; spans count code points of text, the end exclusive.",
    (),
    _columns("""
document_id | TEXT NOT NULL | content id of the text
report_id | TEXT NOT NULL REFERENCES report(report_id) | its report
name | TEXT NOT NULL | name of the report
text | TEXT NOT NULL | canonical text
language | TEXT NOT NULL | ISO 639-1 code
cleaned_by | TEXT NOT NULL | what made the text, with version
title | TEXT | title as it stands in the text
title_start | INTEGER | where the title starts
title_end | INTEGER | where it ends
outlet | TEXT | who published it
author | TEXT | who wrote it
url | TEXT | where it is published
published_date | TEXT | YYYY-MM-DD
published_method | TEXT | how the date was found
published_start | INTEGER | where the date starts in the text, if it stands there
published_end | INTEGER | where it ends
dateline_start | INTEGER | where the dateline starts
dateline_end | INTEGER | where it ends
dateline_place | TEXT | place of the dateline
dateline_date | TEXT | date of the dateline, as written
dateline_agency | TEXT | agency of the dateline
"""),
    _UNIT_SUPERSEDED,
)
SENTENCE = Table(
    "sentence",
    "One sentence of a document.",
    _columns("document | INTEGER NOT NULL REFERENCES document(row) | its document"),
    _columns("""
idx | INTEGER NOT NULL | place in the document, from 0
span_start | INTEGER NOT NULL | where it starts
span_end | INTEGER NOT NULL | where it ends
kind | TEXT NOT NULL | title, heading, body, bullet
paragraph | INTEGER NOT NULL | paragraph, from 0
"""),
    (_RECORDED,),
)
CODING = Table(
    "coding",
    "All that one report was coded into by one method; one holds at a time.",
    _columns("document | INTEGER NOT NULL REFERENCES document(row) | its document"),
    _columns("""
report_id | TEXT NOT NULL REFERENCES report(report_id) | its report
document_id | TEXT NOT NULL | content id of the text
method | TEXT NOT NULL | versions of program, lexicon and models
tagger | TEXT | what proposed the mentions
record | TEXT NOT NULL | the report JSON
"""),
    _UNIT_SUPERSEDED,
)
MENTION = Table(
    "mention",
    "One telling of one act in one sentence, as the tagger proposed it.",
    _CODING,
    _columns("""
idx | INTEGER NOT NULL | place in the list, from 0
type | TEXT NOT NULL | event type
mode | TEXT | mode of the type
trigger_start | INTEGER NOT NULL | where the trigger starts
trigger_end | INTEGER NOT NULL | where it ends
sentence | INTEGER NOT NULL | index of its sentence
status | TEXT NOT NULL | occurred, ongoing, planned, possible, negated
certainty | TEXT NOT NULL | certain, probable, possible
rule | TEXT NOT NULL | how it was found
"""),
    (_RECORDED, _SUPERSEDED),
)
EVENT = Table(
    "event",
    "One distinct happening as one report tells it; each value is also a claim with its words.",
    _CODING,
    _columns("""
event_id | TEXT NOT NULL | content id of document, type and trigger
document_id | TEXT NOT NULL | content id of the text
report_id | TEXT NOT NULL REFERENCES report(report_id) | its report
local_id | TEXT NOT NULL | e1, e2, ... in the order of the text
type | TEXT NOT NULL | event type
mode | TEXT | mode of the type
status | TEXT NOT NULL | occurred, ongoing, planned, possible, negated
certainty | TEXT NOT NULL | certain, probable, possible
actor_certainty | TEXT NOT NULL | likewise, or unknown
aggregate | INTEGER NOT NULL | 1: a sum over many acts
trigger_text | TEXT NOT NULL | words that say it
trigger_start | INTEGER NOT NULL | where they start
trigger_end | INTEGER NOT NULL | where they end
time_start | TEXT | start, local to the place
time_end | TEXT | end, exclusive
time_precision | TEXT | minute to year, or open
place | TEXT | name of the first place
country | TEXT | its country, ISO 3166-1 alpha-3
lat | REAL | degrees, WGS 84
lon | REAL | degrees, WGS 84
place_precision | INTEGER | 1 exact to 7 sea or airspace
missing | TEXT NOT NULL | why fields are empty, JSON array of pairs
rule | TEXT NOT NULL | how the type was read
"""),
    (_RECORDED, _SUPERSEDED),
)
CLAIM = Table(
    "claim",
    "One value of one field of one event, with the words that say it.",
    _columns("event | INTEGER NOT NULL REFERENCES event(row) | its event"),
    _columns("""
field | TEXT NOT NULL | actor, recipient, place, time, count, ...
value | TEXT NOT NULL | entity key, word of a vocabulary, or JSON
text | TEXT NOT NULL | the words
span_start | INTEGER NOT NULL | where they start
span_end | INTEGER NOT NULL | where they end
certainty | TEXT NOT NULL | certain, probable, possible
rule | TEXT NOT NULL | how the value was read
"""),
    (_RECORDED, _SUPERSEDED),
)
POSTURE = Table(
    "posture",
    "A standing presence; its counts and places are in the coding's record.",
    _CODING,
    _columns("""
idx | INTEGER NOT NULL | place in the list, from 0
owner | TEXT NOT NULL | entity key
force | TEXT NOT NULL | troops, unit, platform or system
as_of | TEXT | date it is said to hold
text | TEXT NOT NULL | the words
span_start | INTEGER NOT NULL | where they start
span_end | INTEGER NOT NULL | where they end
"""),
    (_RECORDED, _SUPERSEDED),
)
TIE = Table(
    "tie",
    "Who backs, hosts, leads, belongs to or is allied with whom, as the report asserts it.",
    _CODING,
    _columns("""
idx | INTEGER NOT NULL | place in the list, from 0
kind | TEXT NOT NULL | backs, ally_of, member_of, hosts, leads
source | TEXT NOT NULL | entity key
target | TEXT NOT NULL | entity key
text | TEXT NOT NULL | the words
span_start | INTEGER NOT NULL | where they start
span_end | INTEGER NOT NULL | where they end
"""),
    (_RECORDED, _SUPERSEDED),
)
REJECTION = Table(
    "rejection",
    "A report that was not coded, and why.",
    _columns("document | INTEGER REFERENCES document(row) | its text, if there is one"),
    _columns("""
report_id | TEXT NOT NULL REFERENCES report(report_id) | its report
name | TEXT NOT NULL | name of the report
stage | TEXT NOT NULL | acquire, clean, extract, ground
kind | TEXT NOT NULL | short stable word for the cause
message | TEXT NOT NULL | the cause, for the user
"""),
    _UNIT_SUPERSEDED,
)
TABLES = (BATCH, RAW, REPORT, DOCUMENT, SENTENCE, CODING, MENTION, EVENT, CLAIM, POSTURE, TIE,
          REJECTION)  # fmt: skip

INDEXES = (
    "CREATE INDEX report_name ON report(name)",
    "CREATE INDEX report_raw_id ON report(raw_id)",
    "CREATE INDEX document_report_id ON document(report_id)",
    "CREATE UNIQUE INDEX document_holds ON document(report_id) WHERE superseded_at IS NULL",
    "CREATE INDEX document_document_id ON document(document_id)",
    "CREATE INDEX sentence_document ON sentence(document)",
    "CREATE INDEX coding_report_id ON coding(report_id)",
    "CREATE UNIQUE INDEX coding_holds ON coding(report_id) WHERE superseded_at IS NULL",
    "CREATE INDEX mention_coding ON mention(coding)",
    "CREATE INDEX event_coding ON event(coding)",
    "CREATE INDEX event_event_id ON event(event_id)",
    "CREATE INDEX event_type ON event(type)",
    "CREATE INDEX event_time_start ON event(time_start)",
    "CREATE INDEX claim_event ON claim(event)",
    "CREATE INDEX claim_field_value ON claim(field, value)",
    "CREATE INDEX posture_coding ON posture(coding)",
    "CREATE INDEX tie_coding ON tie(coding)",
    "CREATE INDEX rejection_report_id ON rejection(report_id)",
    "CREATE UNIQUE INDEX rejection_holds ON rejection(report_id) WHERE superseded_at IS NULL",
)

INDEX_TABLE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS document_index USING fts5("
    "title, text, content='document', content_rowid='row')"
)


def create_statements() -> list[str]:
    """Return the SQL that makes tables, indexes and views, in order."""
    tables = [_create_table(table) for table in TABLES]
    views = [
        f"CREATE VIEW current_{table.name} AS SELECT * FROM {table.name}"
        " WHERE superseded_at IS NULL"
        for table in TABLES
        if table.is_superseded and table is not CLAIM
    ]
    claims = (
        "CREATE VIEW current_claim AS SELECT event.event_id, event.document_id, claim.* FROM claim"
        " JOIN event ON event.row = claim.event WHERE claim.superseded_at IS NULL"
    )
    return [*tables, *INDEXES, *views, claims]


def _create_table(table: Table) -> str:
    columns = (_ROW, *table.columns)
    lines = [f"  {column.name} {column.type}" for column in columns]
    return f"CREATE TABLE {table.name} (\n" + ",\n".join(lines) + "\n)"


def to_markdown(tables: Iterable[Table] = TABLES) -> str:
    """Return the tables as Markdown, as they stand in ``docs/ledger.md``."""
    parts = []
    for table in tables:
        rows = "\n".join(
            f"| `{column.name}` | {column.type.split()[0]} | {column.meaning} |"
            for column in (_ROW, *table.columns)
        )
        parts.append(f"### {table.name}\n\n{table.meaning}\n\n| column | type | meaning |\n"
                     f"|---|---|---|\n{rows}\n")  # fmt: skip
    return "\n".join(parts)
