"""The repository's index and the branch of each partner below it."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.models import BasePage
from knowledge.catalogue import catalogue

INTRO_FEATURES = ["bold", "italic", "link", "ol", "ul"]

# Page types that list the same records by something else.
OTHER_WAYS = ("resourceindexpage", "topicindexpage", "countryindexpage", "boardpage")


class PracticeIndexPage(BasePage):
    """The list of practices and resources; answers their addresses.

    Records live below their owner's branch, but their address leaves the
    branch out, so that a change of owner moves nothing.
    """

    kind = "section"
    heads = "practices"

    # Page, frame, vocabularies, three facets with counts, list, pager.
    QUERY_BUDGET: ClassVar[int] = 35

    intro = RichTextField(_("introduction"), blank=True, features=INTRO_FEATURES)

    prose_fields = ("intro",)
    max_count_per_parent = 1
    subpage_types = ["knowledge.PartnerBranchPage"]
    template = "knowledge/practice_index_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("good-practice index")
        verbose_name_plural = _("good-practice indexes")

    def route(
        self, request: HttpRequest, path_components: list[str]
    ) -> RouteResult | Any:
        """Find a record by its slug in whichever branch it is.

        What follows the slug, the record answers itself.
        """
        if not path_components:
            return super().route(request, path_components)
        slug, *rest = path_components
        record = (
            Page.objects.descendant_of(self)
            .filter(depth=self.depth + 2, slug=slug)
            .order_by("-live", "path")
            .first()
        )
        if record is None:
            raise Http404
        return record.specific.route(request, rest)

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the list as the query string asks for it."""
        context = super().get_context(request, *args, **kwargs)
        context["catalogue"] = catalogue(request.GET, language=self.language)
        context["ways"] = self.other_ways()
        return context

    def other_ways(self) -> list[Page]:
        """Return the other ways into the repository that stand beside this one."""
        beside = self.get_siblings(inclusive=False).live().public()
        return list(beside.filter(content_type__model__in=OTHER_WAYS))


class PartnerBranchPage(BasePage):
    """The place of one partner's records in one language.

    Never public: no address, no list and no trail shows it.
    """

    partner = models.ForeignKey(
        "partners_exchange.Partner",
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The organisation that owns the records below this page."),
    )

    parent_page_types = ["knowledge.PracticeIndexPage"]
    subpage_types = ["knowledge.PracticePage", "knowledge.ResourcePage"]
    preview_modes: ClassVar[list[Any]] = []
    content_panels = [*BasePage.content_panels[:1], FieldPanel("partner")]
    promote_panels = [FieldPanel("slug")]

    class Meta:
        verbose_name = _("branch of a partner")
        verbose_name_plural = _("branches of partners")

    def clean(self) -> None:
        """Allow one branch for each partner and language."""
        super().clean()
        others = PartnerBranchPage.objects.filter(
            partner_id=self.partner_id, locale_id=self.locale_id
        ).exclude(pk=self.pk)
        if self.partner_id and others.exists():
            raise ValidationError(
                {"partner": _("This partner has a branch in this language already.")},
                code="unique",
            )

    def get_url_parts(
        self, request: HttpRequest | None = None
    ) -> tuple[int, str, str] | None:
        """Have no address."""
        return None

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer nobody."""
        raise Http404

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[Any]:
        """Stay out of site maps."""
        return []
