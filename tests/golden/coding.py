"""How the golden files come about: the example reports, through the whole flow."""

from datetime import UTC, datetime
from pathlib import Path

from rashomon.flow.acquire.limits import Limits
from rashomon.flow.clean import HtmlCleaner
from rashomon.flow.extract.rules import RuleTagger
from rashomon.flow.publish.brief.compose import compose
from rashomon.flow.publish.brief.markdown import to_markdown
from rashomon.flow.publish.jsonl import to_line
from rashomon.flow.publish.source import from_document, numbered
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.names import load_names
from rashomon.model.outcome import Outcome
from rashomon.model.record import to_record
from rashomon.model.report import Origin, Report
from rashomon.pipeline import Kit, code

HERE = Path(__file__).parent
RECORDS = HERE / "examples.jsonl"
BRIEF = HERE / "examples.md"
EXAMPLES = Path(__file__).parents[2] / "src" / "rashomon" / "examples"
WHEN = datetime(2026, 3, 15, tzinfo=UTC)


def outcomes() -> list[Outcome]:
    lexicon = Lexicon(extra=(EXAMPLES / "lexicon",))
    limits = Limits()
    kit = Kit(lexicon, RuleTagger(lexicon), HtmlCleaner(n_workers=1, limits=limits), limits)
    reports = [
        Report(path.name, path.read_bytes(), "text/plain", Origin(path.name, None, WHEN))
        for path in sorted(EXAMPLES.glob("*.txt"))
    ]
    return code(kit, reports)


def records(found: list[Outcome] | None = None) -> bytes:
    lines = [
        to_line(to_record(one.document, one.coding))
        for one in found or outcomes()
        if one.document and one.coding
    ]
    return "".join(f"{line.rstrip()}\n" for line in lines).encode()


def brief(found: list[Outcome] | None = None) -> str:
    reports = numbered(
        from_document(one.document, one.coding)
        for one in found or outcomes()
        if one.document and one.coding
    )
    names = load_names((EXAMPLES / "lexicon",))
    return to_markdown(compose(reports, title="The Keel Strait crisis", names=names), reports)
