"""Which changes of a record ask for a review before they are public."""

from typing import TYPE_CHECKING, Any

from wagtail.fields import StreamField

from knowledge.models.reviews import PeerReview, RecordClosing
from knowledge.reviews.enums import ClosingKind, ReviewState

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage


def review_needed(draft: "RecordPage") -> bool:
    """Say whether a version may not become public without a review.

    A new record needs one, and so does a change of a substantial field: what
    reviewers judged would no longer be what is read. Exempt is what the desk
    compiled from public sources, which readers are told, until somebody has
    reviewed it. A translation always has a second reader.
    """
    if draft.is_source and not draft.peer_reviewed:
        return False
    live = live_version(draft)
    if live is not None and not changed_fields(live, draft):
        return False
    return not is_free(draft, live)


def is_free(draft: "RecordPage", live: "RecordPage | None") -> bool:
    """Say whether the desk's own compilation may change as it likes."""
    if not draft.is_source or not draft.compiled:
        return False
    return (live is None or live.compiled) and not was_reviewed(draft)


def was_reviewed(page: "RecordPage") -> bool:
    """Say whether reviewers have ever judged a practice."""
    return PeerReview.objects.filter(
        practice_key=page.translation_key, state=ReviewState.GIVEN
    ).exists()


def live_version(page: "RecordPage") -> "RecordPage | None":
    """Return what readers see of a page, None when it is not public.

    Wagtail's editor adds a new page as live before it publishes it.
    """
    public = type(page).objects.filter(live=True, first_published_at__isnull=False)
    return public.filter(pk=page.pk).first()


def changed_fields(live: "RecordPage", draft: "RecordPage") -> list[str]:
    """Return the names of the substantial fields that differ."""
    return [
        name
        for name in draft.substantial_fields
        if comparable(live, name) != comparable(draft, name)
    ]


def changed_labels(draft: "RecordPage") -> list[str]:
    """Return the substantial changes of a draft in words."""
    live = live_version(draft)
    names = changed_fields(live, draft) if live else []
    labels = [str(draft._meta.get_field(name).verbose_name) for name in names]
    return [label[:1].upper() + label[1:] for label in labels]


def comparable(page: "RecordPage", name: str) -> Any:
    """Return a value so that equal texts are equal."""
    field = page._meta.get_field(name)
    value = getattr(page, name)
    if isinstance(field, StreamField):
        return [
            (block.block_type, block.block.get_prep_value(block.value))
            for block in value
        ]
    if isinstance(value, str):
        return " ".join(value.split())
    return value.pk if hasattr(value, "pk") else value


def is_withdrawn(page: "RecordPage") -> bool:
    """Say whether a record was withdrawn for good."""
    return RecordClosing.objects.filter(
        key=page.translation_key, kind=ClosingKind.WITHDRAWN
    ).exists()
