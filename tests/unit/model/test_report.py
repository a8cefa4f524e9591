from datetime import UTC, datetime

from rashomon.model.report import Origin, Report

NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


def report(name: str, raw: bytes, source: str = "reports") -> Report:
    return Report(name, raw, "text/plain", Origin(source, None, NOON))


def test_the_same_bytes_under_one_name_are_one_report_wherever_they_came_from() -> None:
    assert report("a.txt", b"x").id == report("a.txt", b"x", "mirror").id


def test_two_names_of_the_same_bytes_are_two_reports_of_one_raw_id() -> None:
    one, other = report("a.txt", b"x"), report("b.txt", b"x")
    assert one.id != other.id
    assert one.raw_id == other.raw_id


def test_the_bytes_do_not_fill_the_screen() -> None:
    assert "secret" not in repr(report("a.txt", b"secret"))
