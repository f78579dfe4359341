"""The doors to the review of a record, and to what is said of it while it is written."""

from typing import Any

from django.urls import reverse

from tests.knowledge.test_admin import form
from tests.rights.matrix import Address, Body, Door, confirmed, screen, value
from tests.rights.roles import ADD, DESK, REVIEW, SEE, WRITE
from tests.rights.world import Holding, World

NOBODY = "nobody"


def action(name: str) -> Address:
    """Return the address of a step of the workflow."""
    return lambda a: reverse(
        "wagtailadmin_pages:workflow_action",
        args=[a.page.pk, name, a.state.current_task_state.pk],
    )


def closing(name: str) -> Address:
    """Return the address at which a record is closed."""
    return lambda a: reverse("record_close", args=[a.live.pk, name])


def filled(**changes: Any) -> Body:
    """Return the body of the whole editing form."""
    return lambda a, w: form(title=a.live.draft_title, **changes)


def commented(a: Holding, w: World) -> dict[str, Any]:
    """Return the editing form with a new comment."""
    return form(
        title=a.live.draft_title,
        **{
            "comments": {
                "TOTAL_FORMS": 1,
                "INITIAL_FORMS": 0,
                "MIN_NUM_FORMS": 0,
                "MAX_NUM_FORMS": 10,
                "0": {"text": "Uwaga", "contentpath": "summary", "position": ""},
            }
        },
    )


REASONED = {"reason": "ended", "note": ""}


def below(what: str, name: str) -> Address:
    """Return a public address below a record's own."""
    return lambda a: f"{value(a, what).url}{name}"


REVIEW_DOORS: tuple[Door, ...] = (
    Door("where it stands", SEE, screen("record_review", "page.pk"), also=REVIEW),
    Door("reviewers asked", DESK, screen("reviewers_ask", "page.pk"), confirmed),
    Door(
        "request taken back",
        DESK,
        screen("review_take_back", "review.pk"),
        confirmed,
        guarded=False,
    ),
    Door("review", REVIEW, screen("review_give", "review.pk"), guarded=False),
    Door(
        "review, sent",
        REVIEW,
        screen("review_give", "review.pk"),
        confirmed,
        guarded=False,
    ),
    Door("review on the form", REVIEW, action("review")),
    Door("review declined on the form", REVIEW, action("decline"), confirmed),
    Door("returned", DESK, action("reject")),
    Door("returned, sent", DESK, action("reject"), lambda a, w: {"reasons": ["other"]}),
    *(Door(name, DESK, closing(name)) for name in ("archive", "withdraw")),
    *(
        Door(f"{name}, sent", DESK, closing(name), lambda a, w: REASONED)
        for name in ("archive", "withdraw")
    ),
    Door("opened again", DESK, screen("record_reopen", "live.pk"), confirmed),
    Door("second reading", SEE, screen("translation_submit", "english.pk")),
    Door(
        "second reading, sent",
        SEE,
        screen("translation_submit", "english.pk"),
        confirmed,
    ),
    Door("second reading of a source", NOBODY, screen("translation_submit", "page.pk")),
    # Readers' addresses: for nobody while the record is a draft, its writers among them.
    *(
        Door(f"{name} of a draft", NOBODY, below("page", name))
        for name in ("versions/", "versions/1-2/", "cite/bibtex/")
    ),
    Door("saved", WRITE, screen("wagtailadmin_pages:edit", "live.pk"), filled()),
    Door("commented", WRITE, screen("wagtailadmin_pages:edit", "live.pk"), commented),
    Door("remarks", SEE, screen("record_remarks", "page.pk"), filled(), also=REVIEW),
    Door("remarks on a public one", SEE, screen("record_remarks", "live.pk"), filled()),
    Door(
        "remarks on a new one",
        ADD,
        lambda a: reverse("record_remarks_new", args=["practicepage", a.branch.pk]),
        filled(),
    ),
)
