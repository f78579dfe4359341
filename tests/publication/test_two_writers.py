"""Two machines publish at once; this test really commits."""

import threading

from django.db import connection, transaction

from publication.models import LogHead
from publication.services import next_sequence


def test_two_writers_at_once_leave_no_gap_and_no_double(
    committed: None,
) -> None:
    start = LogHead.objects.get(pk=1).sequence
    failures: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(5):
                with transaction.atomic():
                    next_sequence()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert LogHead.objects.get(pk=1).sequence == start + 20
