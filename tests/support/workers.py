"""Which tests one process runs, when `make test` starts several.

Tests that share something expensive stay together: one browser and server, one
crawl. Their folder says so; xdist's own `xdist_group` mark is not heard by the
pytest in use.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/browser/", "tests/crawl/")


class FolderScheduling(LoadScopeScheduling):
    """Hands out tests one by one, but some folders as a whole, those first."""

    def _split_scope(self, nodeid: str) -> str:
        return next((name for name in TOGETHER if nodeid.startswith(name)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(
    config: pytest.Config, log: Producer
) -> FolderScheduling:
    """Choose who gets which test."""
    return FolderScheduling(config, log)
