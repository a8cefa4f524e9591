import gzip
from collections.abc import Callable, Iterator

import httpx
import pytest

from rashomon.errors import InputError
from rashomon.flow.acquire.limits import Limits
from rashomon.flow.acquire.web import Validators, Web

PUBLIC = "93.184.216.34"
Handler = Callable[[httpx.Request], httpx.Response]


def resolve(host: str, port: int) -> list[str]:
    del port
    return ["127.0.0.1"] if host == "local.example" else [PUBLIC]


def respond(status: int, body: bytes = b"", **headers: str) -> httpx.Response:
    """Return a response whose body is still to be streamed, as from a server."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers=named, stream=httpx.ByteStream(body))


def page(_: httpx.Request) -> httpx.Response:
    return respond(200, b"<p>Words.</p>", content_type="text/html")


def make_web(handler: Handler, *, robots: str | int = 404, limits: Limits | None = None) -> Web:
    def handle(request: httpx.Request) -> httpx.Response:
        assert request.url.host == PUBLIC, "only the checked address may be connected to"
        if request.url.path == "/robots.txt":
            return respond(robots) if isinstance(robots, int) else respond(200, robots.encode())
        return handler(request)

    return Web(limits or Limits(), transport=httpx.MockTransport(handle), resolve=resolve)


def refusal(web: Web, url: str = "http://news.example/a") -> str:
    with pytest.raises(InputError) as caught:
        web.fetch(url)
    return caught.value.kind


def test_a_page_is_fetched_from_the_pinned_address() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        assert request.headers["host"] == "news.example"
        assert request.extensions["sni_hostname"] == "news.example"
        assert "cookie" not in request.headers
        return page(request)

    found = make_web(handle).fetch("https://news.example/a")
    assert found is not None
    assert (found.url, found.media) == ("https://news.example/a", "text/html")
    assert found.body == b"<p>Words.</p>"


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://local.example/",
        "http://2130706433/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "http://news.example:8080/",
        "http://u@news.example/",
    ],
)
def test_a_redirect_into_this_network_is_refused(location: str) -> None:
    web = make_web(lambda _: respond(302, location=location))
    assert refusal(web) == "refused"


def test_a_name_that_changes_its_address_is_checked_at_each_hop() -> None:
    answers = iter([PUBLIC, "127.0.0.1"])

    def rebind(host: str, port: int) -> list[str]:
        del host, port
        return [next(answers)]

    web = make_web(lambda _: respond(302, location="/b"))
    web.resolve = rebind
    assert refusal(web) == "refused"


def test_a_name_is_resolved_once_for_a_page() -> None:
    asked: list[str] = []

    def count(host: str, port: int) -> list[str]:
        asked.append(f"{host}:{port}")
        return [PUBLIC]

    web = make_web(page)
    web.resolve = count
    web.fetch("http://news.example/a")
    assert asked == ["news.example:80"]


def test_five_redirects_are_followed_and_no_sixth() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        number = int(request.url.path[1:])
        if number == last:
            return page(request)
        return respond(301, location=f"/{number + 1}")

    last = 5
    assert make_web(handle).fetch("http://news.example/0") is not None
    last = 6
    assert refusal(make_web(handle), "http://news.example/0") == "redirects"


def test_robots_are_honoured() -> None:
    rules = "User-agent: *\nDisallow: /private\n"
    assert refusal(make_web(page, robots=rules), "http://news.example/private/a") == "robots"
    assert make_web(page, robots=rules).fetch("http://news.example/open") is not None


def test_a_failing_robots_file_means_stay_away() -> None:
    assert refusal(make_web(page, robots=503)) == "robots"


def test_what_has_not_changed_is_not_read_again() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        if request.headers.get("if-none-match") == '"v1"':
            return respond(304)
        return respond(200, b"x", etag='"v1"', last_modified="then")

    web = make_web(handle)
    assert web.fetch("http://news.example/a") is not None
    assert web.validators == {"http://news.example/a": Validators('"v1"', "then")}
    assert web.fetch("http://news.example/a") is None


def test_a_body_over_the_cap_is_not_read_to_the_end() -> None:
    served = 0

    class Endless(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            nonlocal served
            while True:
                served += 1
                yield b"x" * 1_000

    web = make_web(lambda _: httpx.Response(200, stream=Endless()), limits=Limits(raw_bytes=10_000))
    assert refusal(web) == "too-large"
    assert served < 200


def test_a_compressed_body_is_decoded_under_the_cap() -> None:
    def serve(body: bytes) -> Handler:
        return lambda _: respond(200, body, content_encoding="gzip", content_type="text/html")

    found = make_web(serve(gzip.compress(b"<p>Words.</p>"))).fetch("http://news.example/a")
    assert found is not None
    assert found.body == b"<p>Words.</p>"
    bomb = make_web(serve(gzip.compress(b"x" * 500_000)), limits=Limits(decoded_bytes=100_000))
    assert refusal(bomb) == "bomb"


def test_a_server_that_drips_is_left() -> None:
    seconds = iter(range(0, 10_000, 30))

    def drip() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 70_000

    web = make_web(lambda _: httpx.Response(200, content=drip()))
    web.clock = lambda: float(next(seconds))
    assert refusal(web) == "unreachable"


@pytest.mark.parametrize("status", [404, 500, 401])
def test_an_error_page_is_no_report(status: int) -> None:
    assert refusal(make_web(lambda _: respond(status, b"Oops"))) == "http-status"


def test_a_connection_that_fails_is_unreachable() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    assert refusal(make_web(fail)) == "unreachable"
