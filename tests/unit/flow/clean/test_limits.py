from rashomon.flow.acquire.limits import Limits
from rashomon.flow.clean.limits import Caps


def test_the_limits_of_acquiring_serve_cleaning() -> None:
    caps: Caps = Limits()
    assert caps.nesting == 512
