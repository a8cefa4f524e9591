from rashomon.store import open_ledger
from rashomon.store.connection import MEMORY
from rashomon.store.sqlite import SqliteStore
from tests.factories import NOON, make_outcomes


def test_a_batch_costs_the_same_however_much_the_ledger_holds() -> None:
    steps: list[int] = []
    with open_ledger(MEMORY) as store:
        assert isinstance(store, SqliteStore)
        for number in range(40):
            counted = 0

            def count() -> None:
                nonlocal counted
                counted += 1

            store._connection().set_progress_handler(count, 100)
            store.append(make_outcomes(16, first=16 * number), recorded_at=NOON)
            steps.append(counted)
    assert max(steps[-10:]) < 1.5 * max(steps[1:6])
