"""The grammar of time words. The anchor is Wednesday, 21 September 2016."""

import pytest

from rashomon.flow.ground.times import DURATION, IMPOSSIBLE, NO_ANCHOR, NOT_A_TIME, Clock, read_time
from rashomon.model.interval import Interval
from rashomon.model.vocabulary import Anchor, TimePrecision

CLOCK = Clock("2016-09-21", Anchor.PUBLISHED)
NO_CLOCK = Clock(None, Anchor.NONE)
RAID = Interval("2016-05-10", "2016-05-11", TimePrecision.DAY, Anchor.TEXT, "date")

PAST = [
    ("Saturday night", "2016-09-17T21:00", "2016-09-18T06:00", "part-of-day"),
    ("on Wednesday morning", "2016-09-21T06:00", "2016-09-21T12:00", "part-of-day"),
    ("Thursday afternoon", "2016-09-22T12:00", "2016-09-22T18:00", "part-of-day"),
    ("Sunday evening", "2016-09-18T18:00", "2016-09-19T00:00", "part-of-day"),
    ("late Monday night", "2016-09-19T21:00", "2016-09-20T03:00", "part-of-day"),
    ("early Friday", "2016-09-16T04:00", "2016-09-16T09:00", "part-of-day"),
    ("early on Tuesday", "2016-09-20T04:00", "2016-09-20T09:00", "part-of-day"),
    ("overnight", "2016-09-20T18:00", "2016-09-21T06:00", "part-of-day"),
    ("this morning", "2016-09-21T06:00", "2016-09-21T12:00", "part-of-day"),
    ("last night", "2016-09-20T21:00", "2016-09-21T06:00", "part-of-day"),
    ("Wednesday", "2016-09-21", "2016-09-22", "day"),
    ("later on Tuesday", "2016-09-20", "2016-09-21", "day"),
    ("last Wednesday", "2016-09-14", "2016-09-15", "day"),
    ("next Friday", "2016-09-23", "2016-09-24", "day"),
    ("yesterday", "2016-09-20", "2016-09-21", "day"),
    ("three days ago", "2016-09-18", "2016-09-19", "day"),
    ("9:00 am local time (0030 GMT)", "2016-09-21T09:00", "2016-09-21T09:01", "minute"),
    ("9 a.m. Sunday", "2016-09-18T09:00", "2016-09-18T09:01", "minute"),
    ("around 7.06am local time", "2016-09-21T07:06", "2016-09-21T07:07", "minute"),
    ("2230 GMT", "2016-09-21T22:30", "2016-09-21T22:31", "minute"),
    ("around 22:30 local time late Monday", "2016-09-19T22:00", "2016-09-19T23:00", "hour"),
    ("just before 6 a.m.", "2016-09-21T05:00", "2016-09-21T06:00", "hour"),
    ("shortly after noon on Monday", "2016-09-19T12:00", "2016-09-19T13:00", "hour"),
    ("last week", "2016-09-12", "2016-09-19", "week"),
    ("this week", "2016-09-19", "2016-09-26", "week"),
    ("next week", "2016-09-26", "2016-10-03", "week"),
    ("three weeks ago", "2016-08-29", "2016-09-05", "week"),
    ("the past 10 weeks", "2016-07-13", "2016-09-22", "week"),
    ("early June", "2016-06-01", "2016-06-11", "week"),
    ("mid-November", "2015-11-11", "2015-11-21", "week"),
    ("late August", "2016-08-21", "2016-09-01", "week"),
    ("last month", "2016-08-01", "2016-09-01", "month"),
    ("this month", "2016-09-01", "2016-09-22", "month"),
    ("earlier this month", "2016-09-01", "2016-09-21", "month"),
    ("in August", "2016-08-01", "2016-09-01", "month"),
    ("last December", "2015-12-01", "2016-01-01", "month"),
    ("past six months", "2016-03-21", "2016-09-22", "month"),
    ("August and September", "2016-08-01", "2016-10-01", "month"),
    ("two years ago", "2014-01-01", "2015-01-01", "year"),
    ("last year", "2015-01-01", "2016-01-01", "year"),
    ("the end of last year", "2015-10-01", "2016-01-01", "season"),
    ("last summer", "2016-06-01", "2016-09-01", "season"),
    ("Jan. 8", "2016-01-08", "2016-01-09", "day"),
    ("Dec.14th", "2015-12-14", "2015-12-15", "day"),
    ("between 11-13 Dec", "2015-12-11", "2015-12-14", "day"),
    ("from Monday to Friday", "2016-09-12", "2016-09-17", "day"),
    ("last Thursday (January 14)", "2016-01-14", "2016-01-15", "day"),
    ("March 15 of last year", "2015-03-15", "2015-03-16", "day"),
    ("since October 7", "2015-10-07", "2016-09-22", "open"),
    ("until Friday", None, "2016-09-17", "open"),
    ("before the end of the year", None, "2017-01-01", "open"),
    ("in recent weeks", None, "2016-09-22", "open"),
    ("in the coming days", "2016-09-21", None, "open"),
    ("in the future", "2016-09-21", None, "open"),
]

STATED = [
    ("13 July 2016", "2016-07-13", "2016-07-14", "day"),
    ("July 7, 2005", "2005-07-07", "2005-07-08", "day"),
    ("from February 1 to 2, 2024", "2024-02-01", "2024-02-03", "day"),
    ("2024-02-01", "2024-02-01", "2024-02-02", "day"),
    ("081530Z JAN 17", "2017-01-08T15:30", "2017-01-08T15:31", "minute"),
    ("April 2014", "2014-04-01", "2014-05-01", "month"),
    ("from June to August 2015", "2015-06-01", "2015-09-01", "month"),
    ("in 2009", "2009-01-01", "2010-01-01", "year"),
    ("2006, 2009 and 2013", "2006-01-01", "2014-01-01", "year"),
    ("winter of 2012", "2012-12-01", "2013-03-01", "season"),
    ("late 2012", "2012-10-01", "2013-01-01", "season"),
]

AHEAD = [
    ("Friday", "2016-09-23", "2016-09-24"),
    ("Wednesday", "2016-09-21", "2016-09-22"),
    ("October 5", "2016-10-05", "2016-10-06"),
    ("March", "2017-03-01", "2017-04-01"),
    ("this month", "2016-09-21", "2016-10-01"),
]

BESIDE = [
    ("two days earlier", "2016-05-08", "2016-05-09"),
    ("two days later", "2016-05-12", "2016-05-13"),
    ("the previous day", "2016-05-09", "2016-05-10"),
    ("the day after", "2016-05-11", "2016-05-12"),
    ("a month after", "2016-06-01", "2016-07-01"),
    ("hours later", "2016-05-10", "2016-05-11"),
    ("that day", "2016-05-10", "2016-05-11"),
    ("the following Friday", "2016-05-13", "2016-05-14"),
    ("just a month after", "2016-06-01", "2016-07-01"),
]


def read(phrase: str, clock: Clock = CLOCK, *, event: Interval | None = None) -> Interval:
    interval = read_time(phrase, clock, event=event)
    assert isinstance(interval, Interval), interval
    return interval


@pytest.mark.parametrize(("phrase", "start", "end", "precision"), PAST)
def test_a_relative_time_is_counted_from_the_anchor(
    phrase: str, start: str | None, end: str | None, precision: str
) -> None:
    interval = read(phrase)
    assert (interval.start, interval.end) == (start, end)
    assert interval.precision == precision
    assert interval.anchor is Anchor.PUBLISHED


@pytest.mark.parametrize(("phrase", "start", "end", "precision"), STATED)
def test_a_full_date_needs_no_anchor(phrase: str, start: str, end: str, precision: str) -> None:
    interval = read(phrase, NO_CLOCK)
    assert (interval.start, interval.end) == (start, end)
    assert interval.precision == precision
    assert interval.anchor is Anchor.TEXT
    assert read(phrase) == interval


@pytest.mark.parametrize(("phrase", "start", "end"), AHEAD)
def test_a_planned_act_takes_the_next_such_time(phrase: str, start: str, end: str) -> None:
    interval = read_time(phrase, CLOCK, future=True)
    assert isinstance(interval, Interval)
    assert (interval.start, interval.end) == (start, end)


@pytest.mark.parametrize(("phrase", "start", "end"), BESIDE)
def test_a_time_beside_another_event_is_counted_from_it(phrase: str, start: str, end: str) -> None:
    interval = read(phrase, event=RAID)
    assert (interval.start, interval.end) == (start, end)
    assert interval.anchor is Anchor.TEXT
    assert read_time(phrase, CLOCK) == NO_ANCHOR


def test_an_hour_later_is_counted_from_the_minute_of_the_event() -> None:
    blast = Interval(
        "2016-05-10T08:00", "2016-05-10T08:01", TimePrecision.MINUTE, Anchor.TEXT, "clock time"
    )
    interval = read("about an hour later", event=blast)
    assert (interval.start, interval.end) == ("2016-05-10T08:30", "2016-05-10T09:30")


@pytest.mark.parametrize("phrase", ["Monday", "yesterday", "March 3", "last week", "9 a.m."])
def test_without_an_anchor_a_relative_time_gives_the_reason(phrase: str) -> None:
    assert read_time(phrase, NO_CLOCK) == NO_ANCHOR


@pytest.mark.parametrize("phrase", ["Feb 30, 2024", "June 31", "2023-02-29", "13:05 pm", "0 May"])
def test_a_date_that_cannot_be_is_refused(phrase: str) -> None:
    assert read_time(phrase, CLOCK) in (IMPOSSIBLE, NOT_A_TIME)
    assert read_time("Feb 30, 2024", CLOCK) == IMPOSSIBLE


@pytest.mark.parametrize("phrase", ["for three months", "three months", "two weeks"])
def test_a_duration_is_not_a_time(phrase: str) -> None:
    assert read_time(phrase, CLOCK) == DURATION


@pytest.mark.parametrize("phrase", ["recently", "", "the bridge", "since the siege", "x" * 500])
def test_other_words_are_not_a_time(phrase: str) -> None:
    assert read_time(phrase, CLOCK) == NOT_A_TIME


def test_the_rule_that_read_the_words_is_named() -> None:
    assert read("last week").rule == "last week"
    assert read("13 July 2016").rule == "date"


@pytest.mark.parametrize("unit", ["and ", "1 ", "to 9:00 ", "(", "early ", "-"])
def test_any_words_give_an_interval_or_a_reason(unit: str) -> None:
    for length in range(1, 40):
        assert isinstance(read_time(unit * length, CLOCK), Interval | str)
