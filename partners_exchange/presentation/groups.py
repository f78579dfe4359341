"""The list of task groups and the page of one."""

from typing import TYPE_CHECKING, Any

from core.dates import format_date_range
from core.models import BasePage
from partners_exchange.presentation.linked import (
    LinkedItem,
    linked_item,
    linked_kinds,
    when,
)
from publication.models import PublicationTerm
from publication.selectors import Order, publication_list

if TYPE_CHECKING:
    from partners_exchange.models.groups import TaskGroupPage

# Queries of the list and of one page, whatever their number of rows.
LIST_QUERY_BUDGET = 25
PAGE_QUERY_BUDGET = 30
MOST_GROUPS = 200


def group_list_context(language: str) -> dict[str, Any]:
    """Return the groups, each with the products that name it."""
    groups = publication_list(
        kinds=["group"], language=language, order=Order.TITLE, limit=MOST_GROUPS
    ).items
    products = products_by_group([str(row.key) for row in groups], language)
    return {
        "groups": [
            {
                "title": row.title,
                "url": row.path,
                "summary": row.data["summary"],
                "when": when(row),
                "products": products.get(str(row.key), []),
            }
            for row in groups
        ]
    }


def products_by_group(keys: list[str], language: str) -> dict[str, list[LinkedItem]]:
    """Return the products by the key of the group they came from."""
    rows = publication_list(
        kinds=["product"],
        language=language,
        terms={"task-group": keys},
        order=Order.TITLE,
        limit=MOST_GROUPS,
    ).items
    items = {row.pk: linked_item(row) for row in rows}
    terms = PublicationTerm.objects.filter(
        publication__in=list(items), scheme="task-group"
    ).values_list("publication_id", "code")
    groups_of: dict[int, set[str]] = {}
    for pk, code in terms:
        groups_of.setdefault(pk, set()).add(code)
    return {
        key: [item for pk, item in items.items() if key in groups_of.get(pk, ())]
        for key in keys
    }


def group_page_context(page: "TaskGroupPage") -> dict[str, Any]:
    """Return what stands beside a group's text."""
    facts = page.facts
    return {
        "period": format_date_range(
            facts.start,
            facts.end,
            start_basis=facts.start_basis,
            end_basis=facts.end_basis,
        ),
        "members": [member_of(block.value, page) for block in facts.members],
        "linked": linked_kinds(
            terms={"task-group": [str(page.translation_key)]},
            language=page.language,
            kinds=["product", "activity", "practice", "news"],
        ),
    }


def member_of(value: Any, page: BasePage) -> dict[str, Any]:
    """Return a member as a name, with the partner's short name beside it."""
    partner, name = value.get("partner"), value.get("name") or ""
    organisation = partner.text("name", page.language) if partner else None
    return {"name": name, "organisation": organisation}
