"""Which tests run on one database only.

Everything runs on SQLite. On PostgreSQL runs what it may answer otherwise: every
statement that the product sends, what it refuses (lengths, numbers, characters),
how it sorts and folds, transactions, locks, races and migrations. What is marked
`one_database` needs no second run; a new test runs on both until it is named here.
"""

import pytest

# The outcome is decided by what the right side says; the reads and writes below it
# are sent to both databases by other tests, which the right side names.
DECIDED_ELSEWHERE = {
    "tests/benchmarks/": "by the programs that measure",
    "tests/browser/": "by templates, styles and scripts; the views have tests of theirs",
    "tests/config/": "by settings and by the files of the deployment",
    "tests/crawl/": "by templates and links; the lists have tests of theirs",
    "tests/docs/": "by documents",
    "tests/layout/": "by files",
    "tests/rights/": "by groups in Python; each app's tests open the same doors",
    "tests/search/api/": "by the engine, in its own file; see the synonyms, following",
    "tests/search/conformance/": "by the engine, in its own file",
    "tests/search/faults/": "by a server of its own",
    "tests/search/test_api_facets.py": "by the engine, in its own file",
    "tests/search/test_frequent_words.py": "by the engine, in its own file",
    "tests/search/test_narrowing.py": "by the engine, in its own file",
    "tests/search/test_search_page.py": "by the engine, in its own file",
    "tests/core/test_admin_overlay.py": "by templates",
    "tests/core/test_blocks.py": "by blocks in Python",
    "tests/core/test_citations.py": "by Python",
    "tests/core/test_pictures.py": "by the files of pictures",
    "tests/core/test_previews.py": "by templates, of pages read by their key",
    "tests/core/test_renditions.py": "by the files of pictures",
    "tests/core/test_rich_text.py": "by Python and templates",
    "tests/headless/preview/test_refusals.py": "by tokens; see test_door.py",
    "tests/headless/test_caching.py": "by headers; see test_lists.py",
    "tests/headless/test_http.py": "by headers; see test_lists.py",
    "tests/headless/test_limits.py": "by the cache",
    "tests/headless/test_lists.py::test_two_queries": "by the count of statements",
    "tests/headless/test_openapi.py": "by the description",
    "tests/headless/test_query_counts.py": "by the count of statements",
    "tests/headless/webhooks/test_network.py": "by addresses; see test_retries.py",
    "tests/home/test_errors.py": "by addresses and templates",
    "tests/home/test_history.py": "by blocks in Python",
    "tests/home/test_query_budgets.py": "by the count of statements",
    "tests/knowledge/reviews/test_stateful.py": "by the machine of states in Python",
    "tests/knowledge/test_catalogue.py::test_the_list_costs_the_same": "by the count of statements",
    "tests/knowledge/test_citation.py": "by Python",
    "tests/knowledge/test_record_page.py": "by templates; see test_publication.py",
    "tests/knowledge/test_rule_levels.py": "by rules in Python; see test_admin.py",
    "tests/knowledge/test_rules.py": "by rules in Python; see test_admin.py",
    "tests/knowledge/transfer/test_sheets.py": "by files of tables",
}
# A test in every language sends the same statements in each. Ukrainian letters are
# those that databases sort and fold in ways of their own.
ONE_LANGUAGE = "uk"
LANGUAGES = {"language", "screen"}
BAD_INPUT = "bad_input"
# Whoever reads or writes asks for one of these, itself or through another fixture.
DATABASE_FIXTURES = {"committed", "db", "django_db_setup", "transactional_db"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs no second run."""
    in_one_language = {family(item) for item in items if language(item) == ONE_LANGUAGE}
    for item in items:
        repeated = language(item) != ONE_LANGUAGE and family(item) in in_one_language
        if repeated or decided_elsewhere(item) or not uses_database(item):
            item.add_marker(pytest.mark.one_database)


def uses_database(item: pytest.Item) -> bool:
    """Say whether a test may send a statement at all."""
    if item.get_closest_marker("django_db"):
        return True
    return bool(DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


def decided_elsewhere(item: pytest.Item) -> bool:
    """Say whether a test's place stands in the table above.

    What a database refuses, such as a zero byte, is always tried on both.
    """
    decided = item.nodeid.startswith(tuple(DECIDED_ELSEWHERE))
    return decided and BAD_INPUT not in item.nodeid.partition("::")[0]


def parameters(item: pytest.Item) -> dict[str, object]:
    """Return what a test is called with."""
    return dict(getattr(getattr(item, "callspec", None), "params", {}))


def language(item: pytest.Item) -> object:
    """Return the language a test is called with, None without one."""
    return next(
        (value for name, value in parameters(item).items() if name in LANGUAGES), None
    )


def family(item: pytest.Item) -> tuple[str, ...]:
    """Return what a test's calls in each language have in common."""
    same = [
        f"{name}={value!r}"
        for name, value in sorted(parameters(item).items())
        if name not in LANGUAGES
    ]
    return item.nodeid.partition("[")[0], *same
