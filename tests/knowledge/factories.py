"""Practices, branches and partners for tests, through the product's own ways."""

import uuid
from typing import Any

from wagtail.models import Page

from core.identity import key_for
from core.seeding import PageSeed, page_seed, stream
from knowledge.models import (
    PartnerBranchPage,
    PracticeIndexPage,
    PracticePage,
    PracticePartner,
)
from partners_exchange.models import Partner
from tests.support.pages import started
from vocabularies.enums import Scheme
from vocabularies.models import Concept
from vocabularies.selectors import concept

LANGUAGES = ("pl", "en", "uk")


def index(language: str = "pl") -> PracticeIndexPage:
    """Return the seeded index of a language."""
    return PracticeIndexPage.objects.get(
        translation_key=key_for("page", "practices"),
        locale__language_code=language,
    )


def partner(code: str = "probna") -> Partner:
    """Return a partner that no seeded record names."""
    row = Partner(
        code=code,
        key=key_for("partner", code),
        name_pl=f"Instytucja {code}",
        name_en=f"Institution {code}",
        name_uk=f"Установа {code}",
        short_name=code.upper(),
    )
    row.full_clean()
    row.save()
    return row


def branch(owner: Partner) -> PartnerBranchPage:
    """Return the Polish branch of a partner; it exists in every language."""
    key = key_for("branch", owner.code)
    page_seed(
        PageSeed(
            key=key,
            model=PartnerBranchPage,
            parent=key_for("page", "practices"),
            fields=lambda language: {
                "title": owner.short_name,
                "slug": owner.code,
                "partner": owner,
            },
        )
    )
    return PartnerBranchPage.objects.get(
        translation_key=key, locale__language_code="pl"
    )


def topics(number: int) -> list[Concept]:
    """Return the first topics of the vocabulary."""
    return list(Concept.objects.filter(scheme=Scheme.TOPIC)[:number])


def values(title: str = "Praktyka próbna", **changes: Any) -> dict[str, Any]:
    """Return the fields of a complete practice in Polish."""
    return {
        "title": title,
        "summary": f"{title}: w skrócie.",
        "practice_kind": concept(scheme=Scheme.PRACTICE_KIND, code="method"),
        "topics": topics(1),
        "problem": "<p>Brakowało doradców.</p>",
        "description": [("paragraph", "<p>Doradcy spotykają się co miesiąc.</p>")],
        "lessons_not_recorded": True,
        "consent": True,
        **changes,
    }


def draft(parent: Page, **changes: Any) -> PracticePage:
    """Return a practice that is not published."""
    page = PracticePage(live=False, **values(**changes))
    parent.add_child(instance=page)
    page.save_revision(clean=False)
    return PracticePage.objects.get(pk=page.pk)


def practice(parent: Page, **changes: Any) -> PracticePage:
    """Return a published Polish practice."""
    page = PracticePage(**values(**changes))
    parent.add_child(instance=page)
    page.save_revision().publish()
    return PracticePage.objects.get(pk=page.pk)


def full_practice(owner: Partner, other: Partner) -> uuid.UUID:
    """Publish a practice with every field in three languages; return its key."""
    key = key_for("practice", "golden")
    home_branch = branch(owner)
    words = {
        "pl": ("Krąg doradców", "krag-doradcow", "Doradcy uczą się od siebie."),
        "en": ("Circle of counsellors", "circle", "Counsellors learn together."),
        "uk": ("Коло консультантів", "kolo", "Консультанти вчаться разом."),
    }

    def fields(language: str) -> dict[str, Any]:
        title, slug, summary = words[language]
        return {
            "title": title,
            "slug": slug,
            "summary": summary,
            "plain_summary": f"{summary} Co miesiąc.",
            "problem": f"<p>{summary} <b>1</b></p>",
            "description": stream(
                "golden/description",
                [
                    {"type": "heading", "value": {"text": title}},
                    {"type": "paragraph", "value": f"<p>{summary} 2</p>"},
                ],
            ),
            "lessons_not_recorded": True,
            "resources_needed": f"<p>{summary} 4</p>",
            "transfer_profile": stream(
                "golden/transfer",
                [
                    {
                        "type": "condition",
                        "value": {
                            "condition": code,
                            "rating": rating,
                            "reason": f"{title} {rating}",
                        },
                    }
                    for code, rating in (("staff", "3"), ("law", "0"))
                ],
            ),
            "results": stream(
                "golden/results",
                [
                    {
                        "type": "result",
                        "value": {
                            "indicator": f"{title} 3",
                            "baseline": "",
                            "value": "12",
                            "unit": "%",
                            "method": "",
                            "date": "2019-04",
                            "source_title": "Raport",
                            "source_url": "https://example.org/raport",
                        },
                    }
                ],
            ),
            "practice_kind": concept(scheme=Scheme.PRACTICE_KIND, code="method"),
            "topics": [
                concept(scheme=Scheme.TOPIC, code=code)
                for code in ("quality", "guidance")
            ],
            "target_groups": [concept(scheme=Scheme.TARGET_GROUP, code="counsellors")],
            "countries": [concept(scheme=Scheme.COUNTRY, code="PL")],
            "regions": [concept(scheme=Scheme.NUTS, code="PL21")],
            "counties": list(Concept.objects.filter(scheme=Scheme.COUNTY)[:1]),
            "consent": True,
            "origin_country": concept(scheme=Scheme.COUNTRY, code="FI"),
            "scale": concept(scheme=Scheme.SCALE, code="regional"),
            "stage": concept(scheme=Scheme.STAGE, code="running"),
            "evidence_level": concept(scheme=Scheme.EVIDENCE_LEVEL, code="1"),
            "licence": concept(scheme=Scheme.LICENCE, code="cc-by-4.0"),
            "start": "2018",
            "start_basis": "inferred-year",
            "end": "2019-04-30",
            "sources": stream(
                "golden/sources",
                [
                    {
                        "type": "source",
                        "value": {"title": "Raport", "url": "https://example.org/"},
                    }
                ],
            ),
            "source_url": "https://example.org/krag",
            "compiled": True,
            "other_partners": [PracticePartner(partner=other, role="funds")],
        }

    page_seed(
        PageSeed(
            key=key,
            model=PracticePage,
            parent=home_branch.translation_key,
            fields=fields,
        )
    )
    return key


def version(key: uuid.UUID, language: str) -> PracticePage:
    """Return one language of a practice."""
    return PracticePage.objects.get(translation_key=key, locale__language_code=language)


__all__ = [
    "branch",
    "draft",
    "full_practice",
    "index",
    "partner",
    "practice",
    "started",
    "topics",
    "values",
    "version",
]
