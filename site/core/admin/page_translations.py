"""In which languages every page exists, read in one query for all page types."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry
from wagtail_localize.models import TranslationSource

from core.languages import SOURCE_LANGUAGE
from core.models import BasePage
from core.page_translation.coverage import Coverage, TranslationState, coverage

Person = AbstractUser | AnonymousUser
# States in which somebody has something to do.
OPEN_STATES = (TranslationState.MISSING, TranslationState.STALE, TranslationState.DRAFT)
EDITING_PERMISSIONS = ("add", "change", "publish")
SUBMIT_PERMISSION = "wagtail_localize.submit_translation"
LONG_AGO = datetime.min.replace(tzinfo=UTC)
COLUMNS = (
    "pk",
    "translation_key",
    "version_language",
    "title",
    "live",
    "text_hash",
    "source_language",
    "latest_revision_created_at",
    "model_label",
)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One language of a page: what its state depends on, without its text."""

    pk: int
    key: uuid.UUID
    language: str
    title: str
    live: bool
    text_hash: str
    source_language: str
    edited: datetime | None
    model_label: str

    @property
    def is_source(self) -> bool:
        """Say whether this is the page in the language it was written in."""
        return self.language == self.source_language


@dataclass(frozen=True, slots=True)
class TranslatedPage:
    """A page in all its languages."""

    main: VersionRow
    kind: str
    states: tuple[Coverage[VersionRow], ...]

    @property
    def title(self) -> str:
        """The title in the source language, or in the first there is."""
        return self.main.title

    @property
    def edited(self) -> datetime:
        """When any of its languages was edited last."""
        dates = [part.page.edited for part in self.states if part.page]
        return max((date for date in dates if date), default=LONG_AGO)

    def state(self, language: str) -> TranslationState:
        """Return the state of one language."""
        return next(part.state for part in self.states if part.language == language)

    def has(self, state: str, languages: Iterable[str]) -> bool:
        """Say whether any of the languages is in a state."""
        return any(self.state(language) == state for language in languages)


@dataclass(frozen=True, slots=True)
class StateLink:
    """A state in one language and where to do something about it."""

    language: str
    state: TranslationState
    title: str
    url: str
    update_url: str = ""

    @property
    def needs_work(self) -> bool:
        """Say whether somebody has something to do."""
        return self.state in OPEN_STATES


def page_types() -> dict[str, type[BasePage]]:
    """Return the project's page types by label."""
    return {
        model._meta.label_lower: model
        for model in get_page_models()
        if issubclass(model, BasePage)
    }


def _versions(label: str, model: type[BasePage]) -> QuerySet[Any, Any]:
    return (
        model.objects.order_by()
        .annotate(
            version_language=F("locale__language_code"),
            model_label=Value(label, output_field=CharField()),
        )
        .values_list(*COLUMNS)
    )


def translated_pages(user: Person | None = None) -> list[TranslatedPage]:
    """Return every page with the state of its languages, last edited first.

    Args:
        user: Leaves out the pages this person may do nothing with.
    """
    first, *others = [_versions(*item) for item in page_types().items()]
    rows = first.union(*others, all=True) if others else first
    groups: dict[uuid.UUID, list[VersionRow]] = defaultdict(list)
    for row in rows:
        version = VersionRow(*row)
        groups[version.key].append(version)
    editable = _editable(user)
    pages = [
        _translated_page(versions)
        for versions in groups.values()
        if editable is None or any(version.pk in editable for version in versions)
    ]
    return sorted(pages, key=lambda page: page.edited, reverse=True)


def _editable(user: Person | None) -> set[int] | None:
    """Return the pages a person may work on; None is all of them."""
    if user is None or user.is_superuser:
        return None
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_any_permission_for(user, EDITING_PERMISSIONS)
    return set(pages.values_list("pk", flat=True))


def _translated_page(versions: Sequence[VersionRow]) -> TranslatedPage:
    main = min(
        versions, key=lambda row: (not row.is_source, row.language != SOURCE_LANGUAGE)
    )
    kind = page_types()[main.model_label]._meta.verbose_name
    return TranslatedPage(main, str(kind), tuple(coverage(versions)))


def state_counts(pages: Iterable[TranslatedPage]) -> dict[str, Counter[str]]:
    """Return how many pages are in each state, by language."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        for part in page.states:
            counts[part.language][part.state.value] += 1
    return counts


def state_links(
    pages: Sequence[TranslatedPage], user: Person
) -> dict[uuid.UUID, list[StateLink]]:
    """Return what a person can do about each language, by the page's key."""
    may_submit = user.has_perm(SUBMIT_PERMISSION)
    sources: dict[uuid.UUID, int] = {}
    if may_submit:
        keys = [page.main.key for page in pages if _has_stale(page)]
        found = TranslationSource.objects.filter(object_id__in=keys)
        sources = dict(found.values_list("object_id", "pk")) if keys else {}
    return {
        page.main.key: [
            _link(page, part, may_submit, sources.get(page.main.key))
            for part in page.states
        ]
        for page in pages
    }


def _has_stale(page: TranslatedPage) -> bool:
    return any(part.state == TranslationState.STALE for part in page.states)


def _link(
    page: TranslatedPage,
    part: Coverage[VersionRow],
    may_submit: bool,
    source: int | None,
) -> StateLink:
    url = update_url = ""
    if part.page:
        url = reverse("wagtailadmin_pages:edit", args=[part.page.pk])
    elif may_submit:
        submit = reverse(
            "wagtail_localize:submit_page_translation", args=[page.main.pk]
        )
        url = f"{submit}?select_locale={part.language}"
    if part.state == TranslationState.STALE and source:
        update_url = reverse("wagtail_localize:update_translations", args=[source])
    title = part.page.title if part.page else page.title
    return StateLink(part.language, part.state, title, url, update_url)
