"""Products: what the partnership's groups made."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.blocks import ProseStreamBlock
from core.fields import PartialDateField, date_basis_field
from core.models import BasePage
from core.stream import ProjectStreamField
from knowledge.blocks import SourcesStreamBlock
from knowledge.enums import ProductStatus
from knowledge.models.branches import INTRO_FEATURES
from knowledge.page_context import product_context
from knowledge.panels import product_edit_handler
from knowledge.structured_data import product_data
from publication.selectors import Order, publication_list
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key

MOST_PRODUCTS = 100


class ProductIndexPage(BasePage):
    """The list of products."""

    kind = "section"
    heads = "products"
    QUERY_BUDGET: ClassVar[int] = 25

    intro = RichTextField(_("introduction"), blank=True, features=INTRO_FEATURES)

    prose_fields = ("intro",)
    max_count_per_parent = 1
    subpage_types: ClassVar = ["knowledge.ProductPage"]
    template = "knowledge/product_index_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("list of products")
        verbose_name_plural = _("lists of products")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the products, oldest first: later ones build on earlier ones."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        listing = publication_list(
            kinds=[ProductPage.kind],
            language=self.language,
            order=Order.TITLE,
            limit=MOST_PRODUCTS,
        )
        return {**context, "products": listing.items}


class ProductPage(BasePage):
    """Something a group of the partnership made."""

    kind = "product"
    kind_label = _("Product")
    QUERY_BUDGET: ClassVar[int] = 40

    body = ProjectStreamField(ProseStreamBlock(), verbose_name=_("text"), blank=True)
    used_by_note = models.CharField(
        _("used by, in words"),
        max_length=255,
        blank=True,
        help_text=_("For users that are not in the registry of partners."),
    )

    product_kind = concept_foreign_key(Scheme.PRACTICE_KIND, _("kind"))
    makers = ParentalManyToManyField(
        "partners_exchange.Partner",
        verbose_name=_("makers"),
        blank=True,
        related_name="+",
    )
    task_groups = ParentalManyToManyField(
        "partners_exchange.TaskGroupPage",
        verbose_name=_("task groups"),
        blank=True,
        related_name="+",
        help_text=_("The groups that made it, as source-language pages."),
    )
    year = PartialDateField(_("year"))
    year_basis = date_basis_field()
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=ProductStatus.choices,
        default=ProductStatus.NOT_RECORDED,
    )
    used_by = ParentalManyToManyField(
        "partners_exchange.Partner",
        verbose_name=_("used by"),
        blank=True,
        related_name="+",
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sources = ProjectStreamField(
        SourcesStreamBlock(), verbose_name=_("sources"), blank=True
    )

    prose_fields = ("body", "used_by_note")
    parent_page_types: ClassVar = ["knowledge.ProductIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "knowledge/product_page.html"
    edit_handler = product_edit_handler

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")

    def clean(self) -> None:
        """Keep a product from replacing itself."""
        super().clean()
        if self.replaced_by_id and self.replaced_by_id == self.pk:
            raise ValidationError(
                {"replaced_by": _("A product cannot replace itself.")}
            )

    def structured_data(self) -> list[dict[str, Any]]:
        """Describe the product."""
        return [product_data(self)]

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the facts and the practices that are about this product."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **product_context(self)}
