import pytest
from django.template import Context, Template
from django.utils import translation

from core.citations import title_language


@pytest.mark.parametrize(
    ("title", "address", "language"),
    [
        ("Barometr zawodów na rok 2024", "", "pl"),
        ("Miasto Jordanów (archiwum serwisu)", "https://jordanow.pl/archiwum", "pl"),
        ("Szansa Power, partnerstwo", "https://szansa-power.frse.org.pl/", "pl"),
        ("Le Forem, Rapport d'activités 2010", "", "fr"),
        ("Ville de Charleroi", "https://www.charleroi.be/", "fr"),
        ("CEDEFOP, European inventory on validation", "", "en"),
        ("Стратегія розвитку освіти", "", "uk"),
        ("LLL-Hub", "https://www.lll-hub.eu/", ""),
        ("microcredentials.pl", "https://microcredentials.pl/", ""),
        ("Arcola Research", "https://arcola-research.co.uk/", "en"),
        ("Centre Inffo", "", ""),
    ],
)
def test_a_title_tells_its_language_when_it_can(
    title: str, address: str, language: str
):
    assert title_language(title, address) == language


def drawn(source: str, language: str, **context: str) -> str:
    with translation.override(language):
        return Template("{% load public %}" + source).render(Context(context))


def test_a_cited_title_is_marked_where_the_page_has_another_language():
    tag = "{% cited title address 'tap' %}"
    context = {
        "title": "Umowa o <partnerstwie> ś",
        "address": "https://example.org/?a&b",
    }
    link = '<a href="https://example.org/?a&amp;b" class="tap"{}>{}</a>'
    text = "Umowa o\xa0&lt;partnerstwie&gt; ś"
    assert drawn(tag, "pl", **context) == link.format("", text)
    assert drawn(tag, "uk", **context) == link.format(' lang="pl"', text)


def test_a_cited_title_without_an_address_is_no_link():
    assert drawn("{% cited title %}", "en", title="LLL-Hub") == "LLL-Hub"
    marked = '<span lang="pl">Źródło</span>'
    assert drawn("{% cited title '' 'tap' %}", "en", title="Źródło") == marked
    assert drawn("{% cited title within='pl' %}", "en", title="Źródło") == "Źródło"
