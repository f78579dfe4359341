"""Founding documents: a registry, and the page that lists and shows them."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField

from core.blocks import SourceBlock
from core.fields import PartialDateField, date_basis_field
from core.frame import frame_set
from core.languages import LANGUAGE_CODES, Text, field_text
from core.slugs import slugify_ascii
from core.stream import ProjectStreamField
from home.documents import document_frame
from home.enums import DocumentState
from home.models.history import HistoryPage
from home.presentation import document_row, history_url
from partners_exchange.models.routing import RoutedPage
from partners_exchange.panels import page_tabs

CODE = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$", _("Use small letters, digits and single hyphens.")
)


class FoundingDocument(models.Model):
    """A document the partnership rests on: what is known of it, and from where.

    `title`, `slug`, `description` and `parties` are modeltranslation fields.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(
        _("code"),
        max_length=64,
        unique=True,
        validators=[CODE],
        help_text=_("Never changes: other records refer to it."),
    )
    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        blank=True,
        help_text=_("Made from the title when left empty."),
    )
    description = RichTextField(
        _("description"), features=["bold", "italic", "link", "ul"], blank=True
    )
    parties = models.CharField(
        _("parties"),
        max_length=300,
        blank=True,
        help_text=_("Who signed or adopted it; empty: not recorded."),
    )
    date = PartialDateField(_("date"))
    date_basis = date_basis_field()
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=DocumentState.choices,
        default=DocumentState.NOT_RECORDED,
    )
    file = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # Identifier of the milestone in the history that tells of the document.
    event_id = models.CharField(
        _("milestone"),
        max_length=64,
        blank=True,
        validators=[CODE],
        help_text=_("Identifier of the milestone in the history, if there is one."),
    )
    sources = ProjectStreamField(
        [("source", SourceBlock())], verbose_name=_("sources"), blank=True
    )
    proofread = models.BooleanField(
        _("proof-read by a person"),
        default=False,
        help_text=_("Until then readers see a discreet note."),
    )
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("founding document")
        verbose_name_plural = _("founding documents")
        ordering: ClassVar = ["order", "code"]

    def __str__(self) -> str:
        return str(self.title or self.code)

    def clean(self) -> None:
        """Make addresses from titles; refuse one that another document has."""
        super().clean()
        problems: dict[str, Any] = {}
        for language in LANGUAGE_CODES:
            name = f"slug_{language}"
            slug = getattr(self, name) or getattr(self, f"title_{language}") or ""
            slug = slugify_ascii(slug, language)
            setattr(self, name, slug or None)
            others = FoundingDocument.objects.filter(**{name: slug}).exclude(pk=self.pk)
            if slug and others.exists():
                problems[name] = _("Another document has this address.")
        if problems:
            raise ValidationError(problems)

    def text(self, name: str, language: str) -> Text | None:
        """Return a field's text for a reader, with the language it is in."""
        return field_text(self, name, language)

    def slug_in(self, language: str) -> str:
        """Return the last part of the address in a language."""
        return str(getattr(self, f"slug_{language}") or self.code)

    def index_page(self, language: str) -> "FoundingDocumentIndexPage | None":
        """Return the public page of a language that lists the documents."""
        return (
            FoundingDocumentIndexPage.objects.filter(locale__language_code=language)
            .live()
            .public()
            .first()
        )

    @property
    def source_list(self) -> list[dict[str, str]]:
        """The sources as titles and addresses."""
        return [
            {"title": block.value["title"], "url": block.value["url"] or ""}
            for block in self.sources
        ]


class FoundingDocumentIndexPage(RoutedPage):
    """Every founding document, and a page for each."""

    kind = "section"
    heads = "documents"
    QUERY_BUDGET: ClassVar[int] = 26

    intro = RichTextField(
        _("introduction"), features=["bold", "italic", "link", "ul"], blank=True
    )

    prose_fields: ClassVar[tuple[str, ...]] = ("intro",)
    subpage_types: ClassVar[list[str]] = []
    edit_handler = page_tabs(content=[FieldPanel("intro")])
    template = "home/founding_document_index_page.html"

    class Meta:
        verbose_name = _("founding documents page")
        verbose_name_plural = _("founding documents pages")

    @path("", name="list")
    def documents(self, request: HttpRequest) -> HttpResponse:
        """Show every document."""
        found = list(FoundingDocument.objects.select_related("file"))
        rows = [document_row(document, self) for document in found]
        return self.render(request, context_overrides={"documents": rows})

    @path("<slug:slug>/", name="document")
    def document(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Show one document."""
        found = FoundingDocument.objects.select_related("file").filter(
            models.Q(**{f"slug_{self.language}": slug})
            | models.Q(**{f"slug_{self.language}": None, "code": slug})
        )
        document = found.first()
        if document is None:
            raise Http404
        frame_set(request, document_frame(self, document))
        return self.render(
            request,
            context_overrides={
                "row": document_row(document, self),
                "history_url": history_url(
                    language=self.language,
                    event_id=document.event_id,
                    model=HistoryPage,
                ),
            },
            template="home/founding_document.html",
        )

    def document_path(self, document: FoundingDocument) -> str:
        """Return the address of a document below this page."""
        return f"{self.url}{document.slug_in(self.language)}/"
