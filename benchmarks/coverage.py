"""The coverage matrices of the planning workshop, with few practices and many."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from benchmarks.catalogue import MOST_PRACTICES, growth, median_ms
from benchmarks.practices import generate_practices

# Opened a few times a year, by hand.
BUDGET_MS = 600.0
REPORTS = {
    "partners and topics": ("coverage_partners_report", ""),
    "partners and topics, one year": ("coverage_partners_report", "year=2020"),
    "counties and activities": ("coverage_counties_report", ""),
}
EXPORT = "partners and topics, csv"


def measure_coverage(sizes: list[int]) -> dict[str, Any]:
    """Return the figures of every matrix at every size."""
    found: dict[str, Any] = {"sizes": []}
    for size in sorted(item for item in sizes if item <= MOST_PRACTICES):
        practices = generate_practices(size)
        found["sizes"].append({"practices": practices, "lists": measure_reports()})
    found["growth"] = growth(found["sizes"])
    return found


def measure_reports() -> list[dict[str, Any]]:
    """Return the figures of every matrix."""
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.filter(is_superuser=True).earliest("pk"))
    addresses = {
        name: f"{reverse(view)}?{query}" for name, (view, query) in REPORTS.items()
    }
    partners = reverse("coverage_partners_report")
    addresses[EXPORT] = f"{partners}?export=csv"
    return [measure_report(client, *item) for item in addresses.items()]


def measure_report(client: Client, name: str, address: str) -> dict[str, Any]:
    """Return processor time and queries of one report, read to its end."""

    def ask() -> int:
        response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}.")
        return len(response.getvalue())

    size = ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    queries = len(captured)
    return {
        "name": name,
        "queries": queries,
        "bytes": size,
        "cpu_ms": median_ms(ask),
        "budget_ms": BUDGET_MS,
    }


def verdicts(found: dict[str, Any]) -> list[tuple[str, bool]]:
    """Return the budget at every size as a sentence, and whether it holds."""
    return [
        (
            f"coverage, {size['practices']:,} practices: each <= {BUDGET_MS:g} CPU ms",
            all(row["cpu_ms"] <= row["budget_ms"] for row in size["lists"]),
        )
        for size in found["sizes"]
    ]
