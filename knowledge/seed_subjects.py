"""Publish the library, and a page for every topic and country."""

from collections.abc import Iterator

from core.identity import key_for
from core.models import BasePage
from core.seeding import PageSeed, page_seed
from core.slugs import slugify_ascii
from knowledge.models import (
    CountryIndexPage,
    CountryPage,
    ResourceIndexPage,
    TopicIndexPage,
    TopicPage,
)
from knowledge.models.subjects import SubjectIndexPage, SubjectPage
from knowledge.seed import seed_index
from vocabularies.models import Concept
from vocabularies.selectors import concepts

INDEXES: tuple[tuple[str, type[SubjectIndexPage], type[SubjectPage]], ...] = (
    ("topics", TopicIndexPage, TopicPage),
    ("countries", CountryIndexPage, CountryPage),
)


def seed_subjects() -> Iterator[str]:
    """Publish what is missing; yield each title.

    A page says what the vocabulary says of its concept, and nothing else.
    """
    yield seed_index("resources", ResourceIndexPage, parent="home")
    for name, index, model in INDEXES:
        yield seed_index(name, index, parent="home")
        for concept in concepts(scheme=model.scheme):
            page_seed(_subject(name, model, concept))
            yield concept.label_in("pl")


def _subject(name: str, model: type[BasePage], concept: Concept) -> PageSeed:
    def fields(language: str) -> dict[str, object]:
        definition = concept.text("definition", language)
        title = concept.label_in(language)
        return {
            "title": title,
            "slug": slugify_ascii(title, language),
            "summary": definition.value if definition else "",
            "concept": concept,
        }

    return PageSeed(
        key=key_for(model.kind, concept.code),
        model=model,
        parent=key_for("page", name),
        fields=fields,
    )
