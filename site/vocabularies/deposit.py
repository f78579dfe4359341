"""The vocabularies for who deposits: records name concepts by number."""

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field
from wagtail.api.v3.auth import BearerTokenAuth

from vocabularies.enums import Scheme
from vocabularies.models import Concept

router = Router(tags=["concepts"], auth=BearerTokenAuth())


class ConceptEntry(Schema):
    """One concept and the number that fields of pages take."""

    id: int
    scheme: str
    code: str
    label_pl: str = Field("", description="Label in Polish.")
    label_en: str = Field("", description="Label in English.")


class ConceptQuery(Schema):
    """Which vocabulary."""

    scheme: Scheme = Field(description="Name of the vocabulary, such as topic.")


@router.get(
    "/",
    response=list[ConceptEntry],
    summary="Concepts of a vocabulary",
    operation_id="concepts_list",
)
def list_concepts(
    request: HttpRequest, query: Query[ConceptQuery]
) -> "QuerySet[Concept]":
    """Return the concepts in their order."""
    return Concept.objects.filter(scheme=query.scheme).order_by("order", "code")
