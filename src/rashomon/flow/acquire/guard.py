"""Which addresses may be fetched: public ones, so that a feed cannot reach this network."""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from rashomon.errors import InputError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Sequence[str]]

DEFAULT_PORTS = {"http": 80, "https": 443}
# Translation prefixes: an IPv4 address stands in the last 32 bits (RFC 6052).
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")
HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?", re.I)
# By the URL standard a host whose last label is a number is an IPv4 address in some notation.
NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.I)
UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True, slots=True)
class Target:
    """An address that was checked: connect to ``ip``, speak to ``host``."""

    scheme: str
    host: str
    port: int
    ip: str
    path: str

    @property
    def netloc(self) -> str:
        """Host as it goes into the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address with its own host."""
        return f"{self.scheme}://{self.netloc}{self.path}"

    @property
    def pinned_url(self) -> str:
        """The address with the checked IP in place of the host."""
        ip = f"[{self.ip}]" if ":" in self.ip else self.ip
        return f"{self.scheme}://{ip}:{self.port}{self.path}"


def resolve_host(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system resolves it."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(info[4][0]) for info in infos]


def check(url: str, *, ports: frozenset[int], resolve: Resolver = resolve_host) -> Target:
    """Return the target of a URL, resolved once.

    Raises:
        InputError: of kind ``refused`` if it is not a public web address, ``unreachable`` if its
            host has no address.
    """
    if UNSAFE.search(url):
        raise InputError("refused", "the address holds spaces, control characters or a backslash")
    parts, port = _split(url)
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise InputError("refused", f"only http and https are read, not {scheme!r}")
    if "@" in parts.netloc:
        raise InputError("refused", "the address holds a user name")
    port = DEFAULT_PORTS[scheme] if port is None else port
    if port not in ports:
        raise InputError("refused", f"port {port} is not allowed")
    host = _host(parts.hostname or "")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    addresses = _addresses(host, port, resolve)
    refused = [a for a in addresses if not is_public(a)]
    if refused:
        raise InputError("refused", f"{host} is at {refused[0]}, which is not a public address")
    return Target(scheme, host, port, str(addresses[0]), path)


def is_public(address: Address) -> bool:
    """Return whether an address, and each one wrapped in it, is a public unicast one."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None or address.is_site_local:
            return False
        inner = _wrapped(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _wrapped(address: ipaddress.IPv6Address) -> Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        # Tunnels end at a client that may be anywhere; no news site is served from one.
        return ipaddress.IPv4Address("127.0.0.1")
    if address in NAT64 or address in IPV4_COMPATIBLE:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url)
        return parts, parts.port
    except ValueError as error:
        raise InputError("refused", f"not a web address: {error}") from error


def _host(host: str) -> str:
    """Return the host in ASCII; an IPv6 literal or dotted quad stays as it is."""
    if ":" in host:
        return host
    try:
        ascii_host = host.encode("idna").decode("ascii").lower() if not host.isascii() else host
    except UnicodeError as error:
        raise InputError("refused", "the host name is not one") from error
    if not HOST.fullmatch(ascii_host):
        raise InputError("refused", "the host name is not one")
    return ascii_host.lower().rstrip(".")


def _addresses(host: str, port: int, resolve: Resolver) -> list[Address]:
    if ":" in host or NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            return [ipaddress.ip_address(host)]
        except ValueError as error:
            message = f"{host} is an address in a form that is not read"
            raise InputError("refused", message) from error
    try:
        return [ipaddress.ip_address(a) for a in resolve(host, port)] or _unknown(host)
    except (OSError, UnicodeError) as error:
        raise InputError("unreachable", f"{host} has no address") from error
    except ValueError as error:
        raise InputError("refused", f"{host} has an address that cannot be read") from error


def _unknown(host: str) -> list[Address]:
    raise InputError("unreachable", f"{host} has no address")
