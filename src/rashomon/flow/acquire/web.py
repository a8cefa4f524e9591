"""Pages and feeds from the web, fetched politely and from public addresses only."""

import time
import urllib.robotparser
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urljoin

import httpx

from rashomon.errors import InputError
from rashomon.flow.acquire.guard import Resolver, Target, check, resolve_host
from rashomon.flow.acquire.http_message import charset, coding, decode_content
from rashomon.flow.acquire.limits import Limits

MAX_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
NOT_MODIFIED = 304
CONNECT_S = 10.0
READ_S = 20.0
# A server that sends one byte at a time keeps each read short; the whole has a limit as well.
TOTAL_S = 60.0
ROBOTS_BYTES = 500_000
USER_AGENT = "rashomon"
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask it later whether a page has changed."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page; ``url`` is where the redirects ended."""

    url: str
    media: str
    charset: str | None
    body: bytes = field(repr=False)


@dataclass(slots=True)
class Web:
    """A client behind the guard.

    Attributes:
        validators: one entry for each address read; the caller keeps it from run to run.
        transport: how requests leave; tests pass ``httpx.MockTransport``.
        ports: ports that may be connected to.
    """

    limits: Limits
    validators: MutableMapping[str, Validators] = field(default_factory=dict)
    transport: httpx.BaseTransport | None = None
    resolve: Resolver = resolve_host
    clock: Callable[[], float] = time.monotonic
    ports: frozenset[int] = frozenset({80, 443})
    _robots: dict[str, urllib.robotparser.RobotFileParser] = field(default_factory=dict)

    def fetch(self, url: str) -> Page | None:
        """Return the page at an address; none if it has not changed since the last time.

        Raises:
            InputError: ``refused`` by the guard, ``robots``, ``unreachable``, ``http-status``,
                ``too-large``, ``bomb`` or ``redirects``.
        """
        # No proxy from the environment: it would connect for us, past the pinned address.
        with httpx.Client(
            transport=self.transport,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(READ_S, connect=CONNECT_S),
        ) as client:
            return self._follow(client, url)

    def _follow(self, client: httpx.Client, url: str) -> Page | None:
        known = self.validators.get(url, Validators())
        here = url
        for _ in range(MAX_REDIRECTS + 1):
            target = check(here, ports=self.ports, resolve=self.resolve)
            self._check_robots(client, target)
            status, headers, body = self._get(client, target, _conditions(known))
            if status == NOT_MODIFIED:
                return None
            if status not in REDIRECTS:
                return self._page(url, target, status=status, headers=headers, body=body)
            here = _location(target, headers)
        raise InputError("redirects", f"more than {MAX_REDIRECTS} redirects")

    def _page(
        self, url: str, target: Target, *, status: int, headers: httpx.Headers, body: bytes
    ) -> Page:
        if not 200 <= status < 300:
            raise InputError("http-status", f"the server answers {status}")
        self.validators[url] = Validators(headers.get("etag"), headers.get("last-modified"))
        message = _message(headers)
        return Page(target.url, message.get_content_type(), charset(message), body)

    def _get(
        self, client: httpx.Client, target: Target, conditions: dict[str, str]
    ) -> tuple[int, httpx.Headers, bytes]:
        """Return status, headers and decoded body of one request to the pinned address."""
        headers = {
            "Host": target.netloc,
            "User-Agent": USER_AGENT,
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            **conditions,
        }
        extensions = {"sni_hostname": target.host}
        try:
            with client.stream(
                "GET", target.pinned_url, headers=headers, extensions=extensions
            ) as response:
                raw = self._read(response)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise InputError("unreachable", f"{target.host}: {error}") from error
        codings = coding(_message(response.headers))
        body = decode_content(raw, codings, decoded_bytes=self.limits.decoded_bytes)
        return response.status_code, response.headers, body

    def _read(self, response: httpx.Response) -> bytes:
        deadline = self.clock() + TOTAL_S
        body = bytearray()
        # Raw, because the library decodes without a cap.
        for chunk in response.iter_raw(1 << 16):
            body += chunk
            if len(body) > self.limits.raw_bytes:
                raise InputError("too-large", f"larger than {self.limits.raw_bytes:,} bytes")
            if self.clock() > deadline:
                raise InputError("unreachable", f"not complete after {TOTAL_S:.0f} s")
        return bytes(body)

    def _check_robots(self, client: httpx.Client, target: Target) -> None:
        site = f"{target.scheme}://{target.netloc}"
        rules = self._robots.get(site)
        if rules is None:
            rules = self._robots[site] = self._read_robots(client, target)
        if not rules.can_fetch(USER_AGENT, target.url):
            raise InputError("robots", f"{target.host} asks robots not to read this address")

    def _read_robots(
        self, client: httpx.Client, target: Target
    ) -> urllib.robotparser.RobotFileParser:
        """Return the rules of a site.

        Source: RFC 9309, section 2.3.1: without a file all is allowed; if the server fails,
        nothing is. A redirected file is read as if there were none.
        """
        robots = Target(target.scheme, target.host, target.port, target.ip, "/robots.txt")
        status, _, body = self._get(client, robots, {})
        rules = urllib.robotparser.RobotFileParser()
        if status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        elif 200 <= status < 300:
            rules.parse(body[:ROBOTS_BYTES].decode("utf-8", "replace").splitlines())
        else:
            rules.parse([])
        return rules


def _conditions(known: Validators) -> dict[str, str]:
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _location(target: Target, headers: httpx.Headers) -> str:
    location = headers.get("location")
    if not location:
        raise InputError("http-status", "a redirect that leads nowhere")
    try:
        return urljoin(target.url, str(location))
    except ValueError as error:
        raise InputError("refused", f"a redirect to what is no address: {error}") from error


def _message(headers: httpx.Headers) -> Message:
    message = Message()
    for name in ("content-type", "content-encoding"):
        if name in headers:
            message[name] = headers[name]
    return message
