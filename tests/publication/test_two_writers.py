"""Two machines publish at once; this test really commits."""

import threading

from django.db import connection

from publication.log import log_writing
from publication.models import LogHead


def test_two_writers_at_once_leave_no_gap_and_no_double(
    committed: None,
) -> None:
    start = LogHead.objects.get(pk=1).sequence
    failures: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(5):
                with log_writing() as log:
                    log.next()
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
