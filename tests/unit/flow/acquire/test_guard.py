import ipaddress

import pytest

from rashomon.errors import InputError
from rashomon.flow.acquire.guard import check, is_public

PORTS = frozenset({80, 443})
PUBLIC = "93.184.216.34"

# Ways to write this machine, its network, or something that is no web page.
HOSTILE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://127.0.0.1.:80/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/latest/meta-data/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://news.example@127.0.0.1/",
    "http://127.0.0.1#@news.example/",
    "http://news.example:22/",
    "http://news.example:99999/",
    "http://１２７.０.０.１/",  # noqa: RUF001 - full-width digits are the test
    "http://①②⑦.0.0.1/",
    "http://localhost/",
    "http://local.example/",
    "http://news.example\\@127.0.0.1/",
    "http://news.example/\r\nHost: x",
    "http:///etc/passwd",
    "file:///etc/passwd",
    "ftp://news.example/",
    "gopher://127.0.0.1:80/",
    "javascript:alert(1)",
    "//127.0.0.1/",
    "http://[::1",
    "http://" + "a" * 300 + "/",
]


def resolve(host: str, port: int) -> list[str]:
    """Resolve as a hostile name server would."""
    del port
    table = {"localhost": ["127.0.0.1", "::1"], "local.example": [PUBLIC, "10.1.2.3"]}
    if len(host) > 63 and "." not in host:
        raise UnicodeError("label too long")
    return table.get(host, [PUBLIC])


@pytest.mark.parametrize("url", HOSTILE)
def test_an_address_that_is_not_public_is_refused(url: str) -> None:
    with pytest.raises(InputError) as caught:
        check(url, ports=PORTS, resolve=resolve)
    assert caught.value.kind in ("refused", "unreachable")


@pytest.mark.parametrize(
    "url",
    [
        "http://news.example/a?b=c",
        "https://news.example",
        "https://93.184.216.34/",
        "http://[2606:4700::1111]/",
    ],
)
def test_a_public_address_is_pinned(url: str) -> None:
    target = check(url, ports=PORTS, resolve=resolve)
    assert is_public(ipaddress.ip_address(target.ip))
    assert target.ip in target.pinned_url


def test_the_host_stays_what_the_page_is_asked_of() -> None:
    target = check("HTTPS://News.Example/a?b#c", ports=PORTS, resolve=resolve)
    assert (target.netloc, target.path) == ("news.example", "/a?b")
    assert target.pinned_url == f"https://{PUBLIC}:443/a?b"


def test_a_name_in_another_script_is_resolved_in_ascii() -> None:
    asked: list[str] = []

    def listen(host: str, port: int) -> list[str]:
        del port
        asked.append(host)
        return [PUBLIC]

    check("http://новости.example/", ports=PORTS, resolve=listen)
    assert asked == ["xn--b1amnebsh.example"]


def test_a_host_without_an_address_is_unreachable() -> None:
    def fail(host: str, port: int) -> list[str]:
        raise OSError(f"{host}:{port}")

    with pytest.raises(InputError) as caught:
        check("http://news.example/", ports=PORTS, resolve=fail)
    assert caught.value.kind == "unreachable"
