"""The family tree of a practice: where it comes from and who took it up."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from knowledge.enums import RelationKind
from knowledge.record_page.adoptions import Taken, adoptions_of
from knowledge.schemas import PracticeBody, RelationOut
from publication.models import PublicationTerm
from publication.selectors import public_with_fallback

# Above this the tree would not be read; a circle ends here too.
MOST_GENERATIONS = 4
DERIVED = RelationKind.DERIVED_FROM.value


@dataclass(slots=True)
class Node:
    """A station of the tree.

    `state` is passed, here, dropped or empty, as the stylesheet draws them.
    """

    who: str
    how: list[str]
    state: str = ""
    url: str = ""
    lang: str = ""
    texts: list[dict[str, str]] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)
    is_adoption: bool = False

    @property
    def is_adopted(self) -> bool:
        """Say whether an adoption is in the tree."""
        return self.is_adoption or any(child.is_adopted for child in self.children)


def family_tree(
    *,
    key: uuid.UUID,
    title: str,
    body: PracticeBody,
    naming: Sequence[RelationOut],
    language: str,
) -> Node | None:
    """Return the tree with the practice in it; None when it stands alone.

    Args:
        key: The practice.
        title: Its title in the language of the page.
        body: What is public of it.
        naming: The practices that name this one.
        language: The language of the page.
    """
    descendants = [page for page in naming if page.relation == DERIVED]
    adopted = _by_practice(
        adoptions_of([key, *(page.key for page in descendants)], language)
    )
    here = Node(who=title, how=[gettext("This practice")], state="here")
    here.children = [
        *map(_adoption_node, adopted[str(key)]),
        *(_descendant(page, adopted[page.key], language) for page in descendants),
    ]
    above = _ancestors(key, body, language)
    if not above and not here.children:
        return None
    root = here
    for node in above:
        node.children = [root]
        root = node
    return root


def _by_practice(adoptions: Iterable[Taken]) -> defaultdict[str, list[Taken]]:
    found: defaultdict[str, list[Taken]] = defaultdict(list)
    for adoption in adoptions:
        found[adoption.practice].append(adoption)
    return found


def _adoption_node(adoption: Taken) -> Node:
    how = [adoption.result, *adoption.facts, *adoption.follow_ups]
    return Node(
        who=adoption.who,
        how=[text for text in how if text],
        state="dropped" if adoption.dropped else "",
        url=adoption.url,
        lang=adoption.who_language,
        texts=adoption.texts,
        is_adoption=True,
    )


def _descendant(page: RelationOut, adopted: list[Taken], language: str) -> Node:
    return Node(
        who=page.title,
        how=[gettext("A practice derived from this one")],
        url=page.path,
        lang="" if page.language == language else page.language,
        children=[_adoption_node(adoption) for adoption in adopted],
    )


def _ancestors(key: uuid.UUID, body: PracticeBody, language: str) -> list[Node]:
    """Return where the practice comes from, the nearest first.

    A practice may name several; the first of them is drawn, all are listed.
    """
    found: list[Node] = []
    seen = {str(key)}
    parents = [page for page in body.relations if page.relation == DERIVED]
    while parents and len(found) < MOST_GENERATIONS:
        parent = parents[0]
        if parent.key in seen:
            break
        seen.add(parent.key)
        found.append(
            Node(
                who=parent.title,
                how=[gettext("Where it comes from")],
                state="passed",
                url=parent.path,
                lang="" if parent.language == language else parent.language,
            )
        )
        parents = _parents_of(parent.key, language)
    if not found and body.origin_country:
        found.append(
            Node(
                who=body.origin_country.label,
                how=[gettext("Where the method was taken from")],
                state="passed",
            )
        )
    return found


def _parents_of(key: str, language: str) -> list[RelationOut]:
    """Return the public practices that a published practice is derived from."""
    codes = PublicationTerm.objects.filter(
        scheme=DERIVED,
        publication__key=key,
        publication__withdrawn_at=None,
    ).values_list("code", flat=True)
    keys = {uuid.UUID(code) for code in codes}
    if not keys:
        return []
    rows = public_with_fallback(["practice"], language).filter(key__in=keys)
    return [
        RelationOut(
            relation=DERIVED,
            key=str(row.key),
            title=row.title,
            language=row.language,
            path=row.path,
        )
        for row in rows.only("key", "title", "language", "path").order_by("key")
    ]
