"""The doors to records and files, and which right each asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tests.rights.roles import (
    ADD,
    APPROVE,
    FILES,
    PUBLISH,
    REVIEW,
    SEE,
    TRANSLATE,
    WRITE,
)
from tests.rights.world import Holding, World

Address = Callable[[Holding], str]
Body = Callable[[Holding, World], Any]


@dataclass(frozen=True, slots=True)
class Door:
    """A way to one record, row or file.

    Attributes:
        right: What a person needs to get in.
        also: Another right that opens it.
        guarded: Whether others get what a number that does not exist gets.
    """

    name: str
    right: str
    address: Address
    body: Body | None = None
    json: bool = False
    form: bool = False
    api: bool = False
    method: str = ""
    also: str = ""
    guarded: bool = True


def pages(name: str, *more: Any) -> Address:
    """Return the address of a page's screen."""
    return lambda a: reverse(f"wagtailadmin_pages:{name}", args=[a.page.pk, *more])


def first_revision(a: Holding) -> int:
    """Return the number of the first draft."""
    return int(a.page.revisions.order_by("pk").values_list("pk", flat=True)[0])


def screen(name: str, *what: str) -> Address:
    """Return an address made of attributes of the holding, such as `page.pk`."""
    return lambda a: reverse(name, args=[value(a, path) for path in what])


def value(a: Any, path: str) -> Any:
    """Follow a dotted path of attributes."""
    for part in path.split("."):
        a = getattr(a, part)
    return a


def bulk(app: str, model: str, action: str, what: str) -> Address:
    """Return the address of an action on many rows, with one row chosen."""
    address = reverse("wagtail_bulk_action", args=[app, model, action])
    return lambda a: f"{address}?id={value(a, what)}"


def api(path: str) -> Address:
    """Return an address of the deposit's API."""
    return lambda a: f"/api/v3-preview/pages/{a.page.pk}/{path}"


def nothing(a: Holding, w: World) -> dict[str, Any]:
    """Return an empty body."""
    return {}


def confirmed(a: Holding, w: World) -> dict[str, Any]:
    """Return the body of a form without fields that matter here."""
    return {"next": ""}


def to_own_branch(a: Holding, w: World) -> dict[str, Any]:
    """Return the body of a copy into the asking institution's branch."""
    return {
        "new_title": "Kopia",
        "new_slug": "kopia-w-macierzy",
        "new_parent_page": w.own.branch.pk,
        "publish_copies": "",
        "alias": "",
    }


def alias_in_own_branch(a: Holding, w: World) -> dict[str, Any]:
    """Return the body of an alias in the asking institution's branch."""
    return {**to_own_branch(a, w), "alias": "on"}


RECORD_DOORS: tuple[Door, ...] = (
    Door("edit", SEE, pages("edit"), also=REVIEW),
    Door("edit live", SEE, screen("wagtailadmin_pages:edit", "live.pk")),
    Door("edit translation", SEE, screen("wagtailadmin_pages:edit", "english.pk")),
    Door("draft", SEE, pages("view_draft"), also=REVIEW),
    Door("preview", SEE, pages("preview_on_edit")),
    Door("history", SEE, pages("history")),
    Door("history results", SEE, pages("history_results")),
    Door("workflow history", SEE, pages("workflow_history"), also=REVIEW),
    Door(
        "workflow history detail",
        SEE,
        screen("wagtailadmin_pages:workflow_history_detail", "page.pk", "state.pk"),
        also=REVIEW,
    ),
    Door(
        "workflow preview",
        APPROVE,
        screen(
            "wagtailadmin_pages:workflow_preview",
            "page.pk",
            "state.current_task_state.task_id",
        ),
        also=REVIEW,
    ),
    Door("usage", SEE, pages("usage")),
    Door(
        "revision",
        SEE,
        lambda a: reverse(
            "wagtailadmin_pages:revisions_view", args=[a.page.pk, first_revision(a)]
        ),
    ),
    Door(
        "revert",
        SEE,
        lambda a: reverse(
            "wagtailadmin_pages:revisions_revert", args=[a.page.pk, first_revision(a)]
        ),
    ),
    Door(
        "compare",
        SEE,
        lambda a: reverse(
            "wagtailadmin_pages:revisions_compare",
            args=[a.page.pk, "earliest", "latest"],
        ),
    ),
    Door("explorer of the branch", SEE, screen("wagtailadmin_explore", "branch.pk")),
    Door(
        "explorer results",
        SEE,
        screen("wagtailadmin_explore_results", "branch.pk"),
    ),
    Door("copy", SEE, pages("copy")),
    Door("copy, sent", SEE, pages("copy"), to_own_branch),
    Door("alias, sent", SEE, pages("copy"), alias_in_own_branch),
    Door(
        "add below the branch",
        ADD,
        screen("wagtailadmin_pages:add_subpage", "branch.pk"),
    ),
    Door(
        "write below the branch",
        ADD,
        lambda a: reverse(
            "wagtailadmin_pages:add", args=["knowledge", "practicepage", a.branch.pk]
        ),
    ),
    Door("frontend preview", SEE, screen("page_frontend_preview", "page.pk")),
    Door("withdraw", PUBLISH, screen("wagtailadmin_pages:unpublish", "live.pk")),
    Door("proof-read", PUBLISH, screen("page_proofread", "live.pk")),
    Door(
        "translate",
        TRANSLATE,
        screen("wagtail_localize:submit_page_translation", "page.pk"),
    ),
    Door(
        "update translation",
        TRANSLATE,
        screen("wagtail_localize:update_translations", "translation.source.pk"),
    ),
    Door(
        "texts as a file",
        SEE,
        screen("wagtail_localize:download_pofile", "translation.pk"),
    ),
    Door(
        "preview translation",
        SEE,
        screen("wagtail_localize:preview_translation", "translation.pk"),
    ),
    Door(
        "one text",
        SEE,
        screen(
            "wagtail_localize:edit_string_translation", "translation.pk", "segment.pk"
        ),
        lambda a, w: "value=Text",
        form=True,
        method="put",
    ),
    Door(
        "one record in the admin's API",
        SEE,
        screen("wagtailadmin_api:pages:detail", "page.pk"),
    ),
    Door(
        "copy in the admin's API",
        ADD,
        lambda a: f"/admin/api/main/pages/{a.page.pk}/action/copy/",
        lambda a, w: {
            "destination_page_id": w.own.branch.pk,
            "slug": "kopia-api",
            "keep_live": False,
        },
        json=True,
    ),
    Door(
        "chosen page",
        SEE,
        lambda a: (
            reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={a.page.pk}"
        ),
    ),
    Door(
        "chosen live page that changes",
        SEE,
        lambda a: (
            reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={a.live.pk}"
        ),
    ),
    Door(
        "bulk delete",
        SEE,
        bulk("wagtailcore", "page", "delete", "page.pk"),
    ),
    Door("bulk move", SEE, bulk("wagtailcore", "page", "move", "page.pk")),
    Door("bulk publish", SEE, bulk("wagtailcore", "page", "publish", "page.pk")),
    Door("bulk unpublish", SEE, bulk("wagtailcore", "page", "unpublish", "live.pk")),
    Door("picture", FILES, screen("wagtailimages:edit", "image.pk")),
    Door("picture's uses", FILES, screen("wagtailimages:image_usage", "image.pk")),
    Door(
        "picture drawn",
        FILES,
        lambda a: reverse("wagtailimages:preview", args=[a.image.pk, "max-20x20"]),
    ),
    Door("chosen picture", FILES, screen("wagtailimages_chooser:chosen", "image.pk")),
    Door(
        "chosen pictures",
        FILES,
        lambda a: (
            reverse("wagtailimages_chooser:chosen_multiple") + f"?id={a.image.pk}"
        ),
    ),
    Door(
        "bulk tags of pictures",
        FILES,
        bulk("core", "siteimage", "add_tags", "image.pk"),
    ),
    Door("file", FILES, screen("wagtaildocs:edit", "document.pk")),
    Door("file's uses", FILES, screen("wagtaildocs:document_usage", "document.pk")),
    Door("chosen file", FILES, screen("wagtaildocs_chooser:chosen", "document.pk")),
    Door(
        "bulk delete of files",
        FILES,
        bulk("core", "sitedocument", "delete", "document.pk"),
    ),
    Door("deposit: read", SEE, api(""), api=True),
    Door("deposit: drafts", SEE, api("revisions/"), api=True),
    Door(
        "deposit: change",
        WRITE,
        lambda a: f"/api/v3-preview/pages/{a.live.pk}/",
        lambda a, w: {"summary": "Zmieniony lid."},
        api=True,
        method="patch",
    ),
    Door(
        "deposit: copy",
        ADD,
        api("actions/copy/"),
        lambda a, w: {
            "destination_id": w.own.branch.pk,
            "slug": "kopia-deposit",
            "keep_live": False,
        },
        api=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A screen that shows many records: `right` decides which titles it shows."""

    name: str
    address: Callable[[World], str]
    shows: bool = True
    api: bool = False


def plain(name: str, query: str = "", *arguments: Any) -> Callable[[World], str]:
    """Return the address of a screen that names no record."""
    return lambda w: reverse(name, args=arguments) + query


LISTINGS: tuple[Listing, ...] = (
    Listing("first page", plain("wagtailadmin_home"), shows=False),
    Listing("explorer", plain("wagtailadmin_explore_root"), shows=False),
    Listing(
        "search",
        lambda w: reverse("wagtailadmin_pages:search") + "?q=szkic",
    ),
    Listing(
        "search results",
        lambda w: reverse("wagtailadmin_pages:search_results") + "?q=szkic",
    ),
    Listing("practices", plain("practices:index")),
    Listing("practices, results", plain("practices:index_results", "?q=szkic")),
    Listing(
        "use of the type",
        plain("wagtailadmin_pages:type_use", "", "knowledge", "practicepage"),
    ),
    Listing("translations", plain("page_translations_report", "?q=szkic")),
    Listing(
        "translations, as a file",
        plain("page_translations_report", "?export=csv"),
    ),
    Listing("locked", plain("wagtailadmin_reports:locked_pages"), shows=False),
    Listing("workflows", plain("wagtailadmin_reports:workflow")),
    Listing("tasks", plain("wagtailadmin_reports:workflow_tasks")),
    Listing("site history", plain("wagtailadmin_reports:site_history")),
    Listing("aging pages", plain("wagtailadmin_reports:aging_pages"), shows=False),
    Listing("types", plain("wagtailadmin_reports:page_types_usage"), shows=False),
    Listing(
        "wagtail-localize's report",
        plain("wagtail_localize:translations_report"),
        shows=False,
    ),
    Listing("pictures", plain("wagtailimages:index", "?q=obraz")),
    Listing("files", plain("wagtaildocs:index", "?q=plik")),
    Listing(
        "picture chooser", plain("wagtailimages_chooser:choose_results", "?q=obraz")
    ),
    Listing("file chooser", plain("wagtaildocs_chooser:choose_results", "?q=plik")),
    Listing(
        "page chooser, search",
        plain(
            "wagtailadmin_choose_page_search",
            "?q=szkic&page_type=knowledge.practicepage",
        ),
    ),
    Listing(
        "page chooser below another's branch",
        lambda w: reverse("wagtailadmin_choose_page_child", args=[w.other.branch.pk]),
        shows=False,
    ),
    Listing(
        "page chooser below the own branch",
        lambda w: reverse("wagtailadmin_choose_page_child", args=[w.own.branch.pk]),
        shows=False,
    ),
    Listing(
        "admin's API", plain("wagtailadmin_api:pages:listing", "?limit=20&search=szkic")
    ),
    Listing(
        "all in bulk",
        plain("wagtail_bulk_action", "?id=all", "wagtailcore", "page", "delete"),
        shows=False,
    ),
    Listing(
        "all pictures in bulk",
        plain("wagtail_bulk_action", "?id=all", "core", "siteimage", "delete"),
        shows=False,
    ),
    Listing(
        "deposit", lambda w: "/api/v3-preview/pages/?limit=100", api=True, shows=False
    ),
)

# Registers that are none of a contributor's business, by model.
CLOSED_REGISTERS = ("home.contactmessage", "partners_exchange.affiliation")
OPEN_REGISTERS = ("partners_exchange.partner",)
