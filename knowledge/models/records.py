"""What practices, resources and projects have in common."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField
from wagtail.models import Page, Workflow

from core.blocks import ProseStreamBlock
from core.dates import validate_range
from core.fields import PartialDateField, date_basis_field
from core.models import BasePage, SiteImage
from core.stream import ProjectStreamField
from knowledge.blocks import ResultsStreamBlock, SourcesStreamBlock
from knowledge.citation.answers import citation_answer
from knowledge.enums import ConfirmationState
from knowledge.forms import RecordForm
from knowledge.models.branches import PartnerBranchPage
from knowledge.reviews.substance import review_needed
from knowledge.reviews.testers import RecordPermissionTester
from knowledge.reviews.workflows import record_workflow
from knowledge.rules import (
    LONGEST_PLAIN,
    Errors,
    RecordValues,
    Remark,
    cycle_remark,
    errors_of,
    picture_remarks,
    record_values,
    source_remarks,
    translation_remarks,
)
from knowledge.structured_data import record_data
from knowledge.versions.answers import difference_answer, versions_answer
from partners_exchange.models import Partner
from partners_exchange.models.routing import RoutedPage
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key

TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul"]


def concepts_field(
    scheme: Scheme, verbose_name: Any, help_text: Any = ""
) -> ParentalManyToManyField:
    """Return a relation to several concepts of one scheme."""
    return ParentalManyToManyField(
        "vocabularies.Concept",
        verbose_name=verbose_name,
        help_text=help_text,
        blank=True,
        limit_choices_to={"scheme": scheme.value},
        related_name="+",
    )


def text_part(verbose_name: Any, help_text: Any) -> RichTextField:
    """Return a part of the record that may be written or not recorded."""
    return RichTextField(
        verbose_name, blank=True, features=TEXT_FEATURES, help_text=help_text
    )


def not_recorded_flag() -> "models.BooleanField[bool, bool]":
    """Return the column that says a required part is not recorded."""
    return models.BooleanField(
        _("not recorded"),
        default=False,
        help_text=_("The sources say nothing about it; readers are told so."),
    )


def deposited(*names: str) -> list[APIField]:
    """Return the fields that a partner's program may write."""
    return [APIField(name, writable=True) for name in names]


def without_branch(path: str) -> str:
    """Leave the branch out of a record's path: `/pl/index/branch/slug/`."""
    index, _branch, slug = path.rstrip("/").rsplit("/", 2)
    return f"{index}/{slug}/"


class RecordPage(RoutedPage):
    """A record in up to three languages; facts stand on the source page.

    Below its address answer its versions and the files with its citation.
    `parts` names the required parts that are a text or "not recorded".
    """

    parts: ClassVar[tuple[str, ...]] = ()
    # Type of the description at schema.org.
    schema_type: ClassVar[str] = "CreativeWork"
    # Reviewers score it and the desk sets its evidence level.
    peer_reviewed: ClassVar[bool] = False
    # A change of these asks for a review before it is public.
    substantial_fields: ClassVar[tuple[str, ...]] = ("results",)
    # The form checks the record itself, with the values just chosen.
    checked_by_form = False
    base_form_class = RecordForm

    plain_summary = models.TextField(
        _("in plain words"),
        max_length=LONGEST_PLAIN,
        blank=True,
        help_text=_("Short sentences and everyday words, for every reader."),
    )
    description = ProjectStreamField(
        ProseStreamBlock(),
        verbose_name=_("what is done"),
        blank=True,
        help_text=_("Who does what, for whom and how; enough for others to try it."),
    )
    results = ProjectStreamField(
        ResultsStreamBlock(),
        verbose_name=_("results"),
        blank=True,
        help_text=_("Only what a source states, one row for each indicator."),
    )

    practice_kind = concept_foreign_key(Scheme.PRACTICE_KIND, _("kind"))
    topics = concepts_field(Scheme.TOPIC, _("topics"), _("One to five."))
    target_groups = concepts_field(Scheme.TARGET_GROUP, _("for whom"))
    countries = concepts_field(Scheme.COUNTRY, _("countries"))
    regions = concepts_field(Scheme.NUTS, _("regions (NUTS)"))
    counties = concepts_field(Scheme.COUNTY, _("counties"))
    origin_country = concept_foreign_key(
        Scheme.COUNTRY, _("country where the method was taken from")
    )
    scale = concept_foreign_key(Scheme.SCALE, _("scale"))
    stage = concept_foreign_key(Scheme.STAGE, _("stage"))
    start = PartialDateField(_("start"))
    start_basis = date_basis_field()
    end = PartialDateField(_("end"))
    end_basis = date_basis_field()
    licence = concept_foreign_key(Scheme.LICENCE, _("licence of the text"))
    sources = ProjectStreamField(
        SourcesStreamBlock(), verbose_name=_("sources"), blank=True
    )
    source_url = models.URLField(
        _("record at the source"),
        max_length=500,
        blank=True,
        help_text=_("Where the owner or the source describes it."),
    )
    compiled = models.BooleanField(
        _("compiled from public sources"),
        default=False,
        help_text=_("Readers see that the owner has not confirmed it."),
    )
    last_confirmed = models.DateField(
        _("last confirmed by the owner"), null=True, blank=True
    )
    confirmation = models.CharField(
        _("confirmation by the owner"),
        max_length=16,
        choices=ConfirmationState.choices,
        default=ConfirmationState.NOT_ASKED,
        editable=False,
    )
    consent = models.BooleanField(
        _("consent to publication"),
        default=False,
        help_text=_(
            "The institution agrees to publication, and so do the persons who are "
            "named or pictured."
        ),
    )
    archived_on = models.DateField(
        _("archived on"), null=True, blank=True, editable=False
    )
    change_note = models.CharField(
        _("what changed in this version"),
        max_length=200,
        blank=True,
        help_text=_(
            "For readers, shown beside the version that is published next. Empty: "
            "the parts that changed are named."
        ),
    )
    same_as_partner = models.ForeignKey(
        "partners_exchange.Partner",
        verbose_name=_("the same as this organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("When the record and the organisation are one thing."),
    )
    same_as_series = models.ForeignKey(
        "partners_exchange.ActivitySeriesPage",
        verbose_name=_("the same as this recurring activity"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # Not among them is what the host decides: proof-reading, evidence, who compiled.
    api_fields: ClassVar[list[APIField]] = deposited(
        "summary",
        "plain_summary",
        "description",
        "results",
        "practice_kind",
        "topics",
        "target_groups",
        "countries",
        "regions",
        "counties",
        "origin_country",
        "scale",
        "stage",
        "start",
        "start_basis",
        "end",
        "end_basis",
        "licence",
        "sources",
        "source_url",
        "consent",
    )
    parent_page_types = ["knowledge.PartnerBranchPage"]
    subpage_types: ClassVar[list[str]] = []
    exclude_fields_in_copy = ["archived_on", "confirmation", "last_confirmed"]

    class Meta:
        abstract = True

    def get_workflow(self) -> Workflow | None:
        """Send records to the desk and translations to a second reader."""
        own = record_workflow(is_source=self.is_source)
        return own or super().get_workflow()

    def publication_obstacle(self) -> str:
        """Keep back what reviewers or a second reader have to see first."""
        return gettext("It is reviewed first.") if review_needed(self) else ""

    def permissions_for_user(self, user: Any) -> RecordPermissionTester:
        """Return the rights of a person (Wagtail's hook)."""
        return RecordPermissionTester(user, self)

    @cached_property
    def branch(self) -> PartnerBranchPage | None:
        """The branch that holds the facts of this record."""
        parent_path = self.facts.path[: -self.steplen]
        branches = PartnerBranchPage.objects.select_related("partner")
        return branches.filter(path=parent_path).first()

    @property
    def owning_partner(self) -> Partner | None:
        """The organisation that owns the record."""
        return self.branch.partner if self.branch else None

    @path("versions/", name="versions")
    def versions(self, request: HttpRequest) -> HttpResponse:
        """Answer with every version of the text that was public."""
        return versions_answer(request, self)

    @path("versions/<int:older>-<int:newer>/", name="difference")
    def difference(self, request: HttpRequest, older: int, newer: int) -> HttpResponse:
        """Answer with what changed between two versions."""
        return difference_answer(request, self, older=older, newer=newer)

    @path("cite/<slug:form>/", name="citation")
    def citation(self, request: HttpRequest, form: str) -> HttpResponse:
        """Answer with the citation as a file for reference managers."""
        return citation_answer(request, self, form=form)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Offer the ways of preview that every page has; routes know none."""
        return BasePage.serve_preview(self, request, mode_name)

    def breadcrumb_pages(self) -> list[Page]:
        """Leave the branch out: it is no place to go."""
        above = super().breadcrumb_pages()
        return [page for page in above if page.depth < self.depth - 1]

    def structured_data(self) -> list[dict[str, Any]]:
        """Describe the page that tells about the record."""
        return [record_data(self)]

    def get_url_parts(
        self, request: HttpRequest | None = None
    ) -> tuple[int, str | None, str | None] | None:
        """Leave the branch out of the address, so that it outlives the owner."""
        parts = super().get_url_parts(request)
        if parts is None or not parts[2]:
            return parts
        site_id, root_url, path = parts
        return site_id, root_url, without_branch(path)

    def _check_slug_is_unique(self) -> None:
        """Check the slug against the records of every branch (Wagtail's hook)."""
        super()._check_slug_is_unique()
        if self.slug_is_taken(self.slug):
            raise ValidationError(
                {"slug": _("Another record has this address already.")}, code="unique"
            )

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        """Number a slug that a record of any branch has (Wagtail's hook)."""
        candidate = super()._get_autogenerated_slug(base_slug)
        suffix = 1
        while self.slug_is_taken(candidate):
            suffix += 1
            candidate = f"{base_slug}-{suffix}"
        return candidate

    def slug_is_taken(self, slug: str) -> bool:
        """Say whether another record of the language has the slug."""
        parent = self.get_parent()
        # A page that is being added takes its parent's language only later.
        locale_id = self.locale_id or (parent and parent.locale_id)
        others = Page.objects.type(RecordPage).exclude(pk=self.pk)
        return others.filter(locale_id=locale_id, slug=slug).exists()

    def clean(self) -> None:
        """Check the dates and, unless the form did, the required parts."""
        super().clean()
        if self.is_source:
            validate_range(self.start, self.end)
        if self.checked_by_form:
            return
        errors = self.rule_errors()
        if errors:
            raise ValidationError(errors)

    def rule_errors(self) -> Errors:
        """Return every rule the page as it stands would break if published."""
        return errors_of(self.stopping_remarks(), complete=True)

    def stopping_remarks(
        self,
        values: RecordValues | None = None,
        origins: Iterable[uuid.UUID] | None = None,
    ) -> Iterator[Remark]:
        """Yield what stops the record.

        Args:
            values: What is written in a form; what is stored when left out.
            origins: What a form says it is derived from.
        """
        values = self.rule_values() if values is None else values
        if values.pictures:
            images = SiteImage.objects.filter(pk__in=values.pictures)
            yield from picture_remarks(images, self.language)
        if not self.is_source:
            yield from translation_remarks(values)
            return
        yield from source_remarks(values)
        if self.comes_from_itself(self.origin_keys() if origins is None else origins):
            yield cycle_remark()

    def rule_values(self) -> RecordValues:
        """Return what the rules look at."""
        return record_values(self._stored, self.parts)

    def origin_keys(self) -> list[uuid.UUID]:
        """Return the records this one is said to be derived from."""
        return []

    def comes_from_itself(self, origins: Iterable[uuid.UUID]) -> bool:
        """Say whether the record would be derived from itself."""
        return False

    def _stored(self, name: str) -> Any:
        """Return prose of this page and facts of the source page."""
        if name == "attached_files":
            return [row.document for row in self.facts.attachments.all()]
        prose = name in ("title", "summary", *self.prose_fields)
        value: Any = getattr(self if prose else self.facts, name, None)
        return list(value.all()) if hasattr(value, "all") else value
