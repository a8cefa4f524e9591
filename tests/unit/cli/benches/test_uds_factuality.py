import pytest

from rashomon.cli.benches import uds_factuality
from rashomon.errors import ConfigError
from tests.unit.cli.benches.conftest import Fake, Write

READER = Fake(
    words={"factuality": {"came": {"factuality": 2.0}, "promised": {"factuality": -1.0}}}
)  # fmt: skip


def test_the_first_word_of_a_predicate_is_compared_with_its_label(write: Write) -> None:
    folder = write(
        uds_factuality.FILE,
        [
            {"text": "She  came late", "targets": [{"span1": [1, 3], "label": 3.0}]},
            {"text": "He promised . It rained",
             "targets": [{"span1": [1, 2], "label": -3}, {"span1": [4, 5], "label": 0.0}]},
        ],
    )  # fmt: skip
    r, error = uds_factuality.measures(folder, READER)
    assert (r.n, error.n) == (3, 3)
    assert error.value == pytest.approx((1 + 2 + 0) / 3)
    assert 0.9 < r.value < 1
    assert error.is_error


@pytest.mark.parametrize("span", [[3, 4], [-1, 1], [], ["1"], [None]])
def test_a_predicate_outside_its_sentence_is_an_error(write: Write, span: list[object]) -> None:
    row = {"text": "She came late", "targets": [{"span1": span, "label": 3.0}]}
    folder = write(uds_factuality.FILE, [row])
    with pytest.raises(ConfigError, match=r"dev\.jsonl:1: targets\[0\]: "):
        uds_factuality.measures(folder, READER)
