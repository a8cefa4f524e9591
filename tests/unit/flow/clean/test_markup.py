import time

import pytest

from rashomon.errors import InputError
from rashomon.flow.acquire.limits import Limits
from rashomon.flow.clean.markup import check_markup

LIMITS = Limits()
FLOOD = [b"a%d=1" % i for i in range(200_000)]
QUOTED = [b'a%d="<"' % i for i in range(5_000)]


@pytest.mark.parametrize(
    "page",
    [
        b"<p " + b" ".join(FLOOD) + b">x",
        b"<p " + b" ".join(QUOTED) + b">x",
        b"<p " + b" ".join(QUOTED),
        b"<p " + b"a " * 3_000 + b">",
        b"<div>" * 100_000,
        b"<b>" * 513,
        b"<DIV>" * 513,
        b"<!-- x --><div a='>'>" * 600,
    ],
)
def test_a_page_built_to_exhaust_the_parser_is_refused(page: bytes) -> None:
    with pytest.raises(InputError) as caught:
        check_markup(page, LIMITS)
    assert caught.value.kind == "markup"


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<p>one<p>two" * 2_000,
        b"<ul>" + b"<li>x" * 2_000 + b"</ul>",
        b"<br>" * 2_000,
        b"<script>" + b"if (a<b) document.write('<div>');" * 1_000 + b"</script>",
        b"<!--" + b"<div>" * 1_000 + b"-->",
        b"<div></div>" * 5_000,
        b"<p title='" + b"word " * 5_000 + b"'>x",
        b"<svg>" + b"<path d='M 1 1'/>" * 2_000 + b"</svg>",
    ],
)
def test_an_ordinary_page_passes(page: bytes) -> None:
    check_markup(page, LIMITS)


@pytest.mark.parametrize(
    "unit", [b"<", b"<a ", b'<a "', b"<a '", b"<!--", b"<script>", b"</", b"<a =", b"<!-", b"<a/"]
)
def test_hostile_markup_takes_linear_time(unit: bytes) -> None:
    page = unit * (300_000 // len(unit))
    start = time.perf_counter()
    try:
        check_markup(page, LIMITS)
    except InputError:
        return
    finally:
        assert time.perf_counter() - start < 1.0
