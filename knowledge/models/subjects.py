"""Pages that gather everything of one topic or one country, and the library."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.models import BasePage
from knowledge.catalogue import RESOURCES, catalogue
from knowledge.models.branches import INTRO_FEATURES
from knowledge.subjects import subject_index_context, subject_page_context
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key


def introduction() -> RichTextField:
    """Return the text above a list."""
    return RichTextField(_("introduction"), blank=True, features=INTRO_FEATURES)


class ResourceIndexPage(BasePage):
    """The library: tools, inventories, platforms and projects.

    Its records stand below their owners' branches, like practices.
    """

    kind = "section"
    heads = "resources"
    QUERY_BUDGET: ClassVar[int] = 35

    intro = introduction()

    prose_fields = ("intro",)
    max_count_per_parent = 1
    subpage_types: ClassVar[list[str]] = []
    template = "knowledge/resource_index_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("library of resources")
        verbose_name_plural = _("libraries of resources")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the list as the query string asks for it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        found = catalogue(request.GET, language=self.language, shelf=RESOURCES)
        return {**context, "catalogue": found}


class SubjectIndexPage(BasePage):
    """The topics or countries that have a page, with their numbers of records."""

    kind = "section"
    subject: ClassVar[str] = ""
    QUERY_BUDGET: ClassVar[int] = 25

    intro = introduction()

    prose_fields = ("intro",)
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        abstract = True

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the pages below, with the numbers of their records."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        found = subject_index_context(kind=self.subject, language=self.language)
        return {**context, **found}


class SubjectPage(BasePage):
    """Everything that is public of one concept, whatever its kind."""

    scheme: ClassVar[Scheme]
    QUERY_BUDGET: ClassVar[int] = 40

    intro = introduction()

    prose_fields = ("intro",)
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("concept"),
        FieldPanel("intro"),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Allow one page for each concept and language."""
        super().clean()
        others = type(self).objects.filter(
            concept_id=self.facts.concept_id, locale_id=self.locale_id
        )
        if self.facts.concept_id and others.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"concept": _("There is a page about it in this language already.")},
                code="unique",
            )

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add what is public of the concept, kind by kind."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        found = subject_page_context(concept=self.facts.concept, language=self.language)
        return {**context, **found}


class TopicIndexPage(SubjectIndexPage):
    """Lists the topics."""

    heads = "topics"
    subject = "topic"
    subpage_types: ClassVar = ["knowledge.TopicPage"]
    template = "knowledge/subject_index_page.html"

    class Meta:
        verbose_name = _("list of topics")
        verbose_name_plural = _("lists of topics")


class TopicPage(SubjectPage):
    """Everything about a topic."""

    kind = "topic"
    kind_label = _("Topic")
    scheme = Scheme.TOPIC

    concept = concept_foreign_key(Scheme.TOPIC, _("topic"), required=True)

    parent_page_types: ClassVar = ["knowledge.TopicIndexPage"]
    template = "knowledge/subject_page.html"

    class Meta:
        verbose_name = _("topic page")
        verbose_name_plural = _("topic pages")


class CountryIndexPage(SubjectIndexPage):
    """Lists the countries."""

    heads = "countries"
    subject = "country"
    subpage_types: ClassVar = ["knowledge.CountryPage"]
    template = "knowledge/subject_index_page.html"

    class Meta:
        verbose_name = _("list of countries")
        verbose_name_plural = _("lists of countries")


class CountryPage(SubjectPage):
    """Everything from a country."""

    kind = "country"
    kind_label = _("Country")
    scheme = Scheme.COUNTRY

    concept = concept_foreign_key(Scheme.COUNTRY, _("country"), required=True)

    parent_page_types: ClassVar = ["knowledge.CountryIndexPage"]
    template = "knowledge/subject_page.html"

    class Meta:
        verbose_name = _("country page")
        verbose_name_plural = _("country pages")
