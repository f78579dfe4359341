"""The doors to what institutions record beside pages: board, exchange, imports."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from tests.rights.matrix import Address, Body, Door, Listing, confirmed, plain, screen
from tests.rights.roles import DESK, IMPORT, RECORD
from tests.rights.world import Holding, World

NOBODY = "nobody"
HISTORY = ("history", "history_results")


def rows(
    name: str, what: str, rights: dict[str, str], body: Body = confirmed
) -> Iterator[Door]:
    """Yield the screens of one row, each asked for and sent."""
    for view, right in rights.items():
        address = screen(f"{name}:{view}", f"{what}.pk")
        yield Door(f"{name}, {view}", right, address, guarded=False)
        if view in ("edit", "delete"):
            yield Door(f"{name}, {view}, sent", right, address, body, guarded=False)


def taken(step: str) -> Body:
    """Return the body of the board's form with a button pressed."""

    def body(a: Any, w: World) -> dict[str, Any]:
        return {
            "direction": "offer",
            "partner": a.partner.pk,
            "title_pl": a.offer.title_pl,
            "text_pl": a.offer.text_pl,
            "topics": [topic.pk for topic in a.offer.topics.all()],
            "valid_until": a.offer.valid_until.isoformat(),
            f"action-{step}": "1",
        }

    return body


def import_step(name: str) -> Address:
    """Return the address of an import's screen."""
    return screen(f"imports:{name}", "run.pk")


def conditions(a: Holding) -> str:
    """Return the address of an institution's conditions."""
    return reverse("exchange_conditions", args=[a.partner.code])


ROW_DOORS: tuple[Door, ...] = (
    *rows(
        "offers",
        "offer",
        dict.fromkeys(("edit", "delete", "usage", *HISTORY), RECORD),
    ),
    Door(
        "offers, submitted",
        RECORD,
        screen("offers:edit", "offer.pk"),
        taken("submit"),
        guarded=False,
    ),
    Door(
        "offers, approved",
        DESK,
        screen("offers:edit", "offer.pk"),
        taken("publish"),
        guarded=False,
    ),
    *rows(
        "offer-messages",
        "message",
        {
            "inspect": RECORD,
            "edit": NOBODY,
            "delete": DESK,
            "usage": NOBODY,
            **dict.fromkeys(HISTORY, DESK),
        },
    ),
    *rows(
        "findings",
        "finding",
        {**dict.fromkeys(("edit", "usage", *HISTORY), RECORD), "delete": DESK},
    ),
    *rows(
        "adoptions",
        "adoption",
        {**dict.fromkeys(("edit", "usage", *HISTORY), RECORD), "delete": DESK},
    ),
    *rows(
        "follow-ups",
        "follow_up",
        {**dict.fromkeys(("edit", "usage", *HISTORY), RECORD), "delete": NOBODY},
    ),
    Door("conditions", RECORD, conditions, guarded=False),
    Door("conditions, sent", RECORD, conditions, confirmed, guarded=False),
    *(
        Door(f"import, {name}", IMPORT, import_step(name), guarded=False)
        for name in ("show", "columns", "corrections")
    ),
    *(
        Door(f"import, {name}", IMPORT, import_step(name), confirmed, guarded=False)
        for name in ("columns", "start", "stop", "undo")
    ),
    # What is not public is chosen by nobody, not even by its owner.
    Door(
        "chosen among public practices",
        NOBODY,
        screen("public_practice_chooser:chosen", "page.pk"),
        guarded=False,
    ),
    Door(
        "who writes for an institution",
        DESK,
        screen("partner_contributors", "partner.pk"),
        guarded=False,
    ),
    *(
        Door(
            f"who writes, {name}",
            DESK,
            screen("partner_contributors", "partner.pk"),
            lambda a, w, sent=sent: sent,  # type: ignore[misc]
            guarded=False,
        )
        for name, sent in (
            ("opened", {"open": "1"}),
            ("added", {"add": "1", "user": "1"}),
        )
    ),
)


def chosen_of_both(w: World) -> str:
    """Return the chooser's answer for drafts by their numbers."""
    numbers = f"?id={w.own.page.pk}&id={w.other.page.pk}&id={w.other.live.pk}"
    return reverse("public_practice_chooser:chosen_multiple") + numbers


def started_with_a_draft(w: World) -> str:
    """Return an empty adoption that a link begins with somebody's draft."""
    return reverse("adoptions:add") + f"?practice={w.other.page.translation_key}"


def versions(w: World) -> str:
    """Return where the public versions of a record stand that has a draft."""
    return f"{w.other.live.url}versions/"


# Each with the right by which it shows what nobody else may read.
ROW_LISTINGS: tuple[tuple[Listing, str], ...] = tuple(
    (Listing(name, address), right)
    for name, address, right in (
        ("offers", plain("offers:index"), RECORD),
        ("offers, results", plain("offers:index_results"), RECORD),
        ("offers, found", plain("offers:index_results", "?q=oferta"), RECORD),
        ("answers", plain("offer-messages:index"), RECORD),
        ("answers, results", plain("offer-messages:index_results"), RECORD),
        ("findings", plain("findings:index"), RECORD),
        ("findings, found", plain("findings:index_results", "?q=widziane"), RECORD),
        ("imports", plain("imports:index"), IMPORT),
        ("adoptions", plain("adoptions:index"), NOBODY),
        ("follow-ups", plain("follow-ups:index"), NOBODY),
        ("adoptions, empty", plain("adoptions:add"), NOBODY),
        ("adoptions, begun with a draft", started_with_a_draft, NOBODY),
        ("findings, empty", plain("findings:add"), NOBODY),
        ("offers, empty", plain("offers:add"), NOBODY),
        ("imports, empty", plain("imports:add"), NOBODY),
        ("conditions", plain("exchange_conditions_start"), NOBODY),
        ("practices to choose", plain("public_practice_chooser:choose"), NOBODY),
        (
            "practices to choose, found",
            plain("public_practice_chooser:choose_results", "?q=Jawna"),
            NOBODY,
        ),
        ("several chosen practices", chosen_of_both, NOBODY),
        ("versions", versions, NOBODY),
        ("first page", plain("wagtailadmin_home"), NOBODY),
        ("site history", plain("wagtailadmin_reports:site_history"), NOBODY),
        ("reviews", plain("my_reviews"), NOBODY),
        ("parents", plain("practices:choose_parent"), NOBODY),
        ("practices, as csv", plain("practices:index", "?export=csv"), NOBODY),
        ("practices, as xlsx", plain("practices:index", "?export=xlsx"), NOBODY),
        ("resources, as csv", plain("resources:index", "?export=csv"), NOBODY),
        ("products, as csv", plain("products:index", "?export=csv"), NOBODY),
        *(
            (
                f"coverage of {what}{more}",
                plain(f"coverage_{what}_report", more),
                NOBODY,
            )
            for what in ("partners", "counties")
            for more in ("", "?export=csv", "?export=xlsx", "?counted=offers")
        ),
    )
)
