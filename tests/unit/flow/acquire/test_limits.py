from rashomon.flow.acquire.limits import Limits


def test_a_member_may_be_larger_than_a_plain_file() -> None:
    limits = Limits()
    assert limits.decoded_bytes > limits.raw_bytes
