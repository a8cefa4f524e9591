"""JSON Lines are compact, sorted and UTF-8."""

import io
import json

from rashomon.flow.publish.jsonl import to_line, write_jsonl


def test_records_are_sorted_by_report_then_document() -> None:
    records = [
        {"report": "b.txt", "document": "doc:1"},
        {"report": "a.txt", "document": "doc:2"},
        {"report": "a.txt", "document": "doc:1"},
    ]
    out = io.BytesIO()
    assert write_jsonl(records, out) == 3
    lines = out.getvalue().decode().split("\n")
    assert lines[-1] == ""
    assert [json.loads(line) for line in lines[:-1]] == [records[2], records[1], records[0]]


def test_letters_stay_letters_and_nothing_is_padded() -> None:
    assert to_line({"report": "Zürich \U0001f600"}) == '{"report":"Zürich \U0001f600"}'


def test_a_lone_surrogate_can_be_written_and_read_back() -> None:
    out = io.BytesIO()
    write_jsonl([{"report": "x\ud800", "document": "d"}], out)
    assert json.loads(out.getvalue())["report"] == "x\ud800"


def test_nothing_in_gives_nothing_out() -> None:
    out = io.BytesIO()
    assert write_jsonl([], out) == 0
    assert out.getvalue() == b""
