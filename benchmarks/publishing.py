"""What publishing costs, and how fast everything is projected again."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.signals import page_published

from benchmarks.environment import fresh_database
from benchmarks.generate import generate
from core.languages import LANGUAGE_CODES
from home.models import NewsIndexPage, NewsPage
from publication import receivers
from publication.log import log_writing
from publication.models import Publication
from publication.registry import registry
from publication.services import every_row, in_batches, publication_refresh_everything
from publication.versions import projected_row
from publication.writing import write

PUBLISHED_MS = 30.0
REBUILT_PER_SECOND = 500
PUBLISHES = 30
NEWS = 500


@dataclass(slots=True)
class Clock:
    """Seconds spent in one piece of work."""

    wall: float = 0.0
    processor: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Add the time of a block."""
        wall, processor = time.perf_counter(), time.process_time()
        yield
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor


def measure_publish(sizes: list[int]) -> list[dict[str, Any]]:
    """Return what publication adds to publishing a page, for each table size."""
    fresh_database()
    found = []
    for size in sorted(sizes):
        records = generate(size)
        page = NewsPage.objects.filter(locale__language_code="pl").earliest("pk")
        publish(page, "warm up")
        clocks = [publish(page, str(number)) for number in range(PUBLISHES)]
        found.append(
            {
                "records": records,
                "ms": median_ms([added.wall for _whole, added in clocks]),
                "cpu_ms": median_ms([added.processor for _whole, added in clocks]),
                "whole_ms": median_ms([whole.wall for whole, _added in clocks]),
            }
        )
    return found


def median_ms(seconds: list[float]) -> float:
    """Return the median in milliseconds."""
    return round(statistics.median(seconds) * 1000, 1)


def publish(page: NewsPage, note: str) -> tuple[Clock, Clock]:
    """Publish a page under another title; return the time of it all and of ours."""
    page.title = f"Publikacja {note}"
    revision = page.save_revision()
    whole, added = Clock(), Clock()
    with timed_receiver(added), whole.running(), transaction.atomic():
        revision.publish()
    page.refresh_from_db()
    return whole, added


@contextmanager
def timed_receiver(clock: Clock) -> Iterator[None]:
    """Count the time that publication takes whenever a page is published."""

    def timed(**arguments: Any) -> None:
        with clock.running():
            receivers.on_page_changed(**arguments)

    uid = "publication.published"
    page_published.disconnect(dispatch_uid=uid)
    page_published.connect(timed, dispatch_uid=uid, weak=False)
    try:
        yield
    finally:
        page_published.disconnect(dispatch_uid=uid)
        page_published.connect(receivers.on_page_changed, dispatch_uid=uid)


def measure_rebuild() -> list[dict[str, Any]]:
    """Return the rows projected a second, new ones and ones that do not change."""
    fresh_database()
    add_news(NEWS)
    return [
        rate("everything, new news written", refresh_everything),
        rate("everything, nothing to write", refresh_everything),
        rate("registry rows, all written", refresh_registries),
    ]


def rate(name: str, work: Callable[[], int]) -> dict[str, Any]:
    """Run work that returns a number of rows; return how fast it was."""
    clock = Clock()
    with clock.running():
        rows = work()
    return {
        "name": name,
        "rows": rows,
        "seconds": round(clock.wall, 2),
        "cpu_s": round(clock.processor, 2),
        "per_second": round(rows / clock.wall),
    }


def refresh_everything() -> int:
    """Rebuild; return the number of rows that were looked at."""
    publication_refresh_everything()
    return Publication.objects.filter(withdrawn_at=None).count()


def refresh_registries() -> int:
    """Write every registry row again; return the number of rows."""
    kinds = [publisher.kind for publisher in registry.rows.values()]
    rows = Publication.objects.filter(kind__in=kinds, withdrawn_at=None)
    # What has no hash differs from what is projected.
    rows.update(etag="")
    for model, publisher in registry.rows.items():
        for batch in in_batches(every_row(model)):
            with log_writing() as log:
                write([projected_row(row, publisher) for row in batch], log)
    return rows.count()


def add_news(number: int) -> None:
    """Add live news pages in every language, without publishing them."""
    sources = {page.language: page for page in NewsPage.objects.order_by("pk")}
    shelves = {page.language: page for page in NewsIndexPage.objects.all()}
    with transaction.atomic():
        for position in range(number):
            key = None
            for language in LANGUAGE_CODES:
                page = news_like(sources[language], position)
                if key is not None:
                    page.translation_key = key
                shelves[language].add_child(instance=page)
                key = page.translation_key


def news_like(source: NewsPage, position: int) -> NewsPage:
    """Return an unsaved page with the text of another."""
    return NewsPage(
        title=f"{source.title} {position}",
        slug=f"{source.slug}-{position}",
        locale=source.locale,
        summary=source.summary,
        body=source.body,
        date=source.date,
        live=True,
        first_published_at=source.first_published_at,
        last_published_at=source.last_published_at,
    )


def verdicts(
    published: list[dict[str, Any]], rebuilt: list[dict[str, Any]]
) -> list[tuple[str, bool]]:
    """Return every budget as a sentence, and whether it holds."""
    return [
        *(
            (
                f"{row['records']:,} records: publishing takes {row['ms']} ms longer"
                f" (at most {PUBLISHED_MS})",
                row["ms"] <= PUBLISHED_MS,
            )
            for row in published
        ),
        *(
            (
                f"{row['name']}: {row['per_second']:,} a second"
                f" (at least {REBUILT_PER_SECOND})",
                row["per_second"] >= REBUILT_PER_SECOND,
            )
            for row in rebuilt
        ),
    ]
