from rashomon.store import open_ledger
from rashomon.store.connection import MEMORY
from rashomon.store.sqlite import SqliteStore
from tests.factories import NOON, make_outcomes


def test_a_batch_costs_the_same_however_much_the_ledger_holds() -> None:
    with open_ledger(MEMORY) as store:
        assert isinstance(store, SqliteStore)
        store.append(make_outcomes(16), recorded_at=NOON)
        in_a_small_one = _steps(store, first=5_000)
        for number in range(1, 40):
            store.append(make_outcomes(16, first=16 * number), recorded_at=NOON)
        in_a_large_one = _steps(store, first=6_000)
    assert in_a_large_one < 1.5 * in_a_small_one


def _steps(store: SqliteStore, *, first: int) -> int:
    """Return what writing one report takes, in hundreds of steps of the database."""
    n_steps = 0

    def count() -> None:
        nonlocal n_steps
        n_steps += 1

    store._connection().set_progress_handler(count, 100)
    store.append(make_outcomes(1, first=first), recorded_at=NOON)
    return n_steps
