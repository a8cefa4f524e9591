"""Who published a report."""

from urllib.parse import urlsplit


def host_of(url: str | None) -> str | None:
    """Return the host of an address in lower case, without port; none if there is none."""
    try:
        return urlsplit(url).hostname or None if url else None
    except ValueError:
        return None


def outlet_of(
    *, stated: str | None, url: str | None, feed: str | None, site: str | None
) -> str | None:
    """Return the outlet: as the report states it, else the host of its address.

    What a feed or page calls itself comes last, for anyone can call a site anything.
    """
    return stated or host_of(url) or feed or site or None
